"""The pages of help say what the program really has: steps, problems, keys, words on buttons."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction, QShortcut

from rosterwizard.core.messages.help_pages import help_folder, help_texts, title_of
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.wizard.flow import STEPS, Step
from rosterwizard.gui.dialogs.help_dialog import HelpDialog
from rosterwizard.gui.pages.making import make_page
from rosterwizard.gui.session import Session
from rosterwizard.gui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

WORDS = resources_folder() / "words" / "en"
GUI = Path(__file__).parents[1] / "rosterwizard" / "gui"
PROBLEMS = tomllib.loads((WORDS / "problems.toml").read_text("utf-8"))
CODES = sorted(code for code, says in PROBLEMS.items() if "title" in says)
PAGES = sorted(path.stem for path in help_folder().glob("*.md"))
LINK = re.compile(r"\[[^]]+\]\(([^)]+)\)")
# How Qt names keys, and how keyboards do.
KEY = re.compile(r"Alt|Enter|Space|F\d+|(Ctrl|Alt|Shift)\+.+")
KEYS = {"Return": "Enter", "Del": "Delete", "Esc": "Escape"}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.value)
def test_each_page_of_the_wizard_has_help_under_its_own_heading(step: Step) -> None:
    assert title_of(help_texts()[step.value.replace("-", "_")]) == sentence(f"step-{step.value}")


@pytest.mark.parametrize("code", CODES)
def test_each_problem_is_explained_under_its_title(code: str) -> None:
    entry = f"### {PROBLEMS[code]['title']}\n\n`{code}`: "
    assert entry in help_texts()["problems"]


def test_no_problem_is_explained_that_the_check_does_not_know() -> None:
    assert sorted(re.findall(r"^`([^`]+)`: ", help_texts()["problems"], re.MULTILINE)) == CODES


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_pages_that_are_there(page: str) -> None:
    for target in LINK.findall(help_texts()[page]):
        assert target.partition("#")[0].removesuffix(".md") in PAGES


@pytest.mark.parametrize("page", PAGES)
def test_page_has_a_title_and_needs_no_network(page: str) -> None:
    text = help_texts()[page]
    assert text.startswith("# ")
    assert not re.search(r"!\[|<[a-z]+[ >/]", text), "no pictures, no HTML: help shows neither"


@pytest.mark.parametrize("page", PAGES)
def test_what_help_calls_by_name_is_called_so_in_the_window(page: str) -> None:
    said = _said_by_the_window()
    for name in re.findall(r"\*\*(.+?)\*\*", help_texts()[page]):
        if name[0].isupper() and not KEY.fullmatch(name) and ":" not in name:
            assert re.search(_pattern_of(name), said), name


@pytest.fixture
def shortcuts(qtbot: QtBot) -> set[str]:
    """Return every key of the window and its pages, in the words of help."""
    window = Window(Session())
    qtbot.addWidget(window)
    pages = [make_page(step, window.session) for step in STEPS]
    for page in pages:
        qtbot.addWidget(page)
    tops = [window, *pages]
    keys = [each.key() for top in tops for each in top.findChildren(QShortcut)]
    keys += [each.shortcut() for top in tops for each in top.findChildren(QAction)]
    return {_spelled(key.toString()) for key in keys if not key.isEmpty()}


def test_each_key_is_in_the_help(shortcuts: set[str]) -> None:
    cells = re.findall(r"^\| ([^|]+) \|", help_texts()["keyboard"], re.MULTILINE)
    told = {key for cell in cells for key in cell.split(", ")} | {"Ctrl+,"}
    assert shortcuts - told == set()


def test_search_finds_a_problem_by_its_code(qtbot: QtBot) -> None:
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    dialog.search.setText("required-when")
    found = [dialog.pages.item(row).text() for row in range(dialog.pages.count())]
    assert title_of(help_texts()["problems"]) in found


def test_page_opens_at_its_top(qtbot: QtBot) -> None:
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    dialog.open_page("check")
    with qtbot.waitExposed(dialog):
        dialog.show()
    bar = dialog.text.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0


def _spelled(key: str) -> str:
    return "+".join(KEYS.get(part, part) for part in re.split(r"\+(?!$)", key))


@cache
def _said_by_the_window() -> str:
    """Return every text that the window may show, a line for each."""
    return "\n".join(_texts_of_the_window())


def _texts_of_the_window() -> Iterator[str]:
    """Give each of those texts, without the marks of its keys."""
    for path in WORDS.glob("*.toml"):
        for says in tomllib.loads(path.read_text("utf-8")).values():
            yield from (str(text).replace("&", "") for text in says.values())
    for path in GUI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value.replace("&", "")


def _pattern_of(name: str) -> str:
    """Return a pattern of a name, in which `…` between words may stand for anything."""
    return ".*".join(map(re.escape, re.split(r"(?<= )…|…(?= )", name)))
