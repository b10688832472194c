"""Text that a spreadsheet would run as a formula, made harmless in files for people."""

_STARTERS = ("=", "+", "-", "@", "\t", "\r")


def neutralised(text: str) -> str:
    """Return `text` so that a spreadsheet shows it and never computes it.

    For files that people open, never for the file that a system receives. Source: OWASP, "CSV
    injection".
    """
    return f"'{text}" if text.startswith(_STARTERS) else text
