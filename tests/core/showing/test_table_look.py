"""How columns are shown is put back for another sheet of the same record type."""

from __future__ import annotations

from rosterwizard.core.showing.table_look import ShownColumns, TableLook, columns_of, look_of
from tests.helpers.patron_jobs import infiniti_job, job_of, patrons_with_mistakes

SHEET = infiniti_job(patrons_with_mistakes()).sheets[0]
MATCHING = SHEET.matching
USUAL = [0, 3, 1, 2, 4, 5]


def test_the_usual_look_says_nothing() -> None:
    assert look_of(MATCHING, ShownColumns(USUAL), USUAL) == TableLook()


def test_a_look_names_fields_and_leads_back_to_the_columns() -> None:
    shown = ShownColumns([3, 0, 5, 1, 2, 4], [2], {1: 90})
    look = look_of(MATCHING, shown, USUAL)
    assert look.order[:3] == ("surname", "username", "graduationyear")
    assert look.hidden == ("staffmember",)
    assert look.widths == {"enabled": 90}
    assert columns_of(MATCHING, look) == shown


def test_columns_that_fill_no_field_stay_where_they_are_and_are_not_kept() -> None:
    headings = ["enabled", "Anna Ngata", "username"]
    matching = job_of("infiniti", {"patrons": (headings, [["Y", "x", "p"]])}).sheets[0].matching
    look = look_of(matching, ShownColumns([2, 1, 0], [1], {1: 99}), [2, 0, 1])
    assert look == TableLook()
    assert look_of(matching, ShownColumns([0, 1, 2]), [2, 0, 1]).order == ("enabled", "username")
    turned = TableLook(order=("username", "enabled"))
    assert list(columns_of(matching, turned).order) == [2, 1, 0]


def test_fields_that_are_not_there_are_passed_over() -> None:
    look = TableLook(order=("gone", "enabled"), hidden=("gone",), widths={"gone": 99})
    assert columns_of(MATCHING, look) == ShownColumns([0, 1, 2, 3, 4, 5], [])


def test_never_are_all_columns_hidden() -> None:
    every = tuple(each.field or "" for each in MATCHING.matches)
    assert columns_of(MATCHING, TableLook(hidden=every)).hidden == ()
