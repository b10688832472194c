"""What was copied, here or in another program."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def copied() -> QMimeData:
    """Return what is on the clipboard."""
    there = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())  # Qt's stubs lie
    return QMimeData() if there is None else there
