"""Labels, tooltips and message boxes are made in one place each, which takes text as it stands."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import QLabel, QWidget

import rosterwizard.gui
from rosterwizard.gui.dialogs.question import Question
from rosterwizard.gui.plain_text import PlainLabel, breakable, plain_tip, set_tip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

FOLDER = Path(rosterwizard.gui.__file__).parent
HOMES = {"plain_text.py", "question.py"}
HOSTILE = [
    "<img src='file:///x.png'><h1>BIG</h1>",
    "a &lt; b",
    "<!DOCTYPE html><b>x",
    "<?xml version='1.0'?><b>x</b>",
    "\n <b>x</b>",
    "&lt;<b>x</b>",
]


def made_elsewhere(code: str) -> Iterator[str]:
    """Yield what would be shown as HTML if it looked like that."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called == "QLabel" or called.endswith((".setToolTip", ".setWhatsThis")):
                yield f"{node.lineno}: {called}"
        elif isinstance(node, ast.ClassDef):
            bases = {ast.unparse(base) for base in node.bases} & {"QLabel", "QMessageBox"}
            yield from (f"{node.lineno}: {base}" for base in bases)
        elif isinstance(node, ast.Attribute) and node.attr in {"RichText", "MarkdownText"}:
            yield f"{node.lineno}: {node.attr}"


def test_no_label_and_no_tooltip_is_made_elsewhere() -> None:
    found = [
        f"{path.name}:{each}"
        for path in FOLDER.rglob("*.py")
        if path.name not in HOMES
        for each in made_elsewhere(path.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_tooltip_is_never_taken_for_html(qtbot: QtBot, text: str) -> None:
    assert QtText.mightBeRichText(text)
    widget = QWidget()
    qtbot.addWidget(widget)
    set_tip(widget, text)
    assert not QtText.mightBeRichText(widget.toolTip())
    assert widget.toolTip().replace("\u2060", "") == text


@pytest.mark.parametrize("text", ["", "Lee & Sons", "3 > 2", "two\nlines", "&amp;"])
def test_any_other_tooltip_stays_as_it_is(text: str) -> None:
    assert plain_tip(text) == text


def test_labels_and_questions_take_text_as_it_stands(qtbot: QtBot) -> None:
    label, question = PlainLabel(HOSTILE[0]), Question("q", "title")
    qtbot.addWidget(label)
    qtbot.addWidget(question)
    question.ask_in_words(lambda: (HOSTILE[0], HOSTILE[0]), "note")
    shown = [each for each in question.findChildren(QLabel) if each.text() == HOSTILE[0]]
    assert len(shown) == 2
    assert {each.textFormat() for each in [label, *shown]} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("row 12, emailaddress", ["row 12, emailaddress"]),
        ("its librarybarcode is", ["its librarybarcode is"]),
        ("rpatel09@school.example", ["rpatel09@", "school.", "example"]),
        ("patron0010@school.example", ["patron0010", "@school.", "example"]),
        ("the administrations of it", ["the administrations of it"]),
        ("anunbrokenandmuchlongerword", ["anunbroken", "andmuchlon", "gerword"]),
        (
            "two_of_some_length and_of_another_length",
            ["two_of_", "some_", "length and_of_", "another_", "length"],
        ),
    ],
)
def test_only_a_long_word_is_broken_and_best_at_its_signs(text: str, pieces: list[str]) -> None:
    assert breakable(text).split("\u200b") == pieces
