"""All that the window says comes from the words and the profiles: a made-up language marks it."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QWidget,
)

from rosterwizard.core.profiles.loading import built_in_profiles
from tests.helpers import pictured_roads as roads
from tests.helpers.other_language import said_anew, spoken_in, toml, unnumbered
from tests.helpers.wizard import Wizard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What Qt's plugin without a screen says of a list that drops down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

MARK = "\u2063"  # invisible, so that nothing takes more room
MARK_SHOWN = "[U+2063]"  # where what is invisible in values is shown
ROADS = (roads.record_types, roads.headings, roads.nothing_to_mend, roads.by_hand, roads.dialogs)
PLAIN = ("text", "windowTitle", "toolTip", "accessibleName", "accessibleDescription")
# What is no word of ours, and why.
NO_WORDS = re.compile(
    r"Roster Wizard|.* – Roster Wizard"  # the program's name, after the file's
    r"|Python|RapidFuzz|Library"  # libraries, and the name of a server
    r"|.*[/@_-].*|.*\.(xlsx|csv|zip).*"  # folders, addresses, files, versions, names of fields
    r"|[a-z]+\d*"  # names of fields and libraries, a value
    r"|·.*",  # values with their blanks
    re.DOTALL,
)
SYSTEMS = [each.name for each in built_in_profiles()]  # not yet in the language
SAID_BEFORE = {"settings-about-checked"}  # what that picture shows was said in English
CASES = {"MÜLLER → Müller", "VAN DER BERG → van der Berg", "o'neill → O'Neill"}
OF_THE_SHEET = {*roads.UNCERTAIN, *roads.UNCERTAIN.values(), "Mei Rossi", *CASES}


@pytest.fixture
def marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak a language that says the same, each sentence with a mark before it."""
    with spoken_in(tmp_path, monkeypatch) as systems:
        for file in systems.parent.glob("*.toml"):
            said = tomllib.loads(file.read_text("utf-8"))
            file.write_text(toml({code: _marked(each) for code, each in said.items()}), "utf-8")
        for name in SYSTEMS:
            texts = said_anew(unnumbered(name), lambda text: MARK + text)
            (systems / f"{name}.toml").write_text(toml(texts), "utf-8")
        by_words = Wizard.choose_here
        monkeypatch.setattr(
            Wizard, "choose_here", lambda wizard, words: by_words(wizard, _as_shown(wizard, words))
        )
        yield


def _marked(parts: dict[str, str]) -> dict[str, object]:
    return {part: MARK + each for part, each in parts.items()}


def _as_shown(wizard: Wizard, words: str) -> str:
    """Return the words of a list as it has them, marked or not."""
    box = wizard.focus()
    assert isinstance(box, QComboBox)
    shown = [box.itemText(row) for row in range(box.count())]
    return next((each for each in shown if each.replace(MARK, "") == words), words)


def texts_of(widget: QWidget) -> Iterator[str]:
    """Give what a widget shows or lets be heard, but for what stands in cells."""
    for name in PLAIN:
        said = getattr(widget, name, None)
        # What somebody typed is in their own language; the page of help has a part called so.
        if callable(said) and not (name == "text" and isinstance(widget, QLineEdit)):
            yield said()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(row) for row in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.objectName() == "history.table":
        model = widget.model()
        columns = range(model.columnCount())
        yield from (str(model.headerData(at, Qt.Orientation.Horizontal)) for at in columns)


def foreign_texts() -> set[str]:
    """Return what is shown now and does not come from the language."""
    shown = {
        text
        for top in QApplication.topLevelWidgets()
        if top.isVisible()
        for widget in (top, *top.findChildren(QWidget))
        if widget.isVisibleTo(top)
        for text in texts_of(widget)
    }
    return {
        text
        for text in shown - OF_THE_SHEET
        if not (MARK in text or MARK_SHOWN in text)
        if re.search(r"[^\W\d_]{2}", text) and not NO_WORDS.fullmatch(text)
    }


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.__name__)
@pytest.mark.usefixtures("marked")
def test_all_that_is_shown_is_in_the_language(
    road: roads.Road, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    wizard: Wizard = request.getfixturevalue("wizard")  # only now: it speaks the language
    found: dict[str, set[str]] = {}
    folder = tmp_path / "files"
    folder.mkdir()

    def look(name: str) -> None:
        wizard.wait_until_idle()
        foreign = foreign_texts()
        if foreign and name not in SAID_BEFORE:
            found[name] = foreign

    road(wizard, folder, look)
    assert found == {}
