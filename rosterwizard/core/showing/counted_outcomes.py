"""How many rows have each state, as one line. Loading this imports no Polars."""

from collections.abc import Mapping
from typing import Any

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence


def counted_outcomes(counts: Mapping[Any, int]) -> str:
    """Return how many rows have each state, those without rows left out."""
    some = {state: count for state, count in counts.items() if count}
    return listed(sentence("outcome-counts", state, count=some[state]) for state in some)
