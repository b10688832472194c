"""The program's own folders: each can be written to and read, by its owner alone."""

import os
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from rosterwizard.services.folders import data_folder, log_folder, settings_folder
from rosterwizard.services.kept_appearance import kept_log_level
from rosterwizard.services.private_files import write_private
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.self_check.findings import Finding, tried, well, wrong

_CONTENT = b"self-check"


def folders() -> Iterator[Finding]:
    """Write a small file into each folder, read it back and remove it."""
    for folder in (settings_folder, data_folder, log_folder):
        yield tried(partial(_usable, folder))


def log_level() -> Iterator[Finding]:
    """Say how much goes into the log."""
    yield well("self-check-log", kept_log_level())


def _usable(folder: Callable[[], Path]) -> Finding:
    path = folder()
    probe = path / f".self-check-{os.urandom(6).hex()}"
    try:
        write_private(probe, _CONTENT)
        kept = probe.read_bytes() == _CONTENT
        probe.unlink()
    except OSError as error:
        return wrong("self-check-folder", "unusable", folder=path, reason=reason_of(error))
    if not kept:
        return wrong("self-check-folder", "forgetful", folder=path)
    if _others_may_look(path):
        return wrong("self-check-folder", "open", folder=path)
    return well("self-check-folder", folder=path)


def _others_may_look(path: Path) -> bool:
    """Tell whether others have rights to the folder; Windows has its own way of saying so."""
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
