"""Writing files so that nobody ever sees half of one."""

import os
from collections.abc import Iterable
from pathlib import Path

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.sheet.file_names import part_unfit_for_windows
from rosterwizard.services.held_files import put_in_place
from rosterwizard.services.reasons import reason_of

_ANYBODY = 0o666  # less what the person's umask takes away
_OWNER = 0o600
ON_WINDOWS = os.name == "nt"


def write_whole(path: Path, content: bytes | Iterable[bytes], *, private: bool = False) -> None:
    """Write `content` under a temporary name beside `path`, then rename it.

    content: at once, or in pieces that are never held together. A file that was there is replaced,
    or left as it was if anything goes wrong; a link goes on pointing to it. private: only its owner
    may read it.
    Raises RosterError "not-written" with the reason (folder missing, read-only, disk full),
    "file-in-use" (another program holds it) and "name-unfit" (Windows would write elsewhere).
    """
    _refuse_unfit(path)
    pieces = (content,) if isinstance(content, bytes) else content
    try:
        target = Path(os.path.realpath(path))
        if _is_no_plain_file(target):
            with target.open("wb") as file:
                file.writelines(pieces)
        else:
            _replace(target, pieces, _OWNER if private else _ANYBODY)
    except OSError as error:
        raise not_written(path, error) from error


def not_written(path: Path, error: OSError) -> RosterError:
    """Return what a person is told of a file that could not be written."""
    return RosterError("not-written", file=path, reason=reason_of(error))


def _refuse_unfit(path: Path) -> None:
    """Raise RosterError for what Windows takes for a device, a hidden stream or another name."""
    unfit = ON_WINDOWS and part_unfit_for_windows(path)
    if unfit:
        raise RosterError("name-unfit", file=path, name=unfit)


def _is_no_plain_file(target: Path) -> bool:
    """Tell whether it is a device or a pipe, such as /dev/null, which must never be renamed over.

    A folder is one too: writing to it says so.
    """
    return target.exists() and not target.is_file()


def _replace(target: Path, pieces: Iterable[bytes], mode: int) -> None:
    # By chance, since others may be saving the same; short, since a long name may just fit.
    temporary = target.with_name(f".{os.urandom(6).hex()}.part")

    def opened(name: str, flags: int) -> int:
        return os.open(name, flags, mode)

    try:
        with open(temporary, "xb", opener=opened) as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(temporary, target)
    except BaseException:  # Ctrl-C leaves nothing behind either
        temporary.unlink(missing_ok=True)
        raise
