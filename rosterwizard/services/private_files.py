"""Files for their owner's eyes only, and what is done with one that cannot be understood."""

import os
import tempfile
from pathlib import Path

from rosterwizard.core.errors import RosterError

SIDE_FILES = ("-wal", "-shm")  # SQLite keeps these beside a database
MOST_ASIDE = 1000


def write_private(path: Path, content: bytes) -> None:
    """Write the file whole: under another name first, then renamed. Only its owner may read it.

    Raises RosterError "not-written"; the file that was there is then still as it was.
    """
    temporary = ""
    try:
        # mkstemp makes the file readable by its owner alone, whatever the umask.
        descriptor, temporary = tempfile.mkstemp(".part", f".{path.name}.", path.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        reason = error.strerror or type(error).__name__
        raise RosterError("not-written", file=path, reason=reason) from error


def put_aside(path: Path) -> Path:
    """Rename a file that cannot be understood, and return where it is now.

    Nothing is lost: whoever knows the file can still mend it. What SQLite keeps beside it goes
    along. Raises OSError.
    """
    aside = next(
        free
        for number in range(1, MOST_ASIDE)
        if not (free := path.with_name(f"{path.name}.put-aside-{number}")).exists()
    )
    path.replace(aside)
    for suffix in SIDE_FILES:
        side_file = path.with_name(path.name + suffix)
        if side_file.exists():
            side_file.replace(aside.with_name(aside.name + suffix))
    return aside
