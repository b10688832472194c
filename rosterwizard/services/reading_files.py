"""Getting at the bytes of what a person chose, and at nothing else."""

import errno
import os
import stat
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import FileIO
from pathlib import Path, PurePath, PureWindowsPath
from typing import BinaryIO, TypeVar, cast

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.file_endings import TABLES, ZIP
from rosterwizard.core.sheet.file_names import distinct_names, folded_name, own_name, safe_file_name
from rosterwizard.services.held_files import is_held
from rosterwizard.services.reasons import reason_of

AnyPath = TypeVar("AnyPath", bound=PurePath)
MOST_BYTES = 2 * 2**30
_MOST_FILES = 200
# What stays beside a file that is open (Excel, LibreOffice), or comes along from macOS.
_EXCEL_MARKER, _LIBREOFFICE_MARKER, _MAC_SHADOW = "~$", ".~lock.", "._"


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder at `path`."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:
        return False  # `open_file` says why


def open_file(path: Path) -> FileIO:
    """Open a file that has something in it, unbuffered.

    Raises RosterError "file-missing", "file-is-folder", "not-a-file" (a pipe or a device, which
    may never end), "excel-marker", "libreoffice-marker", "file-empty", "file-too-big", and those
    of `disk_answered_for`.
    """
    with disk_answered_for():
        _refuse_others(path, path.stat())
        return FileIO(path)


@contextmanager
def disk_answered_for() -> Iterator[None]:
    """Raise what the disk says of a file as RosterError.

    That is "file-missing", "file-in-use", "file-forbidden" or "file-unreadable". Opening is not
    all: what is locked in part, or lies on a share that went away, fails when it is read.
    """
    try:
        yield
    except OSError as error:
        raise _said(error) from error


def _said(error: OSError) -> RosterError:
    if isinstance(error, FileNotFoundError):
        return RosterError("file-missing")
    if is_held(error):
        return RosterError("file-in-use")
    if isinstance(error, PermissionError):
        return RosterError("file-forbidden")
    return RosterError("file-unreadable", reason=reason_of(error))


def without_markers(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Leave out what programs leave beside files, as long as there is something else.

    Who marks all the files of a folder and drops them means those that they see.
    """
    beside = (_EXCEL_MARKER, _LIBREOFFICE_MARKER, _MAC_SHADOW)
    return tuple(path for path in paths if not path.name.startswith(beside)) or tuple(paths)


def _refuse_others(path: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise RosterError("file-is-folder")
    if not stat.S_ISREG(found.st_mode):
        raise RosterError("not-a-file")
    if path.name.startswith(_EXCEL_MARKER):
        raise RosterError("excel-marker")
    if path.name.startswith(_LIBREOFFICE_MARKER):
        raise RosterError("libreoffice-marker")
    if not found.st_size:
        raise RosterError("file-empty")
    if found.st_size > MOST_BYTES:
        raise RosterError("file-too-big")


def files_in(folder: Path) -> tuple[Path, ...]:
    """Return the files of a folder, not of those inside it, that may be tables, by name.

    Where there is nothing but one zip of them, that is what is meant.

    Raises RosterError "no-tables", "too-many-files" and those of `disk_answered_for`.
    """
    with disk_answered_for():
        # What is no file (a pipe, a device, a link that leads nowhere) is refused or set aside
        # when it is opened, and said.
        every = sorted(each for each in folder.iterdir() if not each.is_dir())
        zips = [each for each in every if _may_be({ZIP}, each.name)]
        files = [each for each in every if _may_be(TABLES, each.name)]
        files = files or (zips if len(zips) == 1 else [])
    _refuse_number(len(files))
    return tuple(files)


def zip_members(path: Path) -> Iterator[tuple[Path, bytes]]:
    """Give the files in a zip as `members_in` does. Raises what that does and `open_file`."""
    with open_file(path) as file:
        yield from members_in(cast("BinaryIO", file), path)


def members_in(file: BinaryIO, path: Path) -> Iterator[tuple[Path, bytes]]:
    """Give the files in a zip that may be tables, each under the zip's path and its own name.

    Those of one name have their folder between, or a number: no file stands in for another.
    Nothing is written anywhere, so a name that points outside does no harm. Raises RosterError
    "no-tables", "too-many-files", "zip-name-twice", "file-too-big", "file-damaged", those of
    `disk_answered_for`, and "case-no-roster": what was done to the files of a case stands beside
    them.
    """
    import zipfile  # noqa: PLC0415 - 15 ms that a single file saves

    from rosterwizard.core.casefile.case_file import is_case  # noqa: PLC0415 - as above

    with (
        disk_answered_for(),
        _unpacker_answered_for(),
        zipfile.ZipFile(file) as archive,
    ):
        if is_case(archive.namelist()):
            raise RosterError("case-no-roster")
        members = [
            each
            for each in archive.infolist()
            if not each.is_dir() and _may_be(TABLES, each.filename)
        ]
        _refuse_number(len(members))
        _refuse_doubles(each.filename for each in members)
        if sum(each.file_size for each in members) > MOST_BYTES:
            raise RosterError("file-too-big")
        places = _places([each.filename for each in members])
        for each, place in zip(members, places, strict=True):
            yield _path_below(path, place), archive.read(each)


@contextmanager
def _unpacker_answered_for() -> Iterator[None]:
    """Raise what an unpacker stumbles over as RosterError "file-damaged" or "file-too-big"."""
    try:
        yield
    except RosterError:
        raise
    except MemoryError as error:  # LZMA sets aside as much as the member says
        raise RosterError("file-too-big") from error
    except Exception as error:
        # Each way of packing has errors of its own: that of bzip2 is an OSError without a number,
        # and a place before the file's beginning is an invalid argument. All other are the disk's.
        if isinstance(error, OSError) and error.errno not in {None, errno.EINVAL}:
            raise
        raise RosterError("file-damaged") from error


def _refuse_number(files: int) -> None:
    if not files:
        raise RosterError("no-tables")
    if files > _MOST_FILES:
        raise RosterError("too-many-files", files=files, most=_MOST_FILES)


def _refuse_doubles(names: Iterable[str]) -> None:
    """Raise RosterError for a name that stands twice: most programs show only one of the two."""
    for name, count in Counter(names).items():
        if count > 1:
            raise RosterError("zip-name-twice", name=name)


def _places(names: Sequence[str]) -> Iterable[str]:
    """Return what each member is called below the zip."""
    owners = Counter(folded_name(own_name(name)) for name in names)
    return distinct_names(
        own_name(name) if owners[folded_name(own_name(name))] == 1 else _with_folder(name)
        for name in names
    )


def _with_folder(name: str) -> str:
    folder = PureWindowsPath(name).parent.name
    return f"{safe_file_name(folder)}/{own_name(name)}" if folder else own_name(name)


def _path_below(path: AnyPath, place: str) -> AnyPath:
    """Return the path of a zip with the place of a member below it.

    Joined as text: Windows would take a name with a colon for one on another drive.
    """
    return type(path)(f"{path}/{place}")


def _may_be(endings: Collection[str], name: str) -> bool:
    """Tell whether to look at it; not at what macOS, Excel and editors leave beside files."""
    own = own_name(name)
    return PurePath(own).suffix.lower() in endings and not own.startswith((".", _EXCEL_MARKER))
