"""What a template will look like, for the window to draw while columns are ticked."""

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
_ARROW = 4  # characters that the filter's arrow beside the heading takes
_MARGIN = 2


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
    """Return the characters that a column needs to show its heading and samples."""
    longest = max((len(cell) + _MARGIN for cell in cells), default=0)
    return max(MIN_WIDTH, min(MAX_WIDTH, max(len(heading) + _ARROW, longest)))
