"""Saving a case that was made, and the look-alike files of one that was opened."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from rosterwizard.core.casefile.case_file import Case
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.file_endings import TABLES, ZIP
from rosterwizard.services.case_files.case_making import MadeCase
from rosterwizard.services.case_files.case_told import titles_of
from rosterwizard.services.own_files import refuse_own_files
from rosterwizard.services.private_files import write_private

_ODD_STARTS = ".=+-@ "
_NAMELESS = "roster"


def save_case(made: MadeCase, path: Path, own: Iterable[Path]) -> None:
    """Save a case for its owner's eyes. own: the person's own files, which are never written to.

    Raises RosterError "case-unsafe" where an original value stands in it, "output-is-input" and
    what `write_whole` raises.
    """
    if made.found:
        raise RosterError("case-unsafe", count=len(made.found), parts=titles_of(made.found))
    refuse_own_files([path], own)
    write_private(path, made.content)


def extract_case(case: Case, folder: Path) -> int:
    """Write the look-alike files of a case into a folder, and return how many there are.

    Their names are safe on every system, and none is that of a program; the folder is made where
    there is none. Raises RosterError "case-extract-real", "output-is-input" where one would replace
    a file that is there, and what `write_whole` raises.
    """
    if case.state is None or case.manifest.holds == "real":
        raise RosterError("case-extract-real")
    files = case.state.files.items()
    targets = {folder / harmless_name(name): content for name, content in files}
    refuse_own_files(targets, targets)
    with suppress(OSError):  # which writing into it tells
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path, content in targets.items():
        write_private(path, content)
    return len(targets)


def harmless_name(name: str) -> str:
    """Return a name under which the file is only ever taken for a table.

    A stranger may have called it ".bashrc" or "roster.desktop".
    """
    bare = name.lstrip(_ODD_STARTS) or _NAMELESS
    return bare if Path(bare).suffix.lower() in TABLES | {ZIP} else f"{bare}.csv"
