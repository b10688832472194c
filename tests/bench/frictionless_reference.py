"""The reference of the checking bench: frictionless with the same rules, as a process.

Run as `python frictionless_reference.py FILE SCHEMA.json`; prints every problem as a JSON list of
places: [row of the sheet, name of the field], the name being null where it judges a row.
"""

import json
import sys

from frictionless import Checklist, Resource, Schema, checks, system

# The one rule that Table Schema cannot say.
CONDITION = "graduation is not None or role != 'student'"


def main(file: str, schema: str) -> None:
    """Validate `file` by `schema` and the condition, and print what was found."""
    with system.use_context(trusted=True):
        resource = Resource(path=file, schema=Schema.from_descriptor(schema))
        checklist = Checklist(checks=[checks.row_constraint(formula=CONDITION)])  # type: ignore[attr-defined] # made as it loads
        report = resource.validate(checklist, limit_errors=10_000_000)
    places = [
        [getattr(error, "row_number", None), getattr(error, "field_name", None)]
        for error in report.tasks[0].errors
    ]
    sys.stdout.write(json.dumps(places))


if __name__ == "__main__":
    main(*sys.argv[1:])
