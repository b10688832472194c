"""Handing folders and addresses to the desktop: the only place where something else opens."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_folder(folder: Path) -> None:
    """Show a folder in the desktop's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def open_file(file: Path) -> None:
    """Show a file in the desktop's program for it; its folder, where there is none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
        open_folder(file.parent)


def open_address(address: str) -> None:
    """Open a web address in the person's browser; only ever after they pressed it."""
    if QUrl(address).scheme() in {"https", "http", "mailto"}:
        QDesktopServices.openUrl(QUrl(address))
