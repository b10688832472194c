"""What the cells of each field will cause, counted, as far as the profile says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from rosterwizard.core.messages.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Field


class FieldEffect(NamedTuple):
    """What so many rows cause in a field. says: the whole sentence, with the count.

    kind: by being filled, or by being blank, which clears what is there or stands for a default.
    """

    record_type: str
    field: str
    kind: Literal["filled", "clear", "default"]
    rows: int
    says: str


def field_effects(sheet: JobSheet, rows: pl.Series) -> Iterator[FieldEffect]:
    """Give what these rows cause in their fields, as far as the profile says it."""
    for field in sheet.record_type.fields:
        blank = _blank_in(sheet, field, rows)
        if blank is None:
            continue
        roster, filled = field.roster, len(rows) - blank
        of = (sheet.record_type.name, field.name)
        if roster.side_effect and filled:
            says = counted("effect-filled", filled, says=roster.side_effect)
            yield FieldEffect(*of, "filled", filled, says)
        if roster.blank == "clear" and blank:
            says = counted("effect-clear", blank, field=field.label)
            yield FieldEffect(*of, "clear", blank, says)
        if roster.blank == "default" and roster.blank_says and blank:
            says = counted("effect-default", blank, field=field.label, says=roster.blank_says)
            yield FieldEffect(*of, "default", blank, says)


def _blank_in(sheet: JobSheet, field: Field, rows: pl.Series) -> int | None:
    """Return in how many of the rows the field is blank; None where it is not in the file."""
    text = sheet.text_of(field.name)
    if text is None:
        return len(rows) if sheet.record_type.adds_column(field) else None
    return int((text.gather(rows).str.strip_chars() == "").sum())
