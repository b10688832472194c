"""What is on the clipboard, as files that can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.copied import copied
from rosterwizard.gui.dropped_files import files_in

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.gui.pages.page import Page


def paste_on(page: Page) -> list[Path]:
    """Return the files that were copied, or a new one with what was; say where there is none."""
    try:
        return _pasted()
    except RosterError as error:
        page.message_bar.tell("warning", str(error))
        return []


def _pasted() -> list[Path]:
    from rosterwizard.core.reading.pasted_text import pasted_text  # noqa: PLC0415 - start-up
    from rosterwizard.services.pasted_files import keep_pasted  # noqa: PLC0415 - start-up

    there = copied()
    files = files_in(there)
    if files:
        return list(files)
    text = pasted_text(there.text(), there.html() if there.hasHtml() else "")
    today = QLocale().toString(QDate.currentDate(), "d MMMM yyyy")
    return [keep_pasted(text, sentence("pasted-on", day=today))]
