"""Files for their owner's eyes only, and what is done with one that cannot be understood."""

from pathlib import Path

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.whole_files import write_whole

SIDE_FILES = ("-wal", "-shm")  # SQLite keeps these beside a database
MOST_ASIDE = 1000


def write_private(path: Path, content: bytes) -> None:
    """Write the file as `write_whole` does, so that only its owner may read it."""
    write_whole(path, content, private=True)


def put_aside(path: Path) -> Path:
    """Rename a file that cannot be understood, and return where it is now.

    Nothing is lost: whoever knows the file can still mend it. What SQLite keeps beside it goes
    along. Raises RosterError "not-put-aside": Windows renames no file that another window has open.
    """
    aside = _free_name_aside(path)
    try:
        path.replace(aside)
        for suffix in SIDE_FILES:
            side_file = path.with_name(path.name + suffix)
            if side_file.exists():
                side_file.replace(aside.with_name(aside.name + suffix))
    except OSError as error:
        raise RosterError("not-put-aside", file=path, reason=reason_of(error)) from error
    return aside


def keep_copy_aside(path: Path, content: bytes) -> Path:
    """Write what stood in a file beside it, before a part of that goes; return where it is.

    Raises RosterError "not-written".
    """
    aside = _free_name_aside(path)
    write_private(aside, content)
    return aside


def _free_name_aside(path: Path) -> Path:
    return next(
        free
        for number in range(1, MOST_ASIDE)
        if not (free := path.with_name(f"{path.name}.put-aside-{number}")).exists()
    )


def forget_file(path: Path) -> None:
    """Remove a file, if it is there. Raises RosterError "not-forgotten"."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise RosterError("not-forgotten", file=path, reason=reason_of(error)) from error
