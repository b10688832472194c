"""A small record type whose fields have names of many kinds."""

from __future__ import annotations

from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    RecordType,
    Schema,
)

PATRONS = RecordType(
    name="patrons",
    system="demo",
    schema=Schema(
        fields=(
            Field(name="username", constraints=Constraints(required=True)),
            Field(name="middlename", roster=FieldRoster(headings=("middleinitialname", "Middle"))),
            Field(name="emailaddress", title="Primary e-mail"),
            Field(name="enabled", roster=FieldRoster(heading_required=True)),
            Field(name="group"),
        )
    ),
)
