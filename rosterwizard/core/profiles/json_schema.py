"""The profile language as a JSON Schema: editors complete and check a profile as one types."""

from typing import Any

import msgspec

from rosterwizard.core.profiles.language import Profile

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def language_schema(*, extending: bool = False) -> dict[str, Any]:
    """Return the JSON Schema of a profile's file.

    extending: of one that extends another profile. It may leave out everything that the other
        one says already, so that only names are required.
    """
    schema = msgspec.json.schema(Profile)
    tables = schema["$defs"]
    for filled_in in ("system", "fileTitle"):  # when the profile is loaded
        del tables["RecordType"]["properties"][filled_in]
    if extending:
        for table in tables.values():
            table["required"] = [key for key in table["required"] if key == "name"]
    return {"$schema": _DRAFT, "title": "Profile of a system for Roster Wizard", **schema}
