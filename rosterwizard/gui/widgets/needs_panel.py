"""What a record type asks for and what submitting it will do, beside the list of types."""

from itertools import chain

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.profiles.language import Field, Profile, RecordType
from rosterwizard.core.templates.explained import need_words
from rosterwizard.core.wizard.needs import needs_of
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.labels import clear_labels, group_label, text_label, title_label
from rosterwizard.gui.widgets.message_bar import MessageBar


class NeedsPanel(QFrame):
    """Facts in groups; a group about which nothing is known is left out."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"{name}.needs", sentence("needs", "spoken"))
        self._name = name
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.BETWEEN_PX, 0, 0, 0)
        self._column.setSpacing(theme.GRID_PX)

    def show_type(self, profile: Profile, record_type: RecordType) -> None:
        """Show what `record_type` needs."""
        clear_labels(self._column)
        needs = needs_of(profile, record_type)
        self._column.addWidget(title_label(record_type.label))
        self._column.addWidget(text_label(record_type.description))
        if needs.provisional:
            bar = MessageBar(self._name, closable=False, covered=False)
            self._column.addSpacing(theme.INSIDE_PX)
            self._column.addWidget(bar)
            # Not before it has its place: it would be shown as a window of its own.
            bar.tell("warning", needs.provisional)
        self._group(sentence("needs", "always"), _names(needs.always))
        self._group(sentence("needs", "advised"), _names(needs.advised))
        self._group(
            sentence("needs", "sometimes"), *(_when(record_type, each) for each in needs.sometimes)
        )
        self._group(sentence("needs", "besides"), _optional(needs.optional))
        self._group(sentence("needs", "limits"), *_limits(needs.rows, needs.bytes))
        self._group(
            sentence("needs", "sending"), _sending(profile, record_type), needs.submission.says
        )
        self._group(sentence("needs", "effects"), *needs.side_effects, needs.update)
        self._column.addStretch(1)

    def show_all(self, profile: Profile, title: str, line: str) -> None:
        """Show what every record type of a system needs, under these words."""
        clear_labels(self._column)
        self._column.addWidget(title_label(title))
        self._column.addWidget(text_label(line))
        for each in profile.record_types:
            always = _names(needs_of(profile, each).always)
            of_one = sentence("needs", "of-one", fields=always) if always else each.description
            self._group(each.label, of_one)
        ways = (
            (_sending(profile, each), needs_of(profile, each).submission.says)
            for each in profile.record_types
        )
        self._group(sentence("needs", "sending"), *dict.fromkeys(chain.from_iterable(ways)))
        self._column.addStretch(1)

    def _group(self, title: str, *lines: str) -> None:
        said = [line for line in lines if line]
        if not said:
            return
        self._column.addSpacing(12)
        self._column.addWidget(group_label(title))
        for line in said:
            self._column.addWidget(text_label(line))


def _names(fields: tuple[Field, ...]) -> str:
    return listed(field.label for field in fields)


def _when(record_type: RecordType, field: Field) -> str:
    condition = need_words(record_type, field, {}, "needed")
    return sentence("needed", field=field.label, condition=condition)


def _optional(count: int) -> str:
    return counted("optional-fields", count) if count else ""


def _limits(rows: int, size: int) -> tuple[str, ...]:
    said = []
    if rows:
        said.append(counted("rows-at-most", rows))
    if size:
        said.append(sentence("bytes-at-most", size=QLocale().formattedDataSize(size)))
    return tuple(said)


def _sending(profile: Profile, record_type: RecordType) -> str:
    sent = sentence(f"sent-{profile.submission_of(record_type).protocol}")
    return sentence("sent-in-set", sent=sent) if profile.roster.set else sent
