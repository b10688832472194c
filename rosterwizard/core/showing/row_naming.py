"""Whose row it is: the columns that say so, and the person's name in words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.showing.short_text import shown_shortly

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import RecordType

_MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class RowNaming:
    """name: of the person. key: what makes the row the only one of its kind. Each may be ""."""

    name: str = field(repr=False)
    key: str = field(repr=False)

    def in_words(self) -> str:
        """Return both, "Anna Ngata (p0012)", or what there is of them."""
        if self.name and self.key:
            return sentence("row-called", name=self.name, key=self.key)
        return self.name or self.key


def naming_columns(job_sheet: JobSheet) -> tuple[int, ...]:
    """Return the columns that say whose row it is, in the order of the sheet.

    Those of the key and of the person's name; where none of them is there, the first that is sent,
    else the first. Never one of passwords. Empty for a sheet without columns.
    """
    wanted = {*_key_fields(job_sheet.record_type), *_name_fields(job_sheet.record_type)}
    matching, secret = job_sheet.matching, job_sheet.secret_columns
    open_ = [each for each in matching.matches if each.column not in secret]
    found = [
        each.column
        for each in open_
        if each.field in wanted or wanted.intersection(matching.made_with(each.column))
    ]
    if not found:
        sent = [each.column for each in open_ if each.field is not None]
        found = (sent or [each.column for each in open_])[:1]
    return tuple(found[:_MOST_COLUMNS])


def naming_of(job_sheet: JobSheet, row: int) -> RowNaming:
    """Return who the row at that position is about, as far as it says so."""
    one = replace(job_sheet, frame=job_sheet.frame[row : row + 1])
    record_type = job_sheet.record_type
    return RowNaming(_texts(one, _name_fields(record_type)), _texts(one, _key_fields(record_type)))


def _texts(one_row: JobSheet, fields: tuple[str, ...]) -> str:
    matching, secret = one_row.matching, one_row.secret_columns
    open_ = [name for name in fields if matching.column_of(name) not in secret]
    found = (one_row.text_of(each) for each in open_)
    texts = (
        told(" ".join(text[0].split()))
        for text, told in zip(found, map(one_row.told.of_field, open_), strict=True)
        if text is not None
    )
    return shown_shortly(" ".join(text for text in texts if text))


def _key_fields(record_type: RecordType) -> tuple[str, ...]:
    """Return the fields that are unique together, else those that refer to another record.

    Where nobody's name is there either, the first field that every row needs.
    """
    schema = record_type.schema
    referring = tuple(each.names for each in schema.foreign_keys)
    keys = (*filter(None, (schema.primary_key,)), *schema.unique_keys, *referring)
    if keys or _name_fields(record_type):
        return next(iter(keys), ())
    needed = (each.name for each in record_type.fields if record_type.always_needs(each))
    return tuple(islice(needed, 1))


def _name_fields(record_type: RecordType) -> tuple[str, ...]:
    """Return the field of the full name, else those of its parts, the given names first."""
    from rosterwizard.core.matching.name_parts import part_of_field  # noqa: PLC0415 - start-up

    parts = {part_of_field(each): each.name for each in reversed(record_type.fields)}
    if "all" in parts:
        return (parts["all"],)
    return tuple(parts[part] for part in ("given", "family") if part in parts)
