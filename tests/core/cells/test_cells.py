"""The cells of a sheet, made ready for those who ask about some of them."""

from __future__ import annotations

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.profiles.language import Field, FieldRoster
from tests.helpers.checked import record_type, sheet

OF = record_type(Field("a"), Field("b"), Field("list", type="list", delimiter=";"))
MADE = sheet(OF, {"a": ["1", "", "3"], "b": ["x", "y", ""], "list": ["p;;q", "", "q"]})


def test_only_the_fields_that_are_asked_about_are_made_ready() -> None:
    some, every = Cells(MADE, {"a"}), Cells(MADE)
    assert [some.has(name) for name in ("a", "b")] == [True, False]
    assert [every.has(name) for name in ("a", "b")] == [True, True]
    assert some.frame["row"].to_list() == [0, 1, 2]


def test_a_field_that_nothing_fills_is_blank_in_every_row() -> None:
    cells = Cells(MADE, {"a"})
    assert not cells.frame.select(cells.filled("b").alias("b"))["b"].any()
    assert cells.frame.select(cells.filled("a").alias("a"))["a"].to_list() == [True, False, True]


def test_the_texts_of_a_field_are_what_is_asked_row_by_row() -> None:
    cells = Cells(MADE, {"a"})
    assert cells.texts("a").to_list() == ["1", "", "3"]
    assert cells.texts("b").to_list() == ["", "", ""]


def test_of_a_list_the_places_and_the_filled_ones_can_be_asked_for() -> None:
    cells = Cells(MADE)
    asked = cells.frame.select(
        cells.items("list").alias("places"), cells.filled_items("list").alias("filled")
    )
    assert asked["places"].to_list() == [["p", "", "q"], [""], ["q"]]
    assert asked["filled"].to_list() == [["p", "q"], [], ["q"]]
    assert sorted(cells.distinct("list")) == ["", "p", "q"]


def test_either_of_two_paired_lists_is_paired_and_no_other() -> None:
    one = Field("one", type="list", roster=FieldRoster(same_length_as="two"))
    paired = record_type(one, Field("two", type="list"), Field("lone", type="list"))
    cells = Cells(sheet(paired, {"one": ["x"], "two": ["y"], "lone": ["z"]}))
    assert [cells.is_paired(name) for name in ("one", "two", "lone")] == [True, True, False]


def test_a_key_is_the_same_where_the_values_are() -> None:
    number = record_type(Field("n", type="integer"), Field("m"))
    cells = Cells(sheet(number, {"n": ["7", "07", "7.0", ""], "m": ["A", "a", "A", "A"]}))
    keys = cells.frame.select(
        cells.key("n").alias("n"),
        cells.key_of(("n", "m")).alias("both"),
        cells.key_of(("n", "m"), ignore_case=True).alias("loose"),
    )
    assert keys["n"].to_list() == ["7", "7", "7", None]
    assert keys["both"].n_unique() == 3
    assert keys["loose"].n_unique() == 2
    assert keys["both"].to_list()[3] is None
