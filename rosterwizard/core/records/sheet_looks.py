"""What is usual in a sheet: how many cells its rows fill, and what each column's cells look like.

The rows that may be no records are left out of that.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

import polars as pl

from rosterwizard.core.cells import field_values
from rosterwizard.core.cells.at_once import at_once
from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.field_values import fields_behind
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.reading.heading_row import is_heading_like
from rosterwizard.core.records.telling_words import is_marked, is_telling, may_tell
from rosterwizard.core.records.usual_looks import UsualLooks
from rosterwizard.core.sheet.heading_text import folded

LETTER_OR_DIGIT = r"[\p{L}\p{N}]"
_MOST_COMPARED = 5_000  # rows that say what is usual
_FIRST_COLUMNS = 2  # where a total and headings show in rows that fill many cells
_FEWEST_BELOW = 3  # rows
_FEWEST_JUDGES = 2  # fields
# Texts in this order begin with a blank; a pattern would take ten times as long.
_USUAL = ("!", "~")
_BLANKS = (("\t", "!"), ("\u00a0", "\u00a1"), ("\u2000", "\u2010"), ("\u3000", "\u3001"))
_MOST_FIT = 0.5  # of the filled cells, the first row among them


class SheetLooks:
    """One sheet, looked at once. Columns go by their names in its frame, "c0", "c1", ….

    frame: its cells without blanks around them. named: the columns with a heading. keys: those
    that tell records apart; has_keys: whether the record type says which those are, else it is
    the first one. needed: those that every record fills. judging: the fields that take some texts
    only, by column. choosing: those among them that are chosen from a list. secret: those of
    passwords, which begin with any sign.
    """

    def __init__(self, job_sheet: JobSheet) -> None:
        self._sheet = job_sheet
        self._fields = dict(_fields_of(job_sheet))
        self.frame = _without_outer_blanks(job_sheet.frame)
        self.names = self.frame.columns
        matches = job_sheet.matching.matches
        self.named = [f"c{each.column}" for each in matches if each.heading.strip()] or self.names
        self.has_keys = bool(_identifying(job_sheet.record_type))
        self.keys = list(_keys_of(job_sheet)) if self.has_keys else self.named[:1]
        self.secret = {f"c{column}" for column in job_sheet.secret_columns}
        needs = job_sheet.record_type.always_needs
        self.needed = {name for name, each in self._fields.items() if needs(each)}
        self.judging = {name: each for name, each in self._fields.items() if _judges(each)}
        self.choosing = {name for name, each in self.judging.items() if field_values.accepted(each)}

    @cached_property
    def filled(self) -> pl.Series:
        """How many cells each row fills."""
        return self._is_filled.select(pl.sum_horizontal(pl.lit(0), pl.all())).to_series()

    @cached_property
    def usual(self) -> int:
        """How many cells the fuller rows fill."""
        # What is chosen may be filled down to where nobody is any more.
        typed = self.filled
        if self.choosing:
            typed = typed - self._is_filled.select(pl.sum_horizontal(*self.choosing)).to_series()
        many = self.filled.filter((self.filled > 1) & (typed > 0))
        return int(many.quantile(0.75, "higher") or 0)

    @cached_property
    def _is_filled(self) -> pl.DataFrame:
        return self.frame.select(pl.all() != "")

    @cached_property
    def suspects(self) -> pl.Series:
        """The positions of the rows that may be no records."""
        sparse = (self.filled > 0) & (self.filled * 2 <= self.usual)
        found = sparse.scatter(self._telling_rows(), values=True)
        if self.first_goes_on:
            found = found.scatter(0, values=True)
        return found.arg_true()

    def _telling_rows(self) -> pl.Series:
        first = [name for name in self.named[:_FIRST_COLUMNS] if name not in self.secret]
        if not first:
            return pl.Series(dtype=pl.UInt32)
        maybe = any_of(self._is_heading(name) | may_tell(pl.col(name)) for name in first)
        rows = self.frame.select(maybe).to_series().arg_true()
        tells = any_of(self._tells_at_once(name) for name in first)
        return rows.filter(self.frame[rows].select(tells).to_series())

    @cached_property
    def looks(self) -> Mapping[str, UsualLooks]:
        """What the cells of each column look like."""
        every = pl.arange(self.frame.height, eager=True, dtype=pl.UInt32)
        others = self.frame.filter(~every.is_in(self.suspects.to_list()))
        compared = others.gather_every(max(1, others.height // _MOST_COMPARED))
        return {name: UsualLooks.of(compared[name]) for name in self.names}

    @cached_property
    def first_goes_on(self) -> bool:
        """Whether the first row goes on with the headings: "required", "text", "Y or N".

        Where two fields that take some texts only are filled, its cells fit none, those below do.
        """
        if self.frame.height < _FEWEST_BELOW or not all(
            is_heading_like(cell) for cell in self.frame.row(0) if cell
        ):
            return False
        below = self.frame[: _MOST_COMPARED + 1]
        fits = self.fits(below)
        filled = [name for name in self.judging if self.frame[name][0]]
        shares = [fits[fit(name)].filter(below[name] != "").mean() for name in filled]
        told_apart = sum(isinstance(share, float) and share > _MOST_FIT for share in shares)
        return told_apart >= _FEWEST_JUDGES and not any(fits[fit(name)][0] for name in filled)

    def fits(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Return whether the cells of these rows fit the fields that judge, see `fit`."""
        asked = {name for each in self.judging.values() for name in fields_behind(each)}
        cells = Cells(replace(self._sheet, frame=rows.select(self.names), whole=None), asked)
        return cells.frame.select(
            (cells.fitting(each.name) & ~cells.is_suspect(each.name, "off-list")).alias(fit(name))
            for name, each in self.judging.items()
        )

    @cached_property
    def every_heading(self) -> list[str]:
        """What may stand above any of the columns."""
        return list(dict.fromkeys(each for name in self.named for each in self.headings_of(name)))

    def headings_of(self, name: str) -> list[str]:
        """Return what may stand above the column."""
        heading = self._sheet.matching.matches[int(name[1:])].heading
        field = self._fields.get(name)
        others = (field.name, field.title, *field.roster.headings) if field else ()
        return [each for each in (heading, *others) if folded(each)]

    def _tells_at_once(self, name: str) -> pl.Expr:
        text = pl.col(name)
        ruler = (text != "") & ~text.str.contains(LETTER_OR_DIGIT)
        return self._is_heading(name) | ruler | is_telling(text) | is_marked(text)

    def _is_heading(self, name: str) -> pl.Expr:
        ways = [way(h) for h in self.every_heading for way in (str, str.lower, str.upper)]
        return pl.col(name).is_in(ways)


def fit(name: str) -> str:
    """Return what the column is called that says whether the cells of another fit."""
    return f"{name} fits"


def any_of(expressions: Iterable[pl.Expr]) -> pl.Expr:
    """Tell where any of them is true; nowhere for none."""
    return pl.any_horizontal(pl.lit(value=False), *expressions)


def _without_outer_blanks(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the frame with the blanks around its cells taken off, where any begins with one."""
    begins = at_once(_begins_with_blank, frame, frame.height)
    loose = [name for name, is_loose in zip(frame.columns, begins, strict=True) if is_loose]
    return frame.with_columns(pl.col(loose).str.strip_chars()) if loose else frame


def _begins_with_blank(cells: pl.Series) -> bool:
    """Tell whether any cell does.

    Most begin with a usual letter, which is told in a twentieth of the time of a pattern.
    """
    others = cells.filter((cells < _USUAL[0]) | (cells > _USUAL[1]))
    return any(((others >= first) & (others < after)).any() for first, after in _BLANKS)


def _fields_of(job_sheet: JobSheet) -> Iterator[tuple[str, Field]]:
    for each in job_sheet.record_type.fields:
        column = job_sheet.matching.column_of(each.name)
        if column is not None:
            yield f"c{column}", each


def _keys_of(job_sheet: JobSheet) -> Iterator[str]:
    for name in _identifying(job_sheet.record_type):
        column = job_sheet.matching.column_of(name)
        if column is not None:
            yield f"c{column}"


def _identifying(record_type: RecordType) -> tuple[str, ...]:
    fields = record_type.fields
    unique = tuple(each.name for each in fields if each.constraints.unique)
    required = tuple(each.name for each in fields if each.constraints.required)
    return record_type.schema.primary_key or unique or required


def _judges(field: Field) -> bool:
    """Tell whether the field takes some texts only, so that fitting it says something."""
    typed = field_values.kind_of(field) not in {"string", "any", "list"}
    return typed or bool(field.allowed) or field.format in {"email", "uri"}
