"""What all rules about letters share that have one certain mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from rosterwizard.core.cells.text_kinds import is_written_as_read
from rosterwizard.core.rules.checked_rule import CellFix, FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.cells.letter_steps import Guess, Step
    from rosterwizard.core.profiles.language import Field, RecordType
    from rosterwizard.core.rules.checked_rule import RuleMaker


class MendedLetters(FieldRule, frozen=True, kw_only=True):
    """No letters of a cell were damaged in one way; see `cells.letter_steps`.

    step: what mends it for certain. fix: the words of that. guess, guess_fix: the same for what is
    probably meant. mended_when_written: the file holds what is certain, see `Cells.written`.
    """

    stated_in = "nowhere"
    is_everywhere = True
    is_of_writing = True
    step: ClassVar[Step]
    fix: ClassVar[str]
    guess: ClassVar[Guess | None] = None
    guess_fix: ClassVar[str] = ""
    mended_when_written: bool = False

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        mended = not is_written_as_read(field, make.record_type)
        yield make.of_field(cls(field=field.name, mended_when_written=mended), field)

    @property
    def kind(self) -> str:
        return "written" if self.mended_when_written else ""

    def tells_more(self, _record_type: RecordType) -> bool:
        return self.mended_when_written

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        import polars as pl

        written, read = cells.written(self.field), cells.read(self.field)
        # What is only probable is written as it stands; of that the plain message says nothing.
        kind = pl.when(written == read).then(pl.lit("unmended")).otherwise(pl.lit(self.kind))
        return {"written": written, "kind": kind}

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        found = cells.changed_by(self.field, self.step)
        if self.guess and (text := cells.guessed(self.field, self.guess)) is not None:
            found |= text != cells.plain(self.field)
        return cells.unless_lacking(self.field, found)

    def fixes(self) -> tuple[CellFix, ...]:
        sure = CellFix(self.fix, safe=True, after=self._mended)
        if not self.guess:
            return (sure,)
        return (sure, CellFix(self.guess_fix, safe=False, after=self._guessed))

    def _mended(self, cells: Cells) -> pl.Expr:
        import polars as pl

        changed = cells.changed_by(self.field, self.step)
        if closed := cells.field(self.field).allowed:
            # What is no value afterwards either may belong into another column: a password.
            values = [text.lower() for text in closed]
            changed &= cells.plain(self.field).str.to_lowercase().is_in(values)
        return pl.when(changed).then(cells.after(self.field, self.step))

    def _guessed(self, cells: Cells) -> pl.Expr:
        import polars as pl

        text = cells.guessed(self.field, self.guess) if self.guess else None
        if text is None:
            return pl.lit(None, dtype=pl.String)
        return pl.when(text != cells.plain(self.field)).then(text)
