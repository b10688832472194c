"""A cell gets the editor of its field, and nothing typed is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem, QWidget

from rosterwizard.core.profiles.language import Category, Constraints, Field
from rosterwizard.gui.check.editors import FieldDelegate, choices_of
from rosterwizard.gui.tables.row_table import RowTable
from rosterwizard.gui.tables.sheet_table_model import SheetTableModel
from tests.helpers.window_jobs import HEADINGS, infiniti_job, patron

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

USER, ENABLED, SURNAME, YEAR, EXTRA = 0, 1, 3, 5, 6


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    model = SheetTableModel()
    table = RowTable(model)
    model.setParent(table)
    table.setItemDelegate(FieldDelegate(table))
    qtbot.addWidget(table)
    job = infiniti_job(((*HEADINGS, "Shoe size"), [(*patron(0), "38")]))
    model.show_sheet(job.sheets[0], None, range(1))
    return table


def editor(table: RowTable, column: int) -> QWidget:
    delegate, index = table.itemDelegate(), table.model().index(0, column)
    made = delegate.createEditor(table.viewport(), QStyleOptionViewItem(), index)
    delegate.setEditorData(made, index)
    return made


def test_a_yes_or_no_is_chosen(table: RowTable) -> None:
    box = editor(table, ENABLED)
    assert isinstance(box, QComboBox)
    assert [box.itemText(place) for place in range(box.count())] == ["Y", "N"]
    assert box.currentText() == "Y"
    assert box.accessibleName() == "Enabled"


def test_anything_can_be_typed_into_a_choice(table: RowTable, qtbot: QtBot) -> None:
    box = editor(table, ENABLED)
    assert isinstance(box, QComboBox)
    box.setEditText("perhaps")
    model, index = table.model(), table.model().index(0, ENABLED)
    assert isinstance(model, SheetTableModel)
    with qtbot.waitSignal(model.typed) as told:
        table.itemDelegate().setModelData(box, model, index)
    assert told.args == [0, ENABLED, "perhaps"]


def test_text_is_typed(table: RowTable, qtbot: QtBot) -> None:
    line = editor(table, SURNAME)
    assert isinstance(line, QLineEdit)
    assert line.text() == "Moreau"
    line.setText("Diallo")
    model = table.model()
    assert isinstance(model, SheetTableModel)
    with qtbot.waitSignal(model.typed) as told:
        table.itemDelegate().setModelData(line, model, model.index(0, SURNAME))
    assert told.args == [0, SURNAME, "Diallo"]


def test_a_column_without_a_field_is_typed_into(table: RowTable) -> None:
    line = editor(table, EXTRA)
    assert isinstance(line, QLineEdit)
    assert line.accessibleName() == "Cell"


def test_dates_say_their_form(table: RowTable) -> None:
    line = editor(table, YEAR)
    assert isinstance(line, QLineEdit)
    assert line.placeholderText() == "YYYY"


def test_an_editor_is_wide_enough_to_type_in(table: RowTable) -> None:
    box, option = editor(table, ENABLED), QStyleOptionViewItem()
    option.rect = QRect(0, 0, 20, 24)
    table.itemDelegate().updateEditorGeometry(box, option, table.model().index(0, ENABLED))
    assert box.width() >= box.minimumSizeHint().width()


@pytest.mark.parametrize(
    ("field", "choices"),
    [
        (None, ()),
        (Field("name"), ()),
        (Field("code", constraints=Constraints(enum=("M", "F"))), ("", "M", "F")),
        (Field("code", constraints=Constraints(required=True, enum=("M", "F"))), ("M", "F")),
        (Field("role", categories=(Category("T", "teacher"),)), ("", "T")),
        (Field("several", "list", constraints=Constraints(enum=("a",))), ()),
    ],
)
def test_choices(field: Field | None, choices: tuple[str, ...]) -> None:
    assert choices_of(field) == choices


def test_the_list_completes_what_is_typed(table: RowTable) -> None:
    box = editor(table, ENABLED)
    assert isinstance(box, QComboBox)
    completer = box.completer()
    assert completer is not None
    assert completer.caseSensitivity() == Qt.CaseSensitivity.CaseInsensitive


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_one_enter_takes_what_was_typed_also_while_its_matches_are_shown(
    table: RowTable, qtbot: QtBot
) -> None:
    table.show()
    qtbot.waitExposed(table)
    table.setEditTriggers(RowTable.EditTrigger.AllEditTriggers)
    table.edit(table.model().index(0, ENABLED))
    box = table.viewport().findChild(QComboBox)
    assert box is not None
    QTest.keyClicks(box, "N")
    completer = box.completer()
    popup = completer.popup() if completer else None
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    model = table.model()
    assert isinstance(model, SheetTableModel)
    with qtbot.waitSignal(model.typed) as told:
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert told.args == [0, ENABLED, "N"]
    assert not popup.isVisible()
    assert not box.isVisible()
