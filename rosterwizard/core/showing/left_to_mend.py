"""How much of what was found is mended, and how grave the rest is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import counted, sentence

if TYPE_CHECKING:
    from rosterwizard.core.showing.checked_job import CheckedJob


@dataclass(frozen=True, slots=True)
class LeftToMend:
    """Problems in all sheets by severity, and how many there were that are gone by now."""

    error: int = 0
    warning: int = 0
    note: int = 0
    mended: int = 0

    @property
    def left(self) -> int:
        """How many problems there are."""
        return self.error + self.warning + self.note

    def in_words(self) -> str:
        """Return what the ring shows, for those who hear it."""
        left, mended = counted("check-ring-left", self.left), self.mended_in_words()
        return sentence("check-ring", "spoken", left=left, mended=mended)

    def mended_in_words(self) -> str:
        """Return how many are mended."""
        return counted("check-ring-mended", self.mended)


def left_to_mend(found: CheckedJob) -> LeftToMend:
    """Count it once over all sheets."""
    sheets = found.sheets.values()
    return LeftToMend(
        error=sum(each.counts["error"] for each in sheets),
        warning=sum(each.counts["warning"] for each in sheets),
        note=sum(each.counts["note"] for each in sheets),
        mended=sum(each.counted.fewer() for each in sheets),
    )
