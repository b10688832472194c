"""The columns that say of rows why they did not get in, at the end of a file of ours."""

from rosterwizard.core.messages.words import sentence

_PARTS = ("row", "outcome", "why")
COUNT = len(_PARTS)


def reason_headings() -> tuple[str, ...]:
    """Return what stands above them."""
    return tuple(sentence("refused-rows", part) for part in _PARTS)
