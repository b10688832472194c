"""Text of any length as so much of it as can be shown."""

LONGEST_SHOWN = 1000  # letters


def shown_shortly(text: str) -> str:
    """Return so much of a text as can be shown: what lays out megabytes stands still."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
