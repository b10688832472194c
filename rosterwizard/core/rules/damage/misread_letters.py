"""Letters that came through a wrong encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rosterwizard.core.cells.field_ideas import is_open_text
from rosterwizard.core.rules.damage.mended_letters import MendedLetters

if TYPE_CHECKING:
    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.cells.letter_steps import Step
    from rosterwizard.core.profiles.language import Severity


class Mojibake(MendedLetters, frozen=True, kw_only=True):
    """No text was read in a wrong encoding (JosÃ©).

    Where a sign was lost besides (MarÃa), that is told, and nothing is proposed.
    """

    code = "mojibake"
    severity: Severity = "warning"
    step: ClassVar[Step] = "mojibake"
    fix = "fix-mojibake"

    def breach(self, cells: Cells, known: pl.Series | None) -> pl.Expr:
        from rosterwizard.core.letters.mojibake import LOST_A_SIGN

        found = MendedLetters.breach(self, cells, known)
        if self.mended_when_written or not is_open_text(cells.field(self.field)):
            return found
        lost = cells.plain(self.field).str.contains(LOST_A_SIGN)
        return found | cells.unless_lacking(self.field, lost)
