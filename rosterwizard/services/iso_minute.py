"""When something was, to the minute, as files and the command line have it."""


def iso_minute(when: str) -> str:
    """Return the day and the minute of a moment. when: ISO 8601."""
    return when[:16].replace("T", " ")
