"""What is made of columns is held to its rules, at the columns that it is made of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.output import output_sheet
from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.reports.described import Problem, described
from rosterwizard.core.sheet.oddity import Oddity
from rosterwizard.core.showing.causes import causes_of, rows_with_value, values_of
from tests.helpers.checked import found, record_type, sheet, system

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import RecordType

NEEDED = Constraints(required=True, max_length=10)
WHOLE = record_type(Field("id"), Field("name", constraints=NEEDED))
PARTS = record_type(
    Field("first_name", constraints=NEEDED), Field("last_name", constraints=NEEDED), Field("id")
)
SPLIT = {"first_name": Making((0,), "given"), "last_name": Making((0,), "family")}


def joined(*rows: tuple[str, str]) -> JobSheet:
    first, last = zip(*rows, strict=True)
    made = sheet(WHOLE, {"First": first, "Last": last, "id": ["1"] * len(rows)})
    return replace(made, matching=made.matching.with_made({"name": Making((0, 1))}))


def split(*names: str, of: RecordType = PARTS) -> JobSheet:
    made = sheet(of, {"Full name": names})
    return replace(made, matching=made.matching.with_made(SPLIT))


def problems(checked: JobSheet) -> list[Problem]:
    profile = system(checked.record_type)
    return list(described(checked, check_sheet(profile, checked)))


def test_a_problem_of_what_is_joined_stands_in_its_first_column_and_names_all() -> None:
    (long, blank) = problems(joined(("Asha", "Patel"), ("Maximilian", "Ng"), ("", "")))
    assert (long.code, long.row, long.column, long.value) == (
        *("maxLength", 3, "A"),
        "Maximilian Ng",
    )
    assert long.heading == blank.heading == "name (from First, Last)"
    assert (blank.code, blank.row, blank.value, blank.fix) == ("required", 4, "", None)


def test_columns_that_make_a_field_are_known_and_not_passed_on_twice() -> None:
    made = joined(("Asha", "Patel"))
    assert problems(made) == []
    assert output_sheet(system(WHOLE), made).content == b"id,name\r\n1,Asha Patel\r\n"


def test_what_is_made_follows_every_edit_of_its_columns() -> None:
    made = joined(("Asha", "Patel"))
    edit = typed(made, 0, 1, "Ng")
    assert edit is not None
    edited = made.edited(edit)
    assert edited.by_field()["name"].to_list() == ["Asha Ng"]
    assert edited.undone().by_field()["name"].to_list() == ["Asha Patel"]


def test_no_click_writes_what_is_made_into_a_column_that_it_is_made_of() -> None:
    of = record_type(Field("name", constraints=Constraints(enum=("Asha Patel",))))
    made = sheet(of, {"First": ["asha"], "Last": ["patel"]})
    made = replace(made, matching=made.matching.with_made({"name": Making((0, 1))}))
    found_in = check_sheet(system(of), made)
    assert {rule.code for rule, _ in found_in.by_rule()} == {"enum"}
    assert fixes_for(made, found_in) == ()


def test_a_name_whose_split_nobody_can_know_is_a_warning_of_its_row() -> None:
    (unsure,) = problems(split("Asha Patel", "Ana Ruiz Gil", "Patel, Asha"))
    assert (unsure.code, unsure.severity, unsure.row, unsure.column) == (
        *("unsure-name", "warning", 3),
        "A",
    )
    assert "“Ana Ruiz Gil” is split into the given names “Ana Ruiz”" in unsure.message
    assert "García López, María" in unsure.todo
    assert (unsure.heading, unsure.value, unsure.example) == ("Full name", "Ana Ruiz Gil", "")


def test_a_comma_settles_a_name() -> None:
    made = split("Ana Ruiz Gil")
    edit = typed(made, 0, 0, "Ruiz Gil, Ana")
    assert edit is not None
    assert problems(made.edited(edit)) == []


def test_one_name_alone_is_told_with_the_part_that_is_missing() -> None:
    unsure, blank = sorted(problems(split("Madonna")), key=lambda each: each.severity)[::-1]
    assert unsure.message == "“Madonna” cannot be split into given names and a family name."
    assert (blank.code, blank.field, blank.column) == ("required", "first_name", "A")
    assert blank.heading == "first_name (from Full name)"


@pytest.mark.parametrize("fields", [("first_name",), ("last_name",), ("last_name", "first_name")])
def test_each_name_is_told_once(fields: tuple[str, ...]) -> None:
    made = split("Ana Ruiz Gil")
    made = replace(
        made, matching=replace(made.matching, made={each: SPLIT[each] for each in fields})
    )
    assert [each.code for each in problems(made)].count("unsure-name") == 1


def test_what_is_joined_is_no_name_that_is_split() -> None:
    made = sheet(PARTS, {"First": ["Ana Ruiz Gil"], "last_name": ["Gil"]})
    made = replace(made, matching=made.matching.with_made({"first_name": Making((0,))}))
    assert {each.code for each in problems(made)} == {"maxLength"}


def test_causes_show_what_is_made() -> None:
    made = joined(("Maximilian", "Ng"), ("Maximilian", "Li"))
    found_in = check_sheet(system(WHOLE), made)
    (cause,) = causes_of(made, found_in)
    assert cause.where == "name (from First, Last)"
    assert values_of(made, found_in, cause) == [("Maximilian Li", 1), ("Maximilian Ng", 1)]
    assert list(rows_with_value(made, found_in, cause, "Maximilian Li")) == [1]


def test_an_error_of_a_formula_is_no_part_of_a_name() -> None:
    codes = {each.code for each in problems(joined(("Asha", "#REF!")))}
    assert codes == {"formula-error"}


def test_what_reading_noticed_in_a_column_that_makes_a_field_is_told() -> None:
    made = joined(("Asha", "Patel"))
    oddity = Oddity("formula", column=1)
    odd = replace(made.sheet, oddities={oddity: made.sheet.sheet_row.cast(int) - 2})
    assert [each.code for each in problems(replace(made, sheet=odd))] == ["formula"]


def test_a_heading_that_stands_twice_is_doubled_also_where_one_makes_a_field() -> None:
    made = sheet(WHOLE, {"id": ["1"], "First": ["a"], "first": ["b"]})
    matching = made.matching.with_made({"name": Making((1,))})
    made = replace(made, matching=matching)
    assert (None, "first", "duplicate-column") in found(made, check_sheet(system(WHOLE), made))
    (twice,) = problems(made)
    assert "which is used" in twice.message
