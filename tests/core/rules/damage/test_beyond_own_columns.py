"""What rules of damage look at beside their own cells, and where they offer nothing."""

from __future__ import annotations

import polars as pl
import pytest

from rosterwizard.core.cells.codes_as_dates import codes_as_dates
from rosterwizard.core.fixing.applied import _not_made
from rosterwizard.core.fixing.fixes import Fix
from rosterwizard.core.job.edits import CELLS
from rosterwizard.core.profiles.language import Constraints, Field, ForeignKey, Reference
from rosterwizard.core.rules.rules import rules_of
from tests.helpers.checked import record_type, system

KIND = Field("type", constraints=Constraints(enum=("email", "phone")))
PEOPLE = record_type(
    *(Field("first_name"), Field("last_name"), Field("email", format="email")),
    *(KIND, Field("contact"), Field("site", format="uri")),
    foreign_keys=(
        ForeignKey(("first_name", "last_name"), Reference("", ("first_name", "last_name"))),
    ),
)
RULES = {rule.code: rule for rule in rules_of(system(PEOPLE), PEOPLE)}


@pytest.mark.parametrize(
    ("code", "name"), [("swapped-names", "email"), ("swapped-kinds", "contact")]
)
def test_rules_read_the_columns_that_tell_them(code: str, name: str) -> None:
    assert name in RULES[code].reads(PEOPLE)


def test_no_fix_is_offered_where_none_is_known() -> None:
    assert RULES["foreignKey"].fixes() == ()
    of_site = [each for each in rules_of(system(PEOPLE), PEOPLE) if each.field == "site"]
    assert [each.fixes() for each in of_site if each.code == "format"] == [()]


def test_dates_of_a_workbook_alone_show_no_code() -> None:
    (typed,) = codes_as_dates(
        pl.DataFrame({"text": ["5-Mar"], "rows": [1]}), of_codes=False, dates=["5-Mar"]
    ).values()
    assert "3" in str(typed)


def test_what_moves_cells_is_made_again_in_whole_rows_only() -> None:
    def cells(*places: tuple[int, int]) -> pl.DataFrame:
        rows = [(row, column, "a", "b") for row, column in places]
        return pl.DataFrame(rows, schema=CELLS, orient="row")

    every, made = cells((0, 0), (0, 1), (1, 0)), cells((0, 0))
    moved = Fix("fix-blanks", {}, 0, every, safe=False, rule=0, of_rows=True)
    assert _not_made(moved, made)["row"].to_list() == [1]
