"""Cells with several values."""

from __future__ import annotations

from rosterwizard.core.profiles.language import Constraints, Field, FieldRoster
from tests.helpers.checked import codes, problems_in, record_type


def groups(items: Constraints = Constraints(), of: Constraints = Constraints()) -> Field:  # noqa: B008 - frozen
    return Field(
        "groups", type="list", delimiter=";", constraints=of, roster=FieldRoster(items=items)
    )


def test_each_item_is_one_of_the_allowed_values() -> None:
    field = groups(Constraints(enum=("a", "b")))
    assert codes(field, "a", "a;b", "a;c", "c;d", "A") == ["", "", "enum", "enum", "enum"]


def test_each_item_follows_the_pattern_and_has_the_length() -> None:
    field = groups(Constraints(pattern="[a-z]+", min_length=2, max_length=3))
    assert codes(field, "ab;abc", "ab;a", "ab;abcd", "ab;A1") == [
        *("", "minLength", "maxLength", "pattern"),
    ]


def test_each_item_is_of_the_type() -> None:
    field = Field(
        "years",
        type="list",
        item_type="integer",
        roster=FieldRoster(items=Constraints(minimum=5, maximum=9)),
    )
    assert codes(field, "5,9", "5,x", "4,x", "5,10") == ["", "type", "minimum type", "maximum"]


def test_an_item_of_the_wrong_type_is_not_told_again_as_not_allowed() -> None:
    field = Field(
        "years",
        type="list",
        item_type="integer",
        roster=FieldRoster(items=Constraints(enum=("5", "6"))),
    )
    assert codes(field, "x", "7", "7,x") == ["type", "enum", "enum type"]


def test_a_place_with_nothing_in_it_is_told() -> None:
    assert codes(groups(), "a;;b", "a;", ";a", "a", "") == [
        *("blank-item", "blank-item", "blank-item", "", ""),
    ]


def test_nothing_but_separators_is_blank() -> None:
    assert codes(groups(), ";", " ; ") == ["blank-item", "blank-item whitespace"]
    assert codes(groups(of=Constraints(required=True)), ";") == ["required"]


def test_a_list_of_a_cell_that_is_not_looked_at_is_left_alone() -> None:
    field = Field("groups", type="list", missing_values=("", "a,,b"))
    assert codes(field, "a,,b") == ["blank-item"]


def test_lists_have_so_many_items() -> None:
    field = groups(of=Constraints(min_length=2, max_length=3))
    assert codes(field, "a", "a;b", "a;b;c;d", "a;;b;c") == [
        *("minLength", "", "maxLength", "blank-item"),
    ]


def test_an_item_may_stand_only_once() -> None:
    assert codes(groups(Constraints(unique=True)), "a;b", "a;b;a", "a;A") == ["", "double-item", ""]
    loose = Field(
        "groups",
        type="list",
        delimiter=";",
        roster=FieldRoster(items=Constraints(unique=True), ignore_case=True),
    )
    assert codes(loose, "a;A") == ["double-item"]


def test_paired_lists_have_as_many_items() -> None:
    of = record_type(
        Field("subjects", type="list"),
        Field("codes", type="list", roster=FieldRoster(same_length_as="subjects")),
    )
    columns = {"subjects": ["a,b", "a,b", "", "a,"], "codes": ["1,2", "1", "1", "1,2"]}
    assert problems_in(of, columns) == {(1, "codes", "same-length"), (3, "subjects", "blank-item")}
    assert problems_in(of, {"codes": ["1,2"]}) == set()


def test_another_spelling_of_an_item_is_a_note() -> None:
    field = Field(
        "roles",
        type="list",
        roster=FieldRoster(items=Constraints(enum=("T", "S")), synonyms={"teacher": "T"}),
    )
    assert codes(field, "T,S", "Teacher,S", "Teacher,x") == ["", "spelling", "enum spelling"]


def test_a_list_is_compared_item_by_item() -> None:
    field = Field("roles", type="list", constraints=Constraints(unique=True))
    assert codes(field, "a,b", "a, b", "b,a") == ["", "unique whitespace", ""]
