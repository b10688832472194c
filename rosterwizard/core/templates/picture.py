"""What a template will look like, for the window to draw while columns are ticked."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from rosterwizard.core.cells.field_values import choices_of, takes_several
from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.templates.samples import sample_rows
from rosterwizard.core.templates.template_columns import (
    Need,
    is_locked,
    need_of,
)

MIN_WIDTH, MAX_WIDTH = 10, 36
_ARROW = 6  # characters that the filter's arrow beside the heading takes, and the indent
_MARGIN = 2
_LINES = 2  # that a heading has
# Of the headings of all built-in systems none is more than 1.2 digits wider in bold than as many
# digits, in DejaVu Sans, the widest font that takes the place of Calibri.
_BOLD = 2


@dataclass(frozen=True, slots=True)
class PictureColumn:
    """One column as it will stand in the sheet.

    field: its name in the profile. locked: every template has it.
    choices: the values of its dropdown; empty when it has none.
    several: one cell may hold several values, with `delimiter` between them.
    width: in characters.
    """

    field: str
    heading: str
    label: str
    need: Need
    locked: bool
    choices: tuple[str, ...]
    several: bool
    delimiter: str
    width: int


@dataclass(frozen=True, slots=True)
class TemplatePicture:
    """The sheet of one record type: its columns, and the cells of its sample rows."""

    record_type: str
    columns: tuple[PictureColumn, ...]
    samples: tuple[tuple[str, ...], ...]


def template_picture(record_type: RecordType, columns: Sequence[Field]) -> TemplatePicture:
    """Return what the template with those columns will look like."""
    samples = sample_rows(record_type, columns)
    return TemplatePicture(
        record_type.id,
        tuple(
            _column(record_type, field, [row[place] for row in samples])
            for place, field in enumerate(columns)
        ),
        samples,
    )


def _column(record_type: RecordType, field: Field, cells: Sequence[str]) -> PictureColumn:
    return PictureColumn(
        field=field.name,
        heading=field.name,
        label=field.label,
        need=need_of(record_type, field),
        locked=is_locked(record_type, field),
        choices=choices_of(field),
        several=takes_several(field),
        delimiter=field.delimiter if takes_several(field) else "",
        width=width_for(field.name, cells),
    )


def width_for(heading: str, cells: Sequence[str]) -> int:
    """Return the characters that a column needs to show its heading and samples.

    No word of the heading is broken: LibreOffice breaks what does not fit beside the arrow.
    """
    longest = max((len(cell) + _MARGIN for cell in cells), default=0)
    needed = _letters_per_line(heading) + _BOLD + _ARROW
    return max(MIN_WIDTH, needed, min(MAX_WIDTH, longest))


def _letters_per_line(heading: str) -> int:
    """Return how many letters a line must have so that the heading takes no more than its lines."""
    words = heading.split() or [""]
    lengths = range(max(map(len, words)), len(heading) + 1)
    return next((each for each in lengths if len(_wrapped(heading, each)) <= _LINES), len(heading))


def _wrapped(heading: str, letters: int) -> list[str]:
    return textwrap.wrap(heading, max(1, letters), break_long_words=False, break_on_hyphens=False)
