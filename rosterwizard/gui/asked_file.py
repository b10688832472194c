"""Where something new is to be saved: asked for in the dialog of the system."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from rosterwizard.core.messages.words import sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from rosterwizard.services.work import Work


def folder_of(work: Work) -> Path:
    """Return the folder of the person's own file, where one thinks of first; else the home."""
    return work.paths[0].parent if work.paths else Path.home()


def ask_new_file(parent: QWidget, title: str, suggested: Path, kind: str) -> Path | None:
    """Ask where to save; None when it was called off.

    kind: what the file is, a part of the words "file-kinds". A name without an ending gets that of
    the suggested one.
    """
    ending = suggested.suffix
    kinds = f"{sentence('file-kinds', kind)} (*{ending})"
    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), kinds)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(ending)
