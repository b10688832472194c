"""Where something new is to be saved: asked for in the dialog of the system."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from rosterwizard.core.messages.words import sentence
from rosterwizard.services.pasted_files import is_pasted
from rosterwizard.services.practice_data import is_practice_data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from rosterwizard.services.work import Work


def folder_of(work: Work) -> Path:
    """Return the folder of the person's own file, where one thinks of first; else the home."""
    if not work.paths or is_pasted(work.paths[0]) or is_practice_data(work.paths):
        return Path.home()
    return work.paths[0].parent


def ask_new_file(parent: QWidget, title: str, suggested: Path, kind: str) -> Path | None:
    """Ask where to save; None when it was called off.

    kind: what the file is, a part of the words "file-kinds". A name without an ending gets that of
    the suggested one.
    """
    ending = suggested.suffix
    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggested), _filter(kind, ending))
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_suffix(ending)


def ask_new_file_in_form(
    parent: QWidget, title: str, suggested: Path, forms: Mapping[str, str]
) -> Path | None:
    """Ask where to save, and in which form; None when it was called off.

    forms: the ending of each kind of file, which is a part of the words "file-kinds"; the first one
    is that of the suggested file. The ending that was typed says which form is meant, else the kind
    that was chosen.
    """
    kinds = {_filter(kind, ending): ending for kind, ending in forms.items()}
    name, kind = QFileDialog.getSaveFileName(parent, title, str(suggested), ";;".join(kinds))
    if not name:
        return None
    path, chosen = Path(name), kinds.get(kind, suggested.suffix)
    if path.suffix.lower() == suggested.suffix:  # it may just have been left there
        return path.with_suffix(chosen)
    return path if path.suffix.lower() in kinds.values() else Path(f"{path}{chosen}")


def _filter(kind: str, ending: str) -> str:
    return f"{sentence('file-kinds', kind)} (*{ending})"
