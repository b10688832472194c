"""What a person pasted instead of opening a file: kept for them alone, as long as the work on it.

Its bytes are a text in UTF-8.
"""

from __future__ import annotations

import time
from itertools import count
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.sheet.file_names import safe_file_name
from rosterwizard.services.folders import pasted_folder
from rosterwizard.services.private_files import forget_file, write_private

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STRAY_AFTER_S = 24 * 60 * 60  # a window may still be reading what was only just pasted


def keep_pasted(text: str, name: str) -> Path:
    """Write the text into a file of that name, numbered where it is taken; return its path.

    Raises RosterError as `pasted_folder` and `write_private` do.
    """
    name, folder = safe_file_name(name), pasted_folder()
    names = (f"{name} ({number})" if number > 1 else name for number in count(1))
    path = next(free for each in names if not (free := folder / each).exists())
    write_private(path, text.encode("utf-8", "replace"))
    return path


def is_pasted(path: Path) -> bool:
    """Tell whether the file is one of `keep_pasted`."""
    try:
        return path.parent == pasted_folder()
    except RosterError:  # there is no folder, which is said where something is kept
        return False


def forget_pasted(paths: Iterable[Path]) -> None:
    """Remove those of the files that were pasted. Raises RosterError "not-forgotten"."""
    for path in filter(is_pasted, paths):
        forget_file(path)


def forget_stray_pasted() -> None:
    """Remove what was pasted before today and is part of no kept work.

    Where some kept work cannot be looked into, nothing is removed. Raises RosterError
    "own-folder-unusable" and "not-forgotten".
    """
    oldest = time.time() - STRAY_AFTER_S
    old = [path for path in pasted_folder().iterdir() if path.stat().st_mtime < oldest]
    if not old:
        return
    from rosterwizard.services.kept_entries import kept_list  # noqa: PLC0415 - when there is any

    kept = kept_list()
    if not kept.troubles:
        used = {path for each in kept.entries for path in each.work.paths}
        forget_pasted(path for path in old if path not in used)
