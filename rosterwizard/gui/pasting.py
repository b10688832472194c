"""What is on the clipboard, as files that can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.copied import copied
from rosterwizard.gui.dropped_files import files_in

if TYPE_CHECKING:
    from pathlib import Path


def paths_pasted() -> list[Path]:
    """Return the files that were copied, or a new one with what was.

    Raises RosterError "pasted-nothing", "pasted-one-line" and as `keep_pasted` does.
    """
    from rosterwizard.core.reading.pasted_text import pasted_text  # noqa: PLC0415 - start-up
    from rosterwizard.services.pasted_files import keep_pasted  # noqa: PLC0415 - start-up

    there = copied()
    files = files_in(there)
    if files:
        return list(files)
    text = pasted_text(there.text(), there.html() if there.hasHtml() else "")
    today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
    return [keep_pasted(text, sentence("pasted-on", day=today))]
