"""Letters of another alphabet that look like those that are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rosterwizard.core.rules.checked_rule import CellFix
from rosterwizard.core.rules.damage.mended_letters import MendedLetters

if TYPE_CHECKING:
    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.cells.letter_steps import Step
    from rosterwizard.core.profiles.language import Severity


class LookAlikeLetters(MendedLetters, frozen=True, kw_only=True):
    """No letter of another alphabet stands for one that looks the same.

    Inside a word that is certain; of a whole word it is a guess, from what its column holds.
    """

    code = "look-alike-letters"
    looks_at = "rows"
    severity: Severity = "warning"
    step: ClassVar[Step] = "scripts"
    fix = "fix-look-alike"

    def breach(self, cells: Cells, known: pl.Series | None) -> pl.Expr:
        found = MendedLetters.breach(self, cells, known)
        if cells.may_have(self.field, "other-alphabet"):
            found |= cells.is_suspect(self.field, "other-alphabet")
        return found

    def fixes(self) -> tuple[CellFix, ...]:
        return (
            *MendedLetters.fixes(self),
            CellFix("fix-other-alphabet", safe=False, after=self._in_latin),
        )

    def _in_latin(self, cells: Cells) -> pl.Expr:
        import polars as pl

        from rosterwizard.core.letters.scripts import SIGNS, in_latin

        text = cells.plain(self.field)
        latin = text.map_elements(in_latin, return_dtype=pl.String)
        return pl.when(text.str.contains(SIGNS)).then(latin)
