"""The files of a person's, as they are, for a case that holds them under a passphrase."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.sheet.file_names import distinct_names, safe_file_name
from rosterwizard.services.reading import STANDARD_INPUT
from rosterwizard.services.reading_files import disk_answered_for, files_in, is_folder, open_file


def real_files(paths: Sequence[Path]) -> dict[str, bytes]:
    """Return the content of the files, and of those in folders, by safe names.

    Raises RosterError "case-of-input" for what was piped in and is gone, and what `open_file` and
    `files_in` raise, with `file`.
    """
    every = list(files_given(paths))
    names = distinct_names(safe_file_name(path.name) for path in every)
    return {name: _content(path) for name, path in zip(names, every, strict=True)}


def files_given(paths: Sequence[Path]) -> Iterator[Path]:
    """Give the files, and those in folders. Raises RosterError as `real_files` does."""
    for path in paths:
        if path == STANDARD_INPUT:
            raise RosterError("case-of-input")
        yield from files_in(path) if is_folder(path) else (path,)


def _content(path: Path) -> bytes:
    try:
        with disk_answered_for(), open_file(path) as file:
            return file.readall()
    except RosterError as error:
        error.params.setdefault("file", path.name)
        raise
