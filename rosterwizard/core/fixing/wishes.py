"""What a person says beforehand of headings and values, for files that nobody sits in front of."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import polars as pl
from msgspec import Struct, field

from rosterwizard.core.cells.field_values import accepted
from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.sheet_edits import rematched
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.sheet.heading_text import folded
from rosterwizard.core.sheet.sheet import column_letter

_MOST_NAMED = 40
_LETTER = re.compile(r"\[[A-Za-z]+\]")


class Wishes(Struct, frozen=True, forbid_unknown_fields=True):
    """What is wished for; a match file holds it just so.

    match: the field of a heading. constants ("set"): one value of a field for all rows. leave_out
    ("leave-out"): headings that fill no field, and fields that nothing fills. values: by field,
    what takes the place of a text.

    A heading may be named by the letter of its column, "[C]".
    """

    match: dict[str, str] = {}
    constants: dict[str, str] = field(default_factory=dict, name="set")
    leave_out: tuple[str, ...] = field(default=(), name="leave-out")
    values: dict[str, dict[str, str]] = {}

    def __repr__(self) -> str:
        """Show no value."""
        return f"Wishes(match={self.match}, leave_out={self.leave_out})"

    def parts(self) -> "Iterator[Wishes]":
        """Give each wish alone."""
        yield from (Wishes(match={heading: name}) for heading, name in self.match.items())
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
        return Wishes(
            {**self.match, **later.match},
            {**self.constants, **later.constants},
            (*self.leave_out, *later.leave_out),
            values,
        )


def with_wishes(job: Job, wishes: Wishes) -> Job:
    """Return the job as it is wished for.

    Raises RosterError "no-such-heading", "no-such-field", "heading-of-several" or
    "value-not-taken": what no sheet of the job has is more likely a slip than meant.
    """
    _refuse_unknown(job.sheets, wishes)
    for sheet in job.sheets:
        matching = _wished_matching(sheet, wishes)
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

    values: by field, for each text. Neither its capitals nor the blanks around it count.
    """
    parts = [pl.DataFrame(schema=CELLS)]
    for name, texts in values.items():
        column = sheet.matching.column_of(name)
        if column is not None and texts:
            parts.append(_put(sheet.frame[f"c{column}"], column, texts))
    cells = pl.concat(parts).sort("row", "column")
    if cells.is_empty():
        return None
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


def _wished_matching(sheet: JobSheet, wishes: Wishes) -> Matching:
    fields = {each.name for each in sheet.record_type.fields}
    matching = sheet.matching
    for heading, name in wishes.match.items():
        column = _column_of(heading, sheet)
        if column is not None and name in fields:
            matching = matching.with_match(column, name)
    constants = {name: value for name, value in wishes.constants.items() if name in fields}
    for name in constants:
        column = matching.column_of(name)
        matching = matching if column is None else matching.with_match(column, None)
    for heading in wishes.leave_out:
        column = _column_of(heading, sheet)
        matching = matching if column is None else matching.with_match(column, None)
    out = {name for name in wishes.leave_out if name in fields}
    constants = {**matching.constants, **constants}
    return replace(matching, constants=constants, left_out=matching.left_out | out)


def _refuse_unknown(sheets: Sequence[JobSheet], wishes: Wishes) -> None:
    fields = {each.name: each for sheet in sheets for each in sheet.record_type.fields}
    for name in (*wishes.match.values(), *wishes.constants, *wishes.values):
        if name not in fields:
            raise RosterError("no-such-field", field=name, fields=_named(fields))
    for heading in (*wishes.match, *(each for each in wishes.leave_out if each not in fields)):
        if all(_column_of(heading, sheet) is None for sheet in sheets):
            known = _named(each for sheet in sheets for each in _headings(sheet) if each.strip())
            raise RosterError("no-such-heading", heading=heading, headings=known)
    for name, value in _wished_values(wishes):
        taken = accepted(fields[name])
        if taken and value and value not in taken:
            raise RosterError("value-not-taken", field=name, value=value, values=_named(taken))


def _wished_values(wishes: Wishes) -> Iterator[tuple[str, str]]:
    for name, texts in wishes.values.items():
        for value in texts.values():
            yield name, value


def _named(texts: Iterable[str]) -> str:
    return listed(list(dict.fromkeys(texts))[:_MOST_NAMED])


def names_of_columns(matching: Matching) -> tuple[str, ...]:
    """Return what `--match` and `--leave-out` call each column: its heading, or else its letter."""
    headings = [match.heading for match in matching.matches]
    count = Counter(headings)
    return tuple(
        heading
        if heading.strip() and count[heading] == 1 and not _LETTER.fullmatch(heading)
        else f"[{column_letter(column)}]"
        for column, heading in enumerate(headings)
    )


def _headings(sheet: JobSheet) -> list[str]:
    return [match.heading for match in sheet.matching.matches]


def _column_of(heading: str, sheet: JobSheet) -> int | None:
    """Return the column that is named so: by its letter, exactly, or else but for its spelling."""
    headings = _headings(sheet)
    letters = [f"[{column_letter(column)}]" for column in range(len(headings))]
    for names, wanted in (
        (letters, heading.upper()),
        (headings, heading),
        ([folded(each) for each in headings], folded(heading)),
    ):
        found = [column for column, name in enumerate(names) if wanted and name == wanted]
        if len(found) > 1:
            places = listed(letters[column] for column in found)
            raise RosterError("heading-of-several", heading=heading, letters=places)
        if found:
            return found[0]
    return None
