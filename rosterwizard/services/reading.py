"""Reading a person's files, whatever they turn out to be."""

from collections.abc import Collection, Sequence
from pathlib import Path

from rosterwizard.core.progress import UNWATCHED, Progress
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reading.text_files import read_text
from rosterwizard.core.sheet import Sheet

STANDARD_INPUT = Path("-")


def read_file(
    path: Path,
    options: ReadingOptions = FIND_OUT,
    progress: Progress = UNWATCHED,
    known: Collection[str] = (),
) -> Sheet:
    """Return the sheet that a file holds: the one that the options name, or the first with rows.

    known: folded headings that help to find the row of headings. Raises RosterError when the
    file is not there, may not be read, or holds no rows of text.
    """
    return read_all([path], options, progress, known)[0]


def read_all(
    paths: Sequence[Path],
    options: ReadingOptions = FIND_OUT,
    progress: Progress = UNWATCHED,
    known: Collection[str] = (),
) -> tuple[Sheet, ...]:
    """Return every sheet of the files, of the files in folders and zips, in their order."""
    progress.report(0, len(paths))
    return tuple(read_text(path.read_bytes(), path, options, known) for path in paths)


def read_stdin(
    data: bytes, options: ReadingOptions = FIND_OUT, known: Collection[str] = ()
) -> Sheet:
    """Return the sheet in what came through standard input: text, never a workbook."""
    return read_text(data, STANDARD_INPUT, options, known)
