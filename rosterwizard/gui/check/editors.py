"""Editing in place: each cell gets the editor that its field asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit

from rosterwizard.core.cells import field_values
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.rules.rule_words import form_in_words
from rosterwizard.gui.enter_key import is_enter
from rosterwizard.gui.tables.editor_place import lay_over
from rosterwizard.gui.tables.frame_table_model import EDIT
from rosterwizard.gui.tables.mark_painting import MarkDelegate
from rosterwizard.gui.tables.sheet_table_model import SheetTableModel

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    from rosterwizard.core.profiles.language import Field
    from rosterwizard.gui.tables.frame_table_model import Index


_TEXT = "text_of_cell"
_LONGEST = 2**31 - 1  # letters; by itself a line would cut a text after 32,767 of them


class FieldDelegate(MarkDelegate):
    """Offers the allowed values where a field has a closed list, and free text elsewhere.

    Nothing that can be typed is refused: the check says what is wrong with it.
    """

    _entered: QObject | None = None  # the editor that Enter came to last

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a list to choose from, or a line to type in."""
        model = index.model()
        field = model.field_at(index.column()) if isinstance(model, SheetTableModel) else None
        choices = choices_of(field)
        editor = self._choice_box(parent, choices) if choices else _line(parent, field)
        editor.setAccessibleName(field.label if field else sentence("check-said", "cell"))
        return editor

    def _choice_box(self, parent: QWidget, choices: tuple[str, ...]) -> QWidget:
        box = _choice_box(parent, choices)
        line = box.lineEdit()
        if line is not None:
            line.returnPressed.connect(lambda: self._take_beside_list(box))
        return box

    def _take_beside_list(self, box: QComboBox) -> None:
        """Take what was typed also while its matches are shown: their list keeps Enter to itself.

        What is typed next would join it in this cell, instead of going into the one below. Where
        Enter came to the editor, Qt takes it.
        """
        completer = box.completer()
        popup = completer.popup() if completer else None
        if popup is not None and popup.isVisible():
            popup.hide()
            if box is not self._entered:
                self.commitData.emit(box)
                self.closeEditor.emit(box, self.EndEditHint.SubmitModelCache)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Remember which editor Enter came to by itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._entered = editor if is_enter(event) else None
        return super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the cell's text into the editor; what is typed stays while that is no other."""
        text = str(index.data(EDIT))
        if editor.property(_TEXT) != text:
            self.put_text(editor, text)

    def put_text(self, editor: QWidget, text: str) -> None:
        """Put a text of the cell into the editor, whatever is typed there."""
        editor.setProperty(_TEXT, text)
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
            _select_all(editor)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell the model what was typed or chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText(), EDIT)
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), EDIT)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Cover the cell, and be large enough to type in."""
        lay_over(editor, option.rect)


def choices_of(field: Field | None) -> tuple[str, ...]:
    """Return what may be chosen in a field with a closed list, blank first where it may be."""
    values = field_values.choices_of(field) if field else ()
    blank = ("",) if field and values and not field.constraints.required else ()
    return (*blank, *values)


def _select_all(box: QComboBox) -> None:
    """Let what is typed take the place of the old value, as Qt does by itself in a line."""
    line = box.lineEdit()
    if line is not None:
        line.selectAll()


def _choice_box(parent: QWidget, choices: tuple[str, ...]) -> QComboBox:
    box = QComboBox(parent)
    box.setEditable(True)
    box.addItems(choices)
    box.setProperty("role", "cell")
    box.setFrame(False)
    completer = QCompleter(choices, box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    box.setCompleter(completer)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    line = box.lineEdit()
    if line is not None:
        line.setMaxLength(_LONGEST)
    return box


def _line(parent: QWidget, field: Field | None) -> QLineEdit:
    line = QLineEdit(parent)
    line.setMaxLength(_LONGEST)
    line.setProperty("role", "cell")
    line.setFrame(False)
    if field is not None and field.type in {"date", "datetime", "year"}:
        line.setPlaceholderText(form_in_words(field.format, field.type))
    elif field is not None and field.type == "list":
        items = (sentence("check-items", each) for each in ("first", "second", "third"))
        line.setPlaceholderText(field.delimiter.join(items))
    return line
