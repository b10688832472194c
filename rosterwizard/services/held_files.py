"""Files that another program holds. Linux and macOS hardly know that; on Windows Excel does it."""

import os
import time
from pathlib import Path

from rosterwizard.core.messages.errors import RosterError

# Scanners and sync programs hold a file for a moment after it was written.
WAITS_S = (0.02, 0.05, 0.1, 0.2)
_HELD = frozenset({32, 33})  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
_DENIED = 5  # ERROR_ACCESS_DENIED: what Windows says of a file that is held and shall be replaced


def is_held(error: OSError) -> bool:
    """Tell whether Windows says that another program holds the file.

    It says so when a file is renamed or looked for; a file that cannot be opened is only denied.
    """
    return getattr(error, "winerror", None) in _HELD


def put_in_place(new: Path, target: Path) -> None:
    """Rename `new`, over `target` if that is there.

    Raises OSError, and RosterError "file-in-use" when another program goes on holding `target`.
    """
    for wait_s in WAITS_S:
        try:
            new.replace(target)
        except PermissionError as error:
            if not _may_be_held(error, target):
                raise
            time.sleep(wait_s)
        else:
            return
    try:
        new.replace(target)
    except PermissionError as error:
        raise RosterError("file-in-use", file=target) from error


def _may_be_held(error: OSError, target: Path) -> bool:
    denied = getattr(error, "winerror", None) == _DENIED
    return is_held(error) or (denied and os.access(target, os.W_OK))
