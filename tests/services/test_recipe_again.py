"""A recipe that is replayed on the file that it was made of gives what the fixes gave."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.checking import check_job, check_sheet
from rosterwizard.core.fixing import fixed, fixes_for
from rosterwizard.core.fixing.proposed_recipe import proposed_recipe
from rosterwizard.core.fixing.recipes import Mend
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import Field, FieldRoster, When
from rosterwizard.services.recipe_files import read_recipe, write_recipe
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.damaged.every_kind import EVERY_KIND, damaged
from tests.helpers.damaged.files import write
from tests.helpers.damaged.judging import opened

if TYPE_CHECKING:
    from rosterwizard.core.fixing import Mended

# Of each way of mending one: in one column of two ways, in rows, in several columns, by rounds.
TRIED = frozenset(
    {
        *("date-two-digit-year", "shifted-rows", "kinds-swapped", "zeros-lost-in-rows"),
        *("names-swapped-in-rows", "columns-swapped", "row-twice"),
    }
)


def assert_given_again(job: Job, folder: Path, *, safe: bool = False) -> Mended:
    """Hold what a recipe does to the job against what was done to it; return that."""
    done = fixed(job, safe=safe)
    write_recipe(folder / "recipe.toml", done.job, done.problems)
    again = proposed_recipe(job, read_recipe(folder / "recipe.toml"))

    for was, now in zip(done.job.sheets, again.job.sheets, strict=True):
        assert now.frame.to_dict(as_series=False) == was.frame.to_dict(as_series=False)
        assert now.sheet.sheet_row.equals(was.sheet.sheet_row)
        assert now.matching == was.matching
    assert again.idle == ()
    return done


@settings(max_examples=12)
@given(st.data(), st.booleans())
def test_what_was_mended_in_any_sheet_is_mended_again(data: st.DataObject, safe: bool) -> None:
    of = data.draw(record_types())
    job = Job(system(of), (data.draw(job_sheets(of)),))
    with TemporaryDirectory() as folder:
        assert_given_again(job, Path(folder), safe=safe)


@pytest.mark.parametrize("name", sorted(TRIED))
def test_what_was_mended_of_damage_is_mended_again(name: str, tmp_path: Path) -> None:
    (kind,) = (each for each in EVERY_KIND if each.name == name)
    for (roster, _spots), _chance in damaged(kind, 1, 5):
        assert_given_again(opened(write(roster, tmp_path, "utf-8"), roster), tmp_path)


def test_what_two_rules_mend_alike_is_mended_again(tmp_path: Path) -> None:
    note = Field("note", roster=FieldRoster(blank_when=(When("id", ("1",)),)))
    of = record_type(Field("id"), note)
    job = Job(system(of), (sheet(of, {"id": ["1", "2", "3"], "note": ["x", "n/a", "y"]}),))

    assert_given_again(job, tmp_path)
    assert read_recipe(tmp_path / "recipe.toml").mends == (Mend(field="note", fix="fix-empty"),)


def test_a_way_that_a_person_chose_is_kept_as_that(tmp_path: Path) -> None:
    of = record_type(Field("code"))
    cells = ["05-Mar", "5-mai", "3-5", "4-1", "7-2", "3-5", "4-1"]
    made = sheet(of, {"code": cells})
    of_choice = next(each for each in fixes_for(made, check_sheet(system(of), made)) if each.choice)
    done = Job(system(of), (made.edited(of_choice.edit),))
    write_recipe(tmp_path / "recipe.toml", done, check_job(done))
    recipe = read_recipe(tmp_path / "recipe.toml")
    again = proposed_recipe(Job(system(of), (made,)), recipe)

    assert recipe.mends == (Mend(field="code", fix=of_choice.code, choice=True),)
    assert again.job.sheets[0].frame["c0"].to_list() == ["5-3", *cells[1:]]


def test_one_known_way_is_mended_again_beside_two_that_nobody_chose(tmp_path: Path) -> None:
    of = record_type(Field("code"))
    cells = ["05-Mar", "5-mai", "3-5", "4-1", "7-2", "3-5", "4-1"]
    done = assert_given_again(Job(system(of), (sheet(of, {"code": cells}),)), tmp_path)

    assert done.job.sheets[0].frame["c0"].to_list() == ["05-Mar", "5-5", *cells[2:]]
