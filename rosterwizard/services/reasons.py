"""Why something was refused, in the system's words or in ours: never in those of a library.

What a library says may repeat what it was given, which may be a cell or a password.
"""


def reason_of(error: BaseException) -> str:
    """Return the operating system's words, ours for what a database says, else the kind."""
    said = getattr(error, "strerror", None)
    if isinstance(error, OSError) and said:
        return str(said)
    from rosterwizard.core.messages.words import has_sentence, sentence  # noqa: PLC0415 - start-up

    code = str(getattr(error, "sqlite_errorname", "")).removeprefix("SQLITE_").lower()
    if code and has_sentence("database-trouble", code):
        return sentence("database-trouble", code)
    return type(error).__name__
