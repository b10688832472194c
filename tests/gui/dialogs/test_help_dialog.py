"""Help: a page for each step, found by words, with no network."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl

from rosterwizard.core.messages.help_pages import help_texts, title_of
from rosterwizard.core.wizard.flow import STEPS
from rosterwizard.gui import outside
from rosterwizard.gui.dialogs.help_dialog import HelpDialog
from tests.helpers.other_language import spoken_in

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def dialog(qtbot: QtBot) -> HelpDialog:
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def titles(dialog: HelpDialog) -> list[str]:
    return [dialog.pages.item(row).text() for row in range(dialog.pages.count())]


@pytest.mark.parametrize("step", STEPS)
def test_every_page_of_the_wizard_has_its_help(step: object) -> None:
    name = step.value.replace("-", "_")  # type: ignore[attr-defined] # a Step
    assert title_of(help_texts()[name])


@pytest.mark.parametrize("name", list(help_texts()))
def test_every_page_begins_with_its_title_and_links_to_pages_that_are_there(name: str) -> None:
    text = help_texts()[name]
    assert text.startswith("# ")
    for link in re.findall(r"\]\((?!https:)([^)]*)\)", text):
        assert link.removesuffix(".md") in help_texts(), link


def test_road_comes_first_in_its_order(dialog: HelpDialog) -> None:
    assert titles(dialog)[0] == "Choose what you are importing"
    assert list(help_texts())[:7] == [step.value.replace("-", "_") for step in STEPS]


def test_page_of_that_name_is_opened(dialog: HelpDialog) -> None:
    dialog.open_page("file")
    assert "Your file is only read." in dialog.text.toPlainText()


def test_unknown_page_opens_the_first(dialog: HelpDialog) -> None:
    dialog.open_page("nonsense")
    assert dialog.pages.currentRow() == 0


def test_search_finds_pages_that_have_all_the_words(dialog: HelpDialog) -> None:
    dialog.search.setText("separator ENCODING")
    assert "Choose the filled-in sheet" in titles(dialog)
    assert "Choose what you are importing" not in titles(dialog)
    dialog.search.setText("zebra")
    assert titles(dialog) == []
    assert "zebra" in dialog.text.toPlainText()


def test_links_to_help_open_here_and_others_outside(
    dialog: HelpDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(outside, "open_address", opened.append)
    dialog.text.anchorClicked.emit(QUrl("template.md"))
    assert "Make an empty sheet" in dialog.text.toPlainText()
    assert opened == []
    dialog.text.anchorClicked.emit(QUrl("https://school.example/"))
    assert opened == ["https://school.example/"]


def test_second_call_shows_the_same_window(qtbot: QtBot, dialog: HelpDialog) -> None:
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    first = HelpDialog.show_page(parent, "file")
    assert HelpDialog.show_page(parent, "template") is first
    assert "Make an empty sheet" in first.text.toPlainText()


def test_pages_of_the_language_stand_in_for_the_english_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with spoken_in(tmp_path, monkeypatch) as systems:
        own = systems.parent / "help"
        own.mkdir()
        (own / "file.md").write_text("# Datei\n\nIhre Datei wird nur gelesen.\n", encoding="utf-8")
        assert title_of(help_texts()["file"]) == "Datei"
        assert title_of(help_texts()["submit"]) == "Look it over, then send"
    assert title_of(help_texts()["file"]) != "Datei"
