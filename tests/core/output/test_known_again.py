"""A row is known again by its key, and is another one where anything that is written of it is."""

from __future__ import annotations

from msgspec.structs import replace

from rosterwizard.core.output.known_again import identity_of, known_by, rows_as_written
from rosterwizard.core.profiles.language import Constraints, Field, RecordTypeRoster, Update
from tests.helpers.checked import record_type, sheet

EMAIL = Field("email", constraints=Constraints(unique=True))


def test_it_is_what_the_system_says_else_the_key_else_what_stands_once() -> None:
    only = record_type(Field("id"), EMAIL)
    keyed = record_type(Field("id"), EMAIL, primary_key=("id",))
    matched = replace(keyed, roster=RecordTypeRoster(update=Update(match=("email",))))
    assert [identity_of(each) for each in (only, keyed, matched)] == [
        ("email",),
        ("id",),
        ("email",),
    ]


def test_without_a_key_only_the_whole_row_tells() -> None:
    people = record_type(Field("id"), Field("name"))
    read = sheet(people, {"id": ["1", "2"], "name": ["a", "b"]})
    assert identity_of(people) == ()
    assert known_by(read).to_list() == [None, None]


def test_keys_are_alike_in_any_case_and_a_blank_one_is_none() -> None:
    people = record_type(Field("id"), primary_key=("id",))
    assert known_by(sheet(people, {"id": ["Ab", "aB ", ""]})).to_list() == ["ab", "ab", None]


def test_rows_are_alike_where_all_that_is_written_is() -> None:
    people = record_type(Field("id"), Field("name"))
    columns = {"id": ["1", "1", "1", "1,2"], "name": ["a", "a", "b", ""]}
    first, second, other, odd = rows_as_written(sheet(people, columns))["row"]
    assert first == second
    assert len({first, other, odd}) == 3
    (moved,) = rows_as_written(sheet(people, {"name": ["1"]}))["row"]
    (same,) = rows_as_written(sheet(people, {"id": ["1"]}))["row"]
    assert moved != same
    nothing = rows_as_written(sheet(people, {"unknown": ["1", "2"]}))
    assert nothing.rows() == [("", None), ("", None)]


def test_the_rest_of_a_row_is_all_but_its_key_if_there_is_any() -> None:
    people = record_type(Field("id"), Field("name"), Field("class"), primary_key=("id",))
    columns = {"id": ["1", "2", "3", "4"], "name": ["a", "a", "b", ""], "class": ["", "", "a", ""]}
    first, second, other, blank = rows_as_written(sheet(people, columns))["rest"]
    assert first == second != other
    assert blank is None
    assert rows_as_written(sheet(people, {"id": ["1"]}))["rest"].to_list() == [None]
