"""First and last name in one cell, while the cell beside it is blank or says it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_ideas import is_about
from rosterwizard.core.rules.checked_rule import RowsFix
from rosterwizard.core.rules.damage.moved_cells import cells_put
from rosterwizard.core.rules.damage.told_rows import ToldRows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import RecordType
    from rosterwizard.core.rules.checked_rule import RuleMaker


class MergedNames(ToldRows, frozen=True, kw_only=True):
    """A cell of first names holds no last name, and the other way round.

    given, family: the fields. both_in: the one of them whose cells hold both.
    """

    code = "merged-names"
    given: str
    family: str
    both_in: str

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        fields = make.record_type.fields
        given = [each.name for each in fields if is_about(each, "given-name")]
        family = [each.name for each in fields if is_about(each, "surname")]
        if len(given) == len(family) == 1:
            for name in (family[0], given[0]):
                yield make.of_rows(cls(given=given[0], family=family[0], both_in=name))

    @property
    def names(self) -> tuple[str, ...]:
        other = self.given if self.both_in == self.family else self.family
        return (self.both_in, other)

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        columns = [own.matching.column_of(name) for name in self.names]
        if None in columns:
            return self
        from rosterwizard.core.cells.whole_names import merged_rows

        whole, other = self.names
        may_be = own.asked(whole, lambda text: text.str.contains(",", literal=True))
        is_blank = own.asked(other, lambda text: text.str.strip_chars() == "")
        few = own.frame.filter(may_be | is_blank).select(
            "row",
            whole=own.plain(whole).str.strip_chars(),
            other=own.plain(other).str.strip_chars(),
        )
        if few.is_empty():
            return self
        is_family = self.both_in == self.family
        found = merged_rows(few, own.frame.height, whole_is_family=is_family)
        return replace(self, rows=tuple(few.filter(found)["row"]))

    def tells_more(self, _record_type: RecordType) -> bool:
        return True

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        return {"both": cells.read(self.both_in)}

    def rows_fixes(self) -> tuple[RowsFix, ...]:
        return (RowsFix("fix-part-names", self._parted),)

    def _parted(self, job_sheet: JobSheet, rows: pl.Series) -> pl.DataFrame:
        from rosterwizard.core.cells.whole_names import parted

        places = {name: job_sheet.matching.column_of(name) for name in self.names}
        columns = {name: at for name, at in places.items() if at is not None}
        told = self.told(rows)
        whole = job_sheet.frame[f"c{columns[self.both_in]}"].gather(told).str.strip_chars()
        given, family, unsure = parted(whole.str.replace_all(r"\s+", " "))
        texts = {columns[self.given]: given, columns[self.family]: family}
        sure = (~unsure).arg_true()
        return cells_put(
            job_sheet, told.gather(sure), {at: text.gather(sure) for at, text in texts.items()}
        )
