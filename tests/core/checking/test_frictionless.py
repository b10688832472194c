"""What Table Schema can say is found just as frictionless finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frictionless
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.profiles.language import Constraints, Field, ForeignKey, Reference
from tests.helpers.checked import problems_in, record_type

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rosterwizard.core.profiles.language import FieldType, RecordType

Found = set[tuple[int, str, str]]

# Texts on which both agree what they are. Left out, with the reason:
# - stray blanks, "7.0" for 7 and "True" for "true": we say the same of them and also look through
#   them when rows are compared, so that mending them uncovers nothing new;
# - 2014-3-07: frictionless takes it for a date, and Table Schema wants YYYY-MM-DD;
# - "1_000", "nan" and digits of other scripts: Python reads them as numbers.
TEXTS = (
    *("", "a", "A", "ab", "abc", "Zoë", "b-1", "teacher", "x y"),
    *("0", "7", "07", "+7", "-3", "12", "7.5", "1e2", "203", "2031", "true", "false", "no"),
    *("2014-03-07", "2014-03-08", "2014-02-30", "07/03/2014", "2014-03-07x"),
    *("a@school.example", "b.c@school.example", "a@", "@school.example", "a b@school.example"),
)
WORDS = ("a", "A", "ab", "teacher")
# What a schema says; all else that we find is our own.
DECLARED = {
    *("required", "unique", "minLength", "maxLength", "minimum", "maximum", "pattern", "enum"),
    *("type", "format", "primaryKey", "foreignKey"),
}
_length = st.none() | st.integers(1, 3)
_number = st.none() | st.integers(-5, 2040)
_year = st.none() | st.integers(1900, 2040)
_day = st.none() | st.sampled_from(("2014-03-07", "2014-03-08"))


@st.composite
def _fields(draw: st.DrawFn, name: str) -> Field:
    kind: FieldType = draw(
        st.sampled_from(("string", "integer", "number", "boolean", "date", "year"))
    )
    bound = {"integer": _number, "number": _number, "year": _year, "date": _day}.get(
        kind, st.none()
    )
    enum = {"string": WORDS, "integer": ("7", "12"), "date": ("2014-03-07",)}.get(kind, ())
    texts = kind == "string"
    constraints = Constraints(
        required=draw(st.booleans()),
        unique=draw(st.booleans()),
        min_length=draw(_length) if texts else None,
        max_length=draw(_length) if texts else None,
        minimum=draw(bound),
        maximum=draw(bound),
        pattern=draw(st.sampled_from(("", "[a-z]+", "[^@]{1,3}|.*@.*"))) if texts else "",
        enum=draw(st.sampled_from(((), enum))),
    )
    form = draw(st.sampled_from(("", "email"))) if texts else ""
    return Field(name, type=kind, format=form, constraints=constraints)


@st.composite
def _record_types(draw: st.DrawFn) -> RecordType:
    names = tuple(f"f{at}" for at in range(draw(st.integers(1, 4))))
    key = draw(st.just(()) | st.lists(st.sampled_from(names), max_size=2, unique=True).map(tuple))
    fields = tuple(draw(_fields(name)) for name in names)
    # Values of different types never refer to each other in a real profile.
    pairs = [
        (one.name, other.name)
        for one in fields
        for other in fields
        if (one.type, one.format) == (other.type, other.format)
    ]
    points = st.sampled_from(pairs).map(lambda pair: ForeignKey(pair[0], Reference("", pair[1])))
    references = draw(st.lists(points, max_size=1).map(tuple))
    return record_type(*fields, primary_key=key, foreign_keys=references)


def descriptor(of: RecordType) -> dict[str, Any]:
    """Return the record type as Table Schema, with a column that is never blank."""
    fields: list[dict[str, Any]] = [{"name": "row", "type": "any"}]
    for each in of.fields:
        constraints = {
            "required": each.constraints.required or None,
            "unique": each.constraints.unique or None,
            "minLength": each.constraints.min_length,
            "maxLength": each.constraints.max_length,
            "minimum": each.constraints.minimum,
            "maximum": each.constraints.maximum,
            "pattern": f"(?:{each.constraints.pattern})" if each.constraints.pattern else None,
            "enum": list(each.constraints.enum) or None,
        }
        fields.append(
            {
                "name": each.name,
                "type": each.type,
                "format": each.format or "default",
                "constraints": {
                    key: value for key, value in constraints.items() if value is not None
                },
            }
        )
    keys = [
        {"fields": [key.fields], "reference": {"resource": "", "fields": [key.reference.fields]}}
        for key in of.schema.foreign_keys
    ]
    return {"fields": fields, "primaryKey": list(of.schema.primary_key), "foreignKeys": keys}


def theirs(of: RecordType, columns: Mapping[str, Sequence[str]]) -> Found:
    """Return what frictionless finds, in our words."""
    height = len(next(iter(columns.values())))
    rows = [[str(at), *(cells[at] for cells in columns.values())] for at in range(height)]
    resource = frictionless.Resource(
        data=[["row", *columns], *rows], schema=frictionless.Schema.from_descriptor(descriptor(of))
    )
    report = resource.validate()
    found: Found = set()
    for error in report.tasks[0].errors:
        facts = error.to_dict()
        code = _code(error, of)
        name = "" if code == "primaryKey" else facts.get("fieldName") or facts["fieldNames"][0]
        found.add((facts["rowNumber"] - 2, name, code))
    return found


def _code(error: frictionless.Error, of: RecordType) -> str:
    if error.type == "constraint-error":
        return str(error.note.split('"')[1])
    if error.type == "type-error":
        return "format" if of.field(error.to_dict()["fieldName"]).type == "string" else "type"
    return {"unique-error": "unique", "primary-key": "primaryKey", "foreign-key": "foreignKey"}[
        error.type
    ]


def ours(of: RecordType, columns: Mapping[str, Sequence[str]]) -> Found:
    """Return what we find, a double of the primary key without the name of its field."""
    return {
        (row or 0, "" if code == "primaryKey" else name or "", code)
        for row, name, code in problems_in(of, columns)
    }


def comparable(found: Found, of: RecordType, columns: Mapping[str, Sequence[str]]) -> Found:
    """Return the findings without those in which the two differ on purpose."""
    key = of.schema.primary_key
    wrong = {(row, name) for row, name, code in found if code in {"type", "format"}}

    def differs(row: int, name: str, code: str) -> bool:
        if code not in DECLARED:
            return True  # what happened to values on their way is our own care
        if code == "required" and name in key:
            # We say it of the cell; frictionless only where the whole key is blank.
            return not of.field(name).constraints.required
        if code == "unique" and key == (name,):
            return True  # one mistake: we name it once, as the key's
        if code in {"unique", "foreignKey"}:
            return (row, name) in wrong  # frictionless has no value then, we have the text
        blank = any(not columns[part][row] or (row, part) in wrong for part in key)
        return code == "primaryKey" and blank  # a key with a gap is no key to us

    return {each for each in found if not differs(*each)}


@settings(max_examples=100)
@given(st.data())
def test_findings_equal_those_of_frictionless(data: st.DataObject) -> None:
    of = data.draw(_record_types())
    height = data.draw(st.integers(1, 6))
    column = st.lists(st.sampled_from(TEXTS), min_size=height, max_size=height)
    columns = {field.name: data.draw(column) for field in of.fields}
    assert comparable(ours(of, columns), of, columns) == comparable(
        theirs(of, columns), of, columns
    )
