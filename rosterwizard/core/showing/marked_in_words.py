"""What became of marked problems, in words."""

from rosterwizard.core.checking.marked_since import MarkedSince
from rosterwizard.core.messages.words import sentence


def since_in_words(since: MarkedSince) -> str:
    """Return how many are fixed, still open and new."""
    gaps = {"fixed": since.fixed, "open": since.open}
    if since.new is None:
        return sentence("marked-since", "beyond", **gaps)
    return sentence("marked-since", new=since.new, **gaps)
