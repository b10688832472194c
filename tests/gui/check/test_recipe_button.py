"""How a file was matched and mended is kept, and done to another one once a person has seen it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from rosterwizard.core.fixing.proposed_recipe import proposed_recipe
from rosterwizard.core.fixing.recipes import SAFE, Mend, Recipe
from rosterwizard.gui.check.recipe_preview import RecipePreview
from rosterwizard.services.recipe_files import read_recipe
from tests.helpers.patron_jobs import HEADINGS, patron
from tests.helpers.window_jobs import check_page, infiniti_job, ready

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.gui.pages.check_page import CheckPage


@pytest.fixture
def page(qtbot: QtBot) -> CheckPage:
    return check_page(qtbot)


def used(
    page: CheckPage,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    file: Path,
    *,
    wanted: bool = True,
) -> None:
    monkeypatch.setattr(RecipePreview, "wanted", lambda *_: wanted)
    monkeypatch.setattr(page.recipe_button, "ask_file", lambda: file)
    page.recipe_button.use.trigger()
    ready(qtbot, page)


def test_what_is_kept_is_used_on_the_next_file(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "term.toml"
    file.write_text('[[mends]]\nfix = "safe"\n', "utf-8")
    before = page.session.work.job

    used(page, qtbot, monkeypatch, file, wanted=False)
    assert page.session.work.job is before
    used(page, qtbot, monkeypatch, file)
    assert [edit.code for edit in page.session.work.sheet_of("patrons").edits.done] == [
        "edit-all-safe"
    ]
    assert "recipe was used" in page.notice.text()

    again = tmp_path / "again.toml"
    monkeypatch.setattr(page.recipe_button, "ask_new_file", lambda: again)
    page.recipe_button.keep.trigger()
    ready(qtbot, page)
    assert read_recipe(again).mends == (Mend(fix=SAFE),)
    assert "Kept in again.toml" in page.message_bar.text()


def test_headings_are_matched_as_before(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "term.toml"
    file.write_text('leave-out = ["graduationyear"]\n\n[[mends]]\nfix = "safe"\n', "utf-8")
    used(page, qtbot, monkeypatch, file)
    work = page.session.work
    assert work.sheet_of("patrons").matching.column_of("graduationyear") is None
    assert work.edited == ("patrons",)
    assert work.is_checked
    assert page.isComplete()


def test_a_file_that_is_none_is_told(
    page: CheckPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "term.toml"
    file.write_text("x", "utf-8")
    used(page, qtbot, monkeypatch, file)
    assert "“term.toml” is no recipe" in page.message_bar.text()
    assert page.session.work.edited == ()


def test_nothing_is_kept_or_used_where_no_file_is_chosen(
    page: CheckPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    page.recipe_button.keep.trigger()
    page.recipe_button.use.trigger()
    assert not page.busy
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("/a/b", ""))
    new = page.recipe_button.ask_new_file()
    assert new is not None
    assert new.name == "b.toml"


def words(dialog: RecipePreview) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel)]


def test_the_preview_says_what_would_be_done_and_what_would_not(qtbot: QtBot) -> None:
    job = infiniti_job()
    recipe = Recipe(
        leave_out=("graduationyear",),
        constants={"gender": "M"},
        mends=(Mend(fix=SAFE), Mend(field="username", find="zzz")),
        match={"Nowhere": "formclass"},
    )
    dialog = RecipePreview("a.toml", proposed_recipe(job, recipe), job)
    qtbot.addWidget(dialog)
    said = "\n".join(words(dialog))
    for expected in ("graduationyear stays out", "gender has one value", "Mend 2 cells safely"):
        assert expected in said
    assert "Not done of the recipe: Replace “zzz” by “”." in said
    assert "no heading “Nowhere”" in said
    assert dialog.findChild(QPushButton, "recipe_preview.make") is not None

    assert said.count("No other problem comes by it.") == 1

    breaking = Recipe(mends=(Mend(field="emailaddress", find="@", replacement="x"),))
    dialog = RecipePreview("a.toml", proposed_recipe(job, breaking), job)
    qtbot.addWidget(dialog)
    make = dialog.findChild(QPushButton, "recipe_preview.make")
    assert make is not None
    assert "would come by it that are not there now" in "\n".join(words(dialog))
    assert make.text().startswith("&Mend all the same: ")

    dialog = RecipePreview("a.toml", proposed_recipe(job, Recipe(leave_out=("gender",))), job)
    qtbot.addWidget(dialog)
    assert words(dialog)[0] == "No cell would change, but what headings mean would."

    dialog = RecipePreview("a.toml", proposed_recipe(job, Recipe()), job)
    qtbot.addWidget(dialog)
    assert words(dialog)[0] == "Nothing in this file needs it."
    assert dialog.findChild(QPushButton, "recipe_preview.make") is None


def test_rows_that_a_recipe_sets_aside_are_named_and_gone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = [patron(1), patron(1), patron(1, username=" user0001")]
    page = check_page(qtbot, (HEADINGS, rows))
    job = page.session.work.job
    assert job is not None
    mends = (Mend(fix="fix-row-again"), Mend(fix=SAFE))
    preview = RecipePreview("term", proposed_recipe(job, Recipe(mends=mends)), job, page)
    said = [each.text() for each in preview.findChildren(QLabel)]
    assert any("2 rows would be set aside" in each for each in said)
    assert any("Row 4" in each and "set aside" in each for each in said)

    file = tmp_path / "term.toml"
    file.write_text('[[mends]]\nfix = "fix-row-again"\n[[mends]]\nfix = "safe"\n', "utf-8")
    used(page, qtbot, monkeypatch, file)
    assert page.session.work.sheet_of("patrons").rows_there().to_list() == [0]
    page.undo()
    ready(qtbot, page)
    assert page.session.work.sheet_of("patrons").rows_there().to_list() == [0, 1, 2]
