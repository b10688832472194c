"""How the file was understood: each fact is the control that changes it."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QSpinBox, QVBoxLayout, QWidget

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.screen_mask import screened_file
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.profiles.language import RecordType
from rosterwizard.core.reading.delimiters import DELIMITERS
from rosterwizard.core.reading.encoding_names import ENCODINGS, encoding_name
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.sheet.sheet import Origin, Sheet
from rosterwizard.core.showing.sheet_facts import rows_apart
from rosterwizard.gui import theme
from rosterwizard.gui.naming import buddy_label, named
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.widgets.choice_box import ChoiceBox
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.gui.widgets.labels import quiet_label
from rosterwizard.gui.widgets.spin_text import set_in

_LAST_ROW = 1_048_576  # of a workbook
_CONTROL_PX = 32


class FactsStrip(QWidget):
    """Facts of one sheet, in groups that flow. What cannot be changed is plain text."""

    changed = Signal(ReadingOptions)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"{name}.facts", sentence("file-facts", "spoken"))
        self.sheet = named(ChoiceBox(), f"{name}.sheet")
        self.heading_row = named(QSpinBox(), f"{name}.heading_row")
        set_in(self.heading_row)
        self.encoding = named(ChoiceBox(), f"{name}.encoding")
        self.delimiter = named(ChoiceBox(), f"{name}.delimiter")
        self._type, self._rows = PlainLabel(), PlainLabel()
        self._aside = quiet_label()
        self._groups: dict[QWidget, QWidget] = {}
        self._wanted = ReadingOptions()
        self._sheet_names: tuple[str, ...] = ()
        self._read: Sheet | None = None
        self._make_controls()
        self._lay_out()

    def show_sheet(
        self,
        sheet: Sheet,
        record_type: RecordType,
        wanted: ReadingOptions,
        *,
        of_several: bool = False,
    ) -> None:
        """Show how `sheet` was understood. wanted: what the person settled so far.

        of_several: then there are no controls, for each would be for all sheets at once.
        """
        self._wanted, self._read = wanted, sheet
        origin = sheet.origin
        self._sheet_names = origin.sheet_names
        self._type.setText(record_type.label)
        self._rows.setText(counted("rows-read", sheet.height))
        self._say_apart(sheet)
        for group in self._groups.values():
            group.hide()
        self._groups[self._type].show()
        self._groups[self._rows].show()
        if not of_several:
            self._show_controls(origin)

    def show_unread(self, wanted: ReadingOptions, *, is_text: bool) -> None:
        """Offer what may help when the file could not be understood."""
        self._wanted, self._read = wanted, None
        self._aside.hide()
        for group in self._groups.values():
            group.hide()
        self._show_heading_row(wanted.heading_row)
        if is_text:
            self._show_choice(self.encoding, _encodings(), wanted.encoding)
            self._show_choice(self.delimiter, _delimiters(), wanted.delimiter)

    def forget(self) -> None:
        """Hold no rows."""
        self._read = None

    def tell_again(self) -> None:
        """Name the sheets as they may be named now."""
        for place in range(self.sheet.count()):
            self.sheet.setItemText(place, screened_file(self.sheet.itemData(place)))
        if self._read is not None:
            self._say_apart(self._read)

    def _say_apart(self, sheet: Sheet) -> None:
        self._aside.setText(" ".join(rows_apart(sheet)))
        self._aside.setVisible(bool(self._aside.text()))

    # -- Showing --------------------------------------------------------------------------

    def _show_controls(self, origin: Origin) -> None:
        self._show_heading_row(origin.heading_row)
        sheets = listed(origin.own_sheets)  # of several, choosing them again changes nothing
        names = {each: screened_file(each) for each in origin.sheet_names}
        self._show_choice(self.sheet, names, sheets)
        self._show_choice(self.encoding, _encodings() if origin.encoding else {}, origin.encoding)
        self._show_choice(
            self.delimiter, _delimiters() if origin.delimiter else {}, origin.delimiter
        )

    def _show_heading_row(self, row: int) -> None:
        self._groups[self.heading_row].show()
        self.heading_row.blockSignals(True)
        self.heading_row.setValue(row)
        self.heading_row.blockSignals(False)

    def _show_choice(self, box: QComboBox, choices: Mapping[str, str], chosen: str) -> None:
        """Fill `box` with `choices` (value to words); "" stands for: found by itself."""
        self._groups[box].setVisible(bool(choices))
        words = dict(choices)
        if chosen not in words:
            shown = screened_file(chosen) if box is self.sheet else chosen
            words = {chosen: shown or sentence("found-by-itself"), **words}
        box.clear()
        for value, shown in words.items():
            box.addItem(shown or value, value)
        box.setCurrentIndex(box.findData(chosen))

    def _take_sheet(self) -> None:
        chosen = self.sheet.currentData()
        if chosen in self._sheet_names:
            self.changed.emit(self._wanted.of_sheets((chosen,)))

    def _take(self, **change: object) -> None:
        self.changed.emit(replace(self._wanted, **change))  # type: ignore[arg-type] # by name

    # -- The parts ------------------------------------------------------------------------

    def _make_controls(self) -> None:
        self.heading_row.setRange(0, _LAST_ROW)
        self.heading_row.lineEdit().setTextMargins(theme.GRID_PX, 0, 0, 0)
        self.heading_row.setSpecialValueText(sentence("found-by-itself"))
        self.heading_row.setKeyboardTracking(False)
        self.heading_row.valueChanged.connect(lambda row: self._take(heading_row=row))
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sheet.activated.connect(self._take_sheet)
        for box, option in (
            (self.encoding, "encoding"),
            (self.delimiter, "delimiter"),
        ):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(
                lambda _=0, box=box, option=option: self._take(**{option: box.currentData()})
            )

    def _lay_out(self) -> None:
        flow = FlowRow(across_px=theme.BETWEEN_PX, down_px=theme.INSIDE_PX)
        for text, part in (
            (sentence("file-facts", "read-as"), self._type),
            (sentence("file-facts", "sheet"), self.sheet),
            (sentence("file-facts", "row"), self.heading_row),
            (sentence("file-facts", "encoding"), self.encoding),
            (sentence("file-facts", "separator"), self.delimiter),
            (sentence("file-facts", "found"), self._rows),
        ):
            self._groups[part] = _group(text, part)
            flow.addWidget(self._groups[part])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.INSIDE_PX)
        column.addLayout(flow)
        column.addWidget(self._aside)


def _group(text: str, part: QWidget) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.GRID_PX)
    label = quiet_label(text) if isinstance(part, QLabel) else buddy_label(text, part)
    label.setWordWrap(False)
    label.setProperty("role", "small")
    label.setFont(theme.small_font())
    column.addWidget(label)
    if isinstance(part, QLabel):
        part.setFont(theme.strong_font())
        part.setMinimumHeight(_CONTROL_PX)
    column.addWidget(part)
    return group


def _encodings() -> Mapping[str, str]:
    """Return what a text may be read in, with its name."""
    return {each: encoding_name(each) for each in ENCODINGS}


def _delimiters() -> Mapping[str, str]:
    """Return what may stand between two cells, with its name."""
    return {sign: sentence("delimiter", name) for sign, name in DELIMITERS.items()}
