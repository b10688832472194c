"""What a field means, what it takes, and who says so: for the field one points at."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Field, Profile, RecordType
from rosterwizard.core.templates.explained import explained, rules_by_field
from rosterwizard.gui import theme
from rosterwizard.gui.naming import named
from rosterwizard.gui.widgets.labels import (
    clear_labels,
    group_label,
    quiet_label,
    text_label,
    title_label,
)


class FieldWords(QFrame):
    """Groups of sentences; what is not known of a field is left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "template.field_words", sentence("field-words", "spoken"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, theme.INSIDE_PX, 0)
        self._column.setSpacing(2)

    def show_field(self, profile: Profile, record_type: RecordType, field: Field) -> None:
        """Show what is known of `field`."""
        clear_labels(self._column)
        rules = rules_by_field(profile, record_type)[field.name]
        words = explained(record_type, field, rules)
        self._column.addWidget(title_label(field.label))
        self._column.addWidget(quiet_label(sentence("heading-is", heading=words.heading)))
        meaning = [line for line in words.meaning.splitlines() if line != field.title]
        for title, lines in (
            ("", meaning),
            (sentence("field-words", "need"), [words.need]),
            (sentence("field-words", "takes"), words.allowed.splitlines()),
            ("Example", [words.example]),
        ):
            self._group(title, lines)
        self._sources(words.sources.splitlines())
        self._column.addStretch(1)

    def _group(self, title: str, lines: list[str]) -> None:
        said = [line for line in lines if line]
        if not said:
            return
        self._column.addSpacing(theme.INSIDE_PX)
        if title:
            self._column.addWidget(group_label(title))
        for line in said:
            self._column.addWidget(text_label(line))

    def _sources(self, lines: list[str]) -> None:
        if lines:
            self._column.addSpacing(theme.INSIDE_PX)
            self._column.addWidget(group_label(sentence("field-words", "sources")))
            for line in lines:
                self._column.addWidget(quiet_label(line))
