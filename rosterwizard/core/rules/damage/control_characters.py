"""Control characters and line breaks inside a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_values import accepted, kind_of
from rosterwizard.core.cells.text_kinds import is_written_as_read, text_kind
from rosterwizard.core.letters.controls import CONTROLS
from rosterwizard.core.rules.checked_rule import CellFix, CheckedRule
from rosterwizard.core.sheet.odd_letters import LINE_BREAK, SWALLOWED_ROW

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.cells.letter_steps import Guess
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Field, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker


class _NoText(CheckedRule, frozen=True, kw_only=True):
    """No cell has such signs: also none of a password, which is told and never mended.

    Columns that fill no field are looked at, too, with one rule for all of them: what is wrong
    there may have swallowed rows.
    """

    stated_in = "nowhere"
    is_everywhere = True
    is_of_writing = True
    is_secret: bool = False
    guess: ClassVar[Guess]
    signs: ClassVar[str]

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        is_secret = text_kind(field, make.record_type) == "secret"
        yield make.of_field(cls(field=field.name, is_secret=is_secret), field)

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        yield make.of_rows(cls())

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        if not self.field or (text := cells.guessed(self.field, self.guess)) is None:
            return None
        return text != cells.plain(self.field)

    def places(self, job_sheet: JobSheet) -> Iterator[tuple[int, pl.Series]]:
        from rosterwizard.core.cells.tidying import odd_columns

        # In a workbook no row can be swallowed, and what is not sent may be as it likes.
        is_told = job_sheet.sheet.origin.delimiter or job_sheet.record_type.roster.keep_unknown
        idle = [each.column for each in job_sheet.matching.matches if each.field is None]
        for column in odd_columns(job_sheet.frame, idle) if is_told and not self.field else ():
            texts = job_sheet.frame[f"c{column}"].str.strip_chars()
            yield column, texts.str.contains(self.signs).arg_true()

    def _guessed(self, cells: Cells) -> pl.Expr:
        text = cells.guessed(str(self.field), self.guess)
        return cells.plain(str(self.field)) if text is None else text


class ControlCharacters(_NoText, frozen=True, kw_only=True):
    """Characters that nobody sees and no text has.

    is_sure: none of them stands for a letter. is_kept: they are written all the same, see
    `Cells.written`.
    """

    code = "control-characters"
    guess: ClassVar[Guess] = "controls"
    signs = CONTROLS
    is_sure: bool = False
    is_kept: bool = False

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        kept = is_written_as_read(field, make.record_type)
        severity: Severity = "error" if kept else "warning"
        for rule in super().of_field(make, field):
            if not rule.is_secret:
                yield replace(rule, is_sure=True, is_kept=kept, severity=severity)
            yield rule

    @property
    def kind(self) -> str:
        if not self.is_sure:
            return ""
        return "kept" if self.is_kept else "sure"

    def breach(self, cells: Cells, known: pl.Series | None) -> pl.Expr | None:
        if not self.is_sure:
            return _NoText.breach(self, cells, known)
        return cells.changed_by(str(self.field), "controls")

    def fixes(self) -> tuple[CellFix, ...]:
        if self.is_sure:
            return (CellFix("fix-controls", safe=True, after=self._mended),)
        if self.is_secret or not self.field:
            return ()
        return (CellFix("fix-lost-controls", safe=False, after=self._guessed),)

    def _mended(self, cells: Cells) -> pl.Expr:
        import polars as pl

        name = str(self.field)
        return pl.when(cells.changed_by(name, "controls")).then(cells.after(name, "controls"))


class LineBreak(_NoText, frozen=True, kw_only=True):
    """A line break inside a cell: it is put on one line only where no row seems to be in it.

    is_open: the field takes any text; two of its values in one cell are not made one.
    """

    code = "line-break"
    severity: Severity = "warning"
    guess: ClassVar[Guess] = "lines"
    signs = LINE_BREAK
    is_open: bool = False

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        is_plain = kind_of(field) in {"string", "any"} and field.format not in {"email", "uri"}
        is_open = is_plain and not accepted(field)
        for rule in super().of_field(make, field):
            yield replace(rule, is_open=is_open)

    def fixes(self) -> tuple[CellFix, ...]:
        if self.is_secret or not self.is_open:
            return ()
        return (CellFix("fix-line-break", safe=False, after=self._on_one_line),)

    def _on_one_line(self, cells: Cells) -> pl.Expr:
        import polars as pl

        swallowed = cells.plain(str(self.field)).str.contains(SWALLOWED_ROW)
        return pl.when(~swallowed).then(self._guessed(cells))
