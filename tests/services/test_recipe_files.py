"""A recipe is kept as a file that says the same when it is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.fixing.recipes import Mend, Recipe
from rosterwizard.core.fixing.wishes import Wishes, met_wishes, with_wishes
from rosterwizard.core.job.cell_edits import Search, replaced
from rosterwizard.core.job.job import Job
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Field
from rosterwizard.services import recipe_files
from rosterwizard.services.recipe_files import read_recipe, write_recipe
from tests.helpers.checked import record_type, system
from tests.helpers.job_sheets import job_sheet

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = record_type(Field("id"), Field("grade"), Field("password"))
NAMED = record_type(Field("first_name"), Field("last_name"))


def job() -> Job:
    sheet = job_sheet(PEOPLE, ["No.", "grade", "password"], ["a1", "Yr 7", "pa55"])
    return with_wishes(Job(system(PEOPLE), (sheet,)), Wishes({"No.": "id"}))


def replacing(of: Job, column: int, find: str, by: str) -> Job:
    sheet = of.sheets[0]
    edit = replaced(sheet, Search(find, (column,), match_case=True), by)
    assert edit is not None
    return of.with_sheet(sheet.edited(edit))


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    done = replacing(job(), 1, "Yr ", "")
    write_recipe(tmp_path / "r.toml", done, check_job(done))

    assert read_recipe(tmp_path / "r.toml") == Recipe(
        {"No.": "id"}, mends=(Mend(field="grade", find="Yr ", match_case=True),)
    )


def test_each_kind_of_mend_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = (
        Mend(type="demo/people", field="grade", fix="fix-whitespace"),
        Mend(field="grade", fix="fix-code-day-first", choice=True),
        Mend(field="grade", find="Yr", replacement="Year", whole_cell=True),
        Mend(field="grade", find="Yr", replacement="Year"),
        Mend(field="grade", fix="edit-case-upper"),
        Mend(heading="Full name", fix="edit-case-names"),
        Mend(field="id", fix="edit-split", separator=" ", into=("id", "", "grade")),
        Mend(field="id", fix="edit-joined", separator="", of=("id", "grade"), emptied=True),
    )
    monkeypatch.setattr(recipe_files, "mends_of", lambda *_: kept)
    write_recipe(tmp_path / "r.toml", job(), check_job(job()))
    assert read_recipe(tmp_path / "r.toml").mends == kept


def test_a_text_in_place_of_a_password_is_not_kept(tmp_path: Path) -> None:
    done = replacing(job(), 2, "pa55", "secret")
    write_recipe(tmp_path / "r.toml", done, check_job(done))

    assert read_recipe(tmp_path / "r.toml").mends == ()
    assert "secret" not in (tmp_path / "r.toml").read_text("utf-8")


def test_a_mend_by_a_heading_is_read_again(tmp_path: Path) -> None:
    made = job_sheet(NAMED, ["Full name"], ["Ana(2) Lee"])
    matching = made.matching.with_made({"first_name": Making((0,), "given")})
    done = replacing(Job(system(NAMED), (replace(made, matching=matching),)), 0, "(2)", "")
    write_recipe(tmp_path / "r.toml", done, check_job(done))

    mend = Mend(heading="Full name", find="(2)", match_case=True)
    assert read_recipe(tmp_path / "r.toml").mends == (mend,)


@pytest.mark.parametrize(
    "content", ["[mach]\na = 'b'", "x", "[[mends]]\nfield = 'id'", "[[mends]]\nfixx = 'a'"]
)
def test_a_file_that_says_something_else_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "r.toml"
    path.write_text(content, "utf-8")

    with pytest.raises(RosterError, match=r"“r\.toml” is no recipe") as error:
        read_recipe(path)
    assert error.value.code == "recipe-unread"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match=r"nowhere\.toml"):
        read_recipe(tmp_path / "nowhere.toml")


def test_the_persons_own_file_is_never_written_over(tmp_path: Path) -> None:
    own = tmp_path / "sheet.csv"
    own.write_text("No.", "utf-8")
    sheet = job().sheets[0]
    origin = replace(sheet.sheet.origin, file=own)
    opened = job().with_sheet(replace(sheet, sheet=replace(sheet.sheet, origin=origin)))
    with pytest.raises(RosterError) as error:
        write_recipe(own, opened, check_job(opened))
    assert error.value.code == "output-is-input"
    assert own.read_text("utf-8") == "No."


def test_what_a_file_does_not_have_is_passed_by() -> None:
    wishes = Wishes(
        {"No.": "id", "Year": "grade"}, {"grade": "7", "none": "x"}, ("Bus",), {"grade": {"a": "b"}}
    )
    met, unmet = met_wishes(job(), wishes)

    assert met == Wishes({"No.": "id"}, {"grade": "7"}, (), {"grade": {"a": "b"}})
    assert [each.code for each in unmet] == ["no-such-heading", "no-such-field", "no-such-heading"]
