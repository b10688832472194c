"""What a person says beforehand of headings and values, for files that nobody sits in front of."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

import polars as pl
from msgspec import Struct, field
from msgspec.structs import replace

from rosterwizard.core.cells.field_values import accepted
from rosterwizard.core.fixing.said_columns import PLUS, column_of, columns_joined, columns_of
from rosterwizard.core.fixing.wished_matching import wished_matching
from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.sheet_edits import rematched
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed

_MOST_NAMED = 40


class Wishes(Struct, frozen=True, forbid_unknown_fields=True):
    """What is wished for; a match file holds it just so.

    match: the field of a heading, or of headings with a plus between. join: headings whose texts
    make a field together. split: two fields that a full name is split into, in the order in which
    the names stand there; "" for one that is not taken. constants ("set"): one value of a field
    for all rows. leave_out ("leave-out"): headings that fill no field, and fields that nothing
    fills. values: by field, what takes the place of a text.

    A heading may be named by the letter of its column, "[C]".
    """

    match: dict[str, str] = {}
    constants: dict[str, str] = field(default_factory=dict, name="set")
    leave_out: tuple[str, ...] = field(default=(), name="leave-out")
    values: dict[str, dict[str, str]] = {}
    join: dict[str, tuple[str, ...]] = {}
    split: dict[str, tuple[str, ...]] = {}

    def __repr__(self) -> str:
        """Show no value."""
        return f"Wishes(match={self.match}, leave_out={self.leave_out})"

    def parts(self) -> "Iterator[Wishes]":
        """Give each wish alone."""
        yield from (Wishes(match={heading: name}) for heading, name in self.match.items())
        yield from (Wishes(join={name: each}) for name, each in self.join.items())
        yield from (Wishes(split={heading: each}) for heading, each in self.split.items())
        yield from (Wishes(constants={name: text}) for name, text in self.constants.items())
        yield from (Wishes(leave_out=(name,)) for name in self.leave_out)
        for name, texts in self.values.items():
            yield from (Wishes(values={name: {text: value}}) for text, value in texts.items())

    def and_then(self, later: "Wishes") -> "Wishes":
        """Return these wishes with others, which count more."""
        values = {
            name: {**self.values.get(name, {}), **later.values.get(name, {})}
            for name in (*self.values, *later.values)
        }
        made, filled = later.fields_made(), later.fields_filled()
        match = {heading: name for heading, name in self.match.items() if name not in made}
        constants = {name: text for name, text in self.constants.items() if name not in made}
        join = {name: headings for name, headings in self.join.items() if name not in filled}
        split = {heading: each for heading, each in self.split.items() if filled.isdisjoint(each)}
        return Wishes(
            {**match, **later.match},
            {**constants, **later.constants},
            (*self.leave_out, *later.leave_out),
            values,
            {**join, **later.join},
            {**split, **later.split},
        )

    def overruled_by(self, later: "Wishes") -> "Wishes":
        """Return these wishes with others; a field that those fill is filled by nothing else."""
        filled = later.fields_filled()
        match = {heading: name for heading, name in self.match.items() if name not in filled}
        constants = {name: text for name, text in self.constants.items() if name not in filled}
        return replace(self, match=match, constants=constants).and_then(later)

    def fields_made(self) -> set[str]:
        """Return the fields that are made of columns."""
        return {*self.join, *(name for names in self.split.values() for name in names if name)}

    def fields_filled(self) -> set[str]:
        """Return the fields that anything is said to fill."""
        return {*self.match.values(), *self.constants, *self.fields_made()}


def with_wishes(job: Job, wishes: Wishes) -> Job:
    """Return the job as it is wished for.

    Raises RosterError "no-such-heading", "no-such-field", "heading-of-several", "plus-unclear",
    "split-no-names", "field-filled-twice" or "value-not-taken": what no sheet of the job
    has is more likely a slip than meant.
    """
    _refuse_unknown(job.sheets, wishes)
    for sheet in job.sheets:
        matching = wished_matching(sheet, wishes)
        change = rematched(sheet, matching)
        changed = sheet.settled(change) if change else sheet
        edit = values_put(changed, wishes.values)
        job = job.with_sheet(changed.edited(edit) if edit else changed)
    return job


def met_wishes(job: Job, wishes: Wishes) -> tuple[Wishes, tuple[RosterError, ...]]:
    """Return the wishes that the job can meet, and for each of the others why it cannot."""
    met, unmet = Wishes(), []
    for part in wishes.parts():
        try:
            _refuse_unknown(job.sheets, part)
        except RosterError as error:
            unmet.append(error)
        else:
            met = met.and_then(part)
    return met, tuple(unmet)


def values_put(sheet: JobSheet, values: Mapping[str, Mapping[str, str]]) -> Edit | None:
    """Return the step that puts values in the place of texts; None where none stands there.

    values: by field, for each text. Neither its capitals nor the blanks around it count. A new
    row in which nothing stands is no record, and stays so.
    """
    parts = [pl.DataFrame(schema=CELLS)]
    for name, texts in values.items():
        column = sheet.matching.column_of(name)
        if column is not None and texts:
            parts.append(_put(sheet.frame[f"c{column}"], column, texts))
    cells = pl.concat(parts).filter(~pl.col("row").is_in(sheet.blank_rows().implode()))
    if cells.is_empty():
        return None
    cells = cells.sort("row", "column")
    return Edit(cells, "edit-values-matched", {"count": cells.height})


def _put(cells: pl.Series, column: int, texts: Mapping[str, str]) -> pl.DataFrame:
    known = {text.strip().lower(): value for text, value in texts.items()}
    before = pl.col("before")
    after = before.str.strip_chars().str.to_lowercase().replace_strict(known, default=None)
    return (
        cells.alias("before")
        .to_frame()
        .with_row_index("row")
        .select("row", pl.lit(column, pl.UInt16).alias("column"), before, after.alias("after"))
        .filter(pl.col("after").is_not_null() & (pl.col("after") != before))
    )


def _refuse_unknown(sheets: Sequence[JobSheet], wishes: Wishes) -> None:
    fields = {each.name: each for sheet in sheets for each in sheet.record_type.fields}
    for names in wishes.split.values():
        if len(names) != 2 or not any(names):  # noqa: PLR2004 - given names and a family name
            raise RosterError("split-no-names", fields=listed(names))
    for name in (*sorted(wishes.fields_filled()), *wishes.values):
        if name not in fields:
            raise RosterError("no-such-field", field=name, fields=_named(fields))
    _refuse_unknown_headings(sheets, wishes, fields)
    for name, value in _wished_values(wishes):
        taken = accepted(fields[name])
        if taken and value and value not in taken:
            raise RosterError("value-not-taken", field=name, value=value, values=_named(taken))


def _refuse_unknown_headings(
    sheets: Sequence[JobSheet], wishes: Wishes, fields: Container[str]
) -> None:
    for heading in wishes.match:
        if not any(columns_of(heading, sheet) for sheet in sheets):
            raise _no_heading(heading, sheets, joined=PLUS in heading)
    for headings in wishes.join.values():
        if not any(columns_joined(headings, sheet) for sheet in sheets):
            raise _no_heading(PLUS.join(headings), sheets, joined=True)
    for heading in (*(each for each in wishes.leave_out if each not in fields), *wishes.split):
        if all(column_of(heading, sheet) is None for sheet in sheets):
            raise _no_heading(heading, sheets)


def _no_heading(heading: str, sheets: Sequence[JobSheet], *, joined: bool = False) -> RosterError:
    headings = (match.heading for sheet in sheets for match in sheet.matching.matches)
    known = _named(filter(str.strip, headings))
    code = "nothing-to-join" if joined else "no-such-heading"
    return RosterError(code, heading=heading, headings=known)


def _wished_values(wishes: Wishes) -> Iterator[tuple[str, str]]:
    for name, texts in wishes.values.items():
        for value in texts.values():
            yield name, value


def _named(texts: Iterable[str]) -> str:
    return listed(list(dict.fromkeys(texts))[:_MOST_NAMED])
