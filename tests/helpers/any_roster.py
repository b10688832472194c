"""Any record type with any rows: what the tests of checking and fixing are run on.

The texts are few, so that doubles, references and near misses are frequent. Each strategy is made
once: Hypothesis takes longer to prepare one than to draw from it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from msgspec.structs import replace

from rosterwizard.core.profiles.language import (
    Category,
    Constraints,
    Field,
    FieldRoster,
    FieldType,
    ForeignKey,
    ForeignKeyRoster,
    RecordType,
    RecordTypeRoster,
    Reference,
    Schema,
    When,
)

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

from tests.helpers.checked import sheet

WORDS = ("a", "A", "b", "ab", "Ab", "Zoë", "Teacher", "Student")
TEXTS = (
    *("", "", " ", *WORDS, "teacher", " Teacher", "T", "Tech", "a b", "a\u00a0b", "\ufeffa", "a "),
    *("true", "TRUE", "Y", "n", "1", "01", "7", "+7", "7.0", "7.5", "-3", "1e2", "x1"),
    *("2014-03-07", "2014-3-07", "2014/03/07", "2014-02-30", "2014-03-07 00:00:00", "07/03/2014"),
    *("a@b.org", "A@b.org", "a@b", "2031", "203", "0000", "#N/A", "n/a"),
    *("a;b", "a; b", "a;;b", "a;a", ";", "Teacher;teacher", "7;8", "b;", "Zo;A"),
)
PATTERNS = ("[a-z]+", "[0-9]{2,}", ".*a.*", "[^;]*", "(?i)teacher|student")
TYPES: tuple[FieldType, ...] = ("string", "integer", "number", "boolean", "date", "year", "any")

_texts = st.sampled_from(TEXTS)
_length = st.none() | st.integers(0, 4)
_pattern = st.just("") | st.sampled_from(PATTERNS)
_one_in_four = st.integers(0, 3).map(lambda number: number == 0)


@cache
def _allowed(kind: FieldType) -> st.SearchStrategy[tuple[str, ...]]:
    """Return closed lists of values that are of the type themselves."""
    values = {"integer": ("7", "1"), "number": ("7", "7.5"), "date": ("2014-03-07",)}.get(
        kind, ("2031",) if kind == "year" else WORDS
    )
    some = st.lists(st.sampled_from(values), min_size=1, max_size=4, unique=True)
    return st.just(()) | some.map(tuple)


@cache
def _bound(kind: FieldType) -> st.SearchStrategy[int | str | None]:
    if kind in {"integer", "number", "year"}:
        return st.none() | st.integers(-5, 2050)
    return (
        st.none() | st.sampled_from(("2014-03-06", "2014-03-08")) if kind == "date" else st.none()
    )


@cache
@st.composite
def _constraints(draw: st.DrawFn, kind: FieldType, *, open_list: bool = False) -> Constraints:
    closed = not open_list and kind != "boolean"
    return Constraints(
        required=draw(st.booleans()),
        unique=draw(st.booleans()),
        min_length=draw(_length),
        max_length=draw(_length),
        minimum=None if open_list else draw(_bound(kind)),
        maximum=None if open_list else draw(_bound(kind)),
        pattern="" if open_list else draw(_pattern),
        enum=draw(_allowed(kind)) if closed else (),
    )


@cache
def _conditions(names: tuple[str, ...]) -> st.SearchStrategy[tuple[When, ...]]:
    values = st.lists(_texts.filter(bool), max_size=2).map(tuple)
    when = st.builds(
        When,
        field=st.sampled_from(names),
        values=values,
        filled=st.sampled_from((None, None, True, False)),
    )
    return st.just(()) | st.lists(when, max_size=2).map(tuple)


@cache
def _synonyms(taken: tuple[str, ...]) -> st.SearchStrategy[dict[str, str]]:
    if not taken:
        return st.just({})
    return st.dictionaries(st.sampled_from(("T", "tech", "Y", "x1")), st.sampled_from(taken))


@cache
@st.composite
def _field(draw: st.DrawFn, name: str, names: tuple[str, ...]) -> Field:
    is_list = draw(_one_in_four)
    kind = draw(st.sampled_from(TYPES))
    items = draw(_constraints(kind)) if is_list else Constraints()
    constraints = draw(_constraints(kind, open_list=is_list))
    closed = items.enum if is_list else constraints.enum
    taken = ("true", "false") if kind == "boolean" else closed
    roster = FieldRoster(
        required_when=draw(_conditions(names)),
        blank_when=draw(_conditions(names)),
        ignored_when=draw(_conditions(names)),
        ignore_case=draw(st.booleans()),
        case_twins=draw(st.booleans()),
        synonyms=draw(_synonyms(taken)),
        sentinels=draw(st.sampled_from(((), (Category("Zoë"),)))),
        items=items,
    )
    return Field(
        name,
        type="list" if is_list else kind,
        item_type=kind if is_list else "string",
        format=draw(st.sampled_from(("", "email"))) if kind == "string" and not closed else "",
        constraints=constraints,
        delimiter=";",
        true_values=("true", "1"),
        false_values=("false", "n"),
        missing_values=draw(st.sampled_from((None, None, ("", "n/a")))),
        roster=roster,
    )


def _paired(fields: list[Field], *, paired: bool) -> tuple[Field, ...]:
    """Return the fields, of which two lists and two dates now belong together."""
    for kind, rule in (("list", "same_length_as"), ("date", "not_before")):
        places = [at for at, field in enumerate(fields) if field.type == kind]
        if paired and len(places) > 1:
            one, other = fields[places[0]], fields[places[1]]
            roster = replace(one.roster, **{rule: other.name})
            fields[places[0]] = replace(one, roster=roster)
    return tuple(fields)


@cache
def _some(names: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True).map(tuple)


@cache
def _key(names: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.just(()) | _some(names)


@cache
def _groups(names: tuple[str, ...]) -> st.SearchStrategy[tuple[tuple[str, ...], ...]]:
    return st.just(()) | _some(names).map(lambda group: (group,))


@cache
def _pairs(names: tuple[str, ...]) -> st.SearchStrategy[tuple[tuple[str, ...], ...]]:
    pair = _some(names).filter(lambda key: len(key) > 1)
    return st.just(()) | st.lists(pair, max_size=1).map(tuple)


@cache
def _references(names: tuple[str, ...]) -> st.SearchStrategy[tuple[ForeignKey, ...]]:
    reference = st.builds(
        ForeignKey,
        st.sampled_from(names),
        st.builds(Reference, st.sampled_from(("", "others")), st.just("f0")),
        st.builds(
            ForeignKeyRoster,
            st.none() | st.just(When("f0", filled=True)) | st.just(When("f0", ("a", "7"))),
        ),
    )
    return st.lists(reference, max_size=1).map(tuple)


@cache
@st.composite
def record_types(draw: st.DrawFn, name: str = "people") -> RecordType:
    """Return a record type with fields `f0`, `f1`, … and rules of every kind."""
    names = tuple(f"f{at}" for at in range(draw(st.integers(1, 4))))
    fields = [draw(_field(each, names)) for each in names]
    schema = Schema(
        _paired(fields, paired=draw(st.booleans())),
        primary_key=draw(_key(names)),
        unique_keys=draw(_pairs(names)) if len(names) > 1 else (),
        foreign_keys=draw(_references(names)),
    )
    groups = draw(_groups(names))
    return RecordType(name, schema, system="demo", roster=RecordTypeRoster(one_of=groups))


@cache
def _there(names: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), min_size=1, unique=True)


@cache
def _column(height: int) -> st.SearchStrategy[list[str]]:
    return st.lists(_texts, min_size=height, max_size=height)


@st.composite
def job_sheets(draw: st.DrawFn, record_type: RecordType) -> JobSheet:
    """Return a sheet of that record type, in which columns may be missing."""
    there = draw(_there(tuple(field.name for field in record_type.fields)))
    height = draw(st.integers(1, 6))
    return sheet(record_type, {name: draw(_column(height)) for name in there})
