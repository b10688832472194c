"""The fields of a record type in the order of the sheet, each with its tick."""

from collections.abc import Collection

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Field, Profile, RecordType
from rosterwizard.core.templates.template_columns import is_locked, need_of, template_columns
from rosterwizard.core.wizard.needs import is_advised

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()


class FieldListModel(QAbstractListModel):
    """Locked fields are always ticked and cannot be unticked."""

    ticked = Signal(str)  # the field that was ticked or unticked; "" for several

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._type: RecordType | None = None
        self._ticked: set[str] = set()
        self._needs: dict[str, str] = {}

    def show_type(
        self, profile: Profile, record_type: RecordType, ticked: Collection[str] | None
    ) -> None:
        """Take a record type and its ticked fields; None for those that the profile ticks."""
        self.beginResetModel()
        self._type = record_type
        self._needs = {
            each.name: _need_words(profile, record_type, each) for each in record_type.fields
        }
        self._ticked = {each.name for each in template_columns(record_type, ticked)}
        self.endResetModel()

    def field(self, row: int) -> Field | None:
        """Return the field at that row."""
        fields = self._type.fields if self._type else ()
        return fields[row] if 0 <= row < len(fields) else None

    def is_locked(self, row: int) -> bool:
        """Tell whether that field is always in the template."""
        field = self.field(row)
        return self._type is not None and field is not None and is_locked(self._type, field)

    def need_words(self, row: int) -> str:
        """Return in a word or two whether the field must be filled; "" when it need not."""
        field = self.field(row)
        return self._needs[field.name] if field is not None else ""

    def chosen(self) -> tuple[Field, ...]:
        """Return the fields that the template will have, in the profile's order."""
        fields = self._type.fields if self._type else ()
        return tuple(field for field in fields if field.name in self._ticked)

    def tick_all(self, *, ticked: bool) -> None:
        """Tick all optional fields, or none."""
        if self._type is None:
            return
        chosen = template_columns(self._type, (), all_columns=ticked)
        self._ticked = {field.name for field in chosen}
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
        self.ticked.emit("")

    # -- Qt's own -------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return how many fields there are."""
        return 0 if parent.isValid() or self._type is None else len(self._type.fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let all be chosen, and those that are not locked be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        locked = self.is_locked(index.row())
        return flags if locked else flags | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """Return what a field shows and what a screen reader says of it."""
        field = self.field(index.row())
        if field is None:
            return None
        if role == _Role.DisplayRole:
            return field.label
        if role == _Role.CheckStateRole:
            ticked = field.name in self._ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == _Role.AccessibleTextRole:
            return self._spoken(index.row(), field)
        return None

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        """Tick or untick a field that is not locked."""
        field = self.field(index.row())
        if role != _Role.CheckStateRole or field is None or self.is_locked(index.row()):
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticked.add(field.name)
        else:
            self._ticked.discard(field.name)
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit(field.name)
        return True

    def _spoken(self, row: int, field: Field) -> str:
        if self.is_locked(row):
            state = sentence("field-spoken", "locked")
        else:
            state = sentence("field-spoken", "ticked" if field.name in self._ticked else "unticked")
        return listed(filter(None, (field.label, self.need_words(row), state)))


def _need_words(profile: Profile, record_type: RecordType, field: Field) -> str:
    if is_advised(profile, record_type, field):
        return sentence("field-need", "advised")
    need = need_of(record_type, field)
    return sentence("field-need", need) if need in {"always", "when"} else ""
