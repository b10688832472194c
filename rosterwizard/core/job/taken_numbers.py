"""What is remembered of numbers that a system took before: core asks, and keeps nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection


class TakenNumbers(Protocol):
    """What is remembered of the numbers that a system took before."""

    def widths(self, record_type: str, field: str) -> Collection[int]:
        """Return how many digits those have that begin with a zero."""

    def taken(self, record_type: str, field: str, texts: Collection[str]) -> frozenset[str]:
        """Return which of these texts were taken before."""
