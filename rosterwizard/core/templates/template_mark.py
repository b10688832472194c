"""What a template says about itself, so that loading it needs no question.

The mark is a few rows of text: `(what, sheet title, value)`. They stand in the hidden sheet
`MARK_SHEET` and once more in the document's own properties. Only text goes in and out, so that
the process that reads workbooks can hand over raw cells; nothing heavy is imported here.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rosterwizard.core.sheet.sheet import TemplateMark

README_SHEET = "Read me first"
LISTS_SHEET = "_lists"  # hidden: the values of the dropdowns
MARK_SHEET = "_rosterwizard"  # hidden: the mark
OWN_SHEETS = frozenset({README_SHEET, LISTS_SHEET, MARK_SHEET})  # they hold no records

FORM = "1"  # of the mark; readers of another form leave it alone
PROPERTY = "RosterWizard."

_FIRST = "roster wizard template"
_SYSTEM, _VERSION, _MODE = "system", "profile version", "mode"
_RECORD_TYPE, _COLUMN, _SAMPLE = "record type", "column", "sample"
KINDS = frozenset({_FIRST, _SYSTEM, _VERSION, _MODE, _RECORD_TYPE, _COLUMN, _SAMPLE})
"""What a row of the mark may be about."""

Row = tuple[str, str, str]


class MarkedSheet(NamedTuple):
    """One sheet of a template.

    columns: the names of its fields from left to right.
    fingerprints: one for each sample row, see `core.templates.samples`.
    """

    title: str
    record_type: str
    columns: tuple[str, ...]
    fingerprints: tuple[str, ...]


def mark_rows(
    system: str, profile_version: str, sheets: Iterable[MarkedSheet], mode: str = ""
) -> list[Row]:
    """Return the rows of the mark. mode: "" where the template is for no mode of its own."""
    rows: list[Row] = [
        (_FIRST, "", FORM),
        (_SYSTEM, "", system),
        (_VERSION, "", profile_version),
        *([(_MODE, "", mode)] if mode else []),
    ]
    for sheet in sheets:
        rows.append((_RECORD_TYPE, sheet.title, sheet.record_type))
        rows += [(_COLUMN, sheet.title, name) for name in sheet.columns]
        rows += [(_SAMPLE, sheet.title, each) for each in sheet.fingerprints]
    return rows


def read_marks(rows: Iterable[Sequence[str]]) -> dict[str, "TemplateMark"]:
    """Return the mark of each sheet by its title; nothing when the rows are no mark of ours.

    rows: those of `MARK_SHEET`, or of `rows_in_properties`; blank and longer ones do no harm.
    """
    from rosterwizard.core.sheet.sheet import TemplateMark  # noqa: PLC0415 - it imports polars

    found: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        what, title, value = (*row, "", "", "")[:3]
        found.setdefault((what, title), []).append(value)
    if found.get((_FIRST, "")) != [FORM]:
        return {}
    once = (_SYSTEM, _VERSION, _MODE)
    system, version, mode = (found.get((what, ""), [""])[0] for what in once)
    return {
        title: TemplateMark(
            system,
            values[0],
            version,
            tuple(found.get((_COLUMN, title), ())),
            tuple(found.get((_SAMPLE, title), ())),
            mode,
        )
        for (what, title), values in found.items()
        if what == _RECORD_TYPE
    }


def mark_for(
    marks: Mapping[str, "TemplateMark"], title: str, headings: Sequence[str]
) -> "TemplateMark | None":
    """Return the mark of the sheet called `title`.

    When the person gave the sheet another name, the one mark whose columns are its headings.
    """
    if title in marks:
        return marks[title]
    alike = [mark for mark in marks.values() if mark.columns == tuple(headings)]
    return alike[0] if len(alike) == 1 else None


def properties_of(rows: Iterable[Row]) -> dict[str, str]:
    """Return the document properties that hold the rows, by name and in order.

    Excel shows at most 255 characters of a property, so each holds one row.
    """
    return {
        f"{PROPERTY}{number:04}": json.dumps(row, ensure_ascii=False)
        for number, row in enumerate(rows, start=1)
    }


def rows_in_properties(properties: Mapping[str, str]) -> list[Row]:
    """Return the rows that the document properties hold; what is not ours is left out."""
    rows: list[Row] = []
    for name in sorted(name for name in properties if name.startswith(PROPERTY)):
        try:
            what, title, value = json.loads(properties[name])
        except (ValueError, TypeError):  # no JSON, or of another shape: somebody else's
            continue
        rows.append((str(what), str(title), str(value)))
    return rows
