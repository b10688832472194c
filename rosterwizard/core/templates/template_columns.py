"""Which columns a template has, and which of them must be filled."""

import difflib
from collections.abc import Collection
from typing import Literal

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.profiles.language import Field, RecordType

Need = Literal[
    "always",  # filled in every row
    "when",  # filled in some rows; what decides stands in other columns
    "heading",  # the column must be there, its cells may be blank
    "never",
]


def template_columns(
    record_type: RecordType,
    ticked: Collection[str] | None = None,
    *,
    all_columns: bool = False,
) -> tuple[Field, ...]:
    """Return the columns of a template, in the profile's order: the locked ones and the ticked.

    ticked: names of fields, in any case; None for those that the profile ticks itself.
    Raises RosterError "unknown-field" for a name that the record type does not have.
    """
    names = {field.name.casefold(): field.name for field in record_type.fields}
    chosen = {_field_name(each, names, record_type) for each in ticked or ()}
    return tuple(
        field
        for field in record_type.fields
        if all_columns
        or is_locked(record_type, field)
        or field.name in chosen
        or (ticked is None and field.offered == "ticked")
    )


def _field_name(wanted: str, names: dict[str, str], record_type: RecordType) -> str:
    if wanted.casefold() in names:
        return names[wanted.casefold()]
    near = difflib.get_close_matches(wanted.casefold(), names, n=3) or list(names)
    raise RosterError(
        "unknown-field",
        field=wanted,
        record_type=record_type.id,
        near=listed(names[each] for each in near),
    )


def is_locked(record_type: RecordType, field: Field) -> bool:
    """Tell whether every template has that column.

    So have all, where the system wants every heading in the file: the template can then be
    handed in as it is.
    """
    is_key = field.name in record_type.schema.primary_key and field.roster.offered is None
    return record_type.roster.all_headings or is_key or field.offered == "always"


def need_of(record_type: RecordType, field: Field) -> Need:
    """Return whether the field's cells, or only its column, must be there."""
    if record_type.always_needs(field):
        return "always"
    if field.roster.required_when:
        return "when"
    return "heading" if field.roster.heading_required else "never"
