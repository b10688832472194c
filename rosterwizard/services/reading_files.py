"""Getting at the bytes of what a person chose, and at nothing else."""

import os
import stat
from collections.abc import Iterator
from io import FileIO
from pathlib import Path, PureWindowsPath

from rosterwizard.core.errors import RosterError

MOST_BYTES = 2 * 2**30
_MOST_FILES = 200
_TABLES = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder at `path`."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False  # `open_file` says why


def open_file(path: Path) -> FileIO:
    """Open a file that has something in it, unbuffered.

    Raises RosterError "file-missing", "file-is-folder", "not-a-file" (a pipe or a device, which
    may never end), "excel-marker", "file-empty", "file-too-big", "file-forbidden" or
    "file-unreadable".
    """
    try:
        _refuse_others(path, path.stat())
        return FileIO(path)
    except FileNotFoundError as error:
        raise RosterError("file-missing") from error
    except PermissionError as error:
        raise RosterError("file-forbidden") from error
    except OSError as error:
        raise RosterError("file-unreadable", reason=error.strerror) from error


def _refuse_others(path: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise RosterError("file-is-folder")
    if not stat.S_ISREG(found.st_mode):
        raise RosterError("not-a-file")
    if path.name.startswith("~$"):
        raise RosterError("excel-marker")
    if not found.st_size:
        raise RosterError("file-empty")
    if found.st_size > MOST_BYTES:
        raise RosterError("file-too-big")


def files_in(folder: Path) -> tuple[Path, ...]:
    """Return the files of a folder, not of those inside it, that may be tables, by name.

    Raises RosterError "no-tables", "too-many-files" or "file-forbidden".
    """
    try:
        files = sorted(
            each for each in folder.iterdir() if _may_be_table(each.name) and each.is_file()
        )
    except OSError as error:
        raise RosterError("file-forbidden") from error
    _refuse_number(len(files))
    return tuple(files)


def zip_members(path: Path) -> Iterator[tuple[Path, bytes]]:
    """Give the files in a zip that may be tables, each under the zip's path and its own name.

    Nothing is written anywhere, so a name that points outside does no harm. Raises RosterError
    "no-tables", "too-many-files", "file-too-big" or "file-damaged".
    """
    import zipfile  # noqa: PLC0415 - 15 ms that a single file saves
    import zlib  # noqa: PLC0415 - as above

    try:
        with open_file(path) as file, zipfile.ZipFile(file) as archive:
            members = [
                each
                for each in archive.infolist()
                if not each.is_dir() and _may_be_table(each.filename)
            ]
            _refuse_number(len(members))
            if sum(each.file_size for each in members) > MOST_BYTES:
                raise RosterError("file-too-big")
            for each in members:
                yield path / _own_name(each.filename), archive.read(each)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise RosterError("file-damaged") from error


def _refuse_number(files: int) -> None:
    if not files:
        raise RosterError("no-tables")
    if files > _MOST_FILES:
        raise RosterError("too-many-files", files=files, most=_MOST_FILES)


def _own_name(name: str) -> str:
    """Return the last part of a path in a zip, which some programs write with backslashes."""
    return PureWindowsPath(name).name


def _may_be_table(name: str) -> bool:
    """Tell whether to look at it; not at what macOS, Excel and editors leave beside files."""
    path = PureWindowsPath(name)
    return path.suffix.lower() in _TABLES and not path.name.startswith((".", "~$"))
