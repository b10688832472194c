"""Look-alike data: files in which nobody is to be known again, and the same is wrong.

What is made is proven before it is handed over: it is read and checked in the same way, and every
original is searched for in it.
"""

import io
import secrets
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.job import Job
from rosterwizard.core.letters.alphabets import Alphabets
from rosterwizard.core.lookalike.case_tables import KnownOfJob
from rosterwizard.core.lookalike.drawn_case import DrawnCase
from rosterwizard.core.lookalike.keyed_chance import KEY_BYTES
from rosterwizard.core.lookalike.values_again import ColumnInUse, ValuesAgain
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.reproducing.differences import Differences, differences
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem, expected_problems
from rosterwizard.core.sheet.file_names import distinct_names, safe_file_name
from rosterwizard.services.case_sources import CaseSource, case_sources
from rosterwizard.services.look_alike_sources import Written, look_alike_source, names_in
from rosterwizard.services.opened_again import opened_again

MOST_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class LookAlikes:
    """What stands for the files of a job.

    files: their content by name, as few as the originals: a zip stays one. lost: in what a check
    of them differs; kept: how many problems are just the same. found_again: words and numbers of
    the originals that are in them all the same, and whole values in their personal columns.
    told: how many texts are left whose shape gives them away, by a code. in_use: the columns where
    no other values were left than those of the originals. options: how the files are read.
    said: what a workbook has lost, in words.
    """

    files: Mapping[str, bytes] = field(repr=False)
    lost: Differences
    found_again: tuple[str, ...] = field(repr=False)
    told: Mapping[str, int]
    options: ReadingOptions = field(repr=False)
    case: DrawnCase = field(repr=False)
    said: tuple[str, ...] = ()
    in_use: Sequence[ColumnInUse] = ()

    @property
    def kept(self) -> int:
        """How many problems are just the same."""
        return self.lost.same

    def text_for(self, record_type: str, column: int | None, text: str) -> str:
        """Return what stands for a text. record_type: its name. column: None where it has none."""
        sheet = self.case.job.sheet_of(record_type)
        return self.case.name(text) if sheet is None else self.case.text_for(sheet, column, text)


def look_alikes_of(
    job: Job,
    paths: Sequence[Path],
    options: ReadingOptions = FIND_OUT,
    progress: Progress = UNWATCHED,
    key: bytes = b"",
) -> LookAlikes:
    """Return files in which every personal text is replaced, and how far they prove good.

    paths, options: those that the job was opened with. key: for tests; without it one is made that
    is forgotten at the end. Raises RosterError as reading does.
    """
    expected = _expected(opened_again(job, paths, options, progress))
    own_key = key or secrets.token_bytes(KEY_BYTES)
    known = KnownOfJob.of(job, expected, this_year())
    making = _Making(known, job, case_sources(paths), options, key=own_key, expected=expected)
    return making.proven(progress)


def this_year() -> int:
    """Return the year that it is; tests replace this."""
    return time.localtime().tm_year


def _expected(job: Job) -> tuple[ExpectedProblem, ...]:
    return expected_problems(job, check_job(job))


class _Making:
    """The files of a case, on their way to others."""

    def __init__(  # noqa: PLR0913 - one word for each
        self,
        known: KnownOfJob,
        job: Job,
        sources: Sequence[CaseSource],
        options: ReadingOptions,
        *,
        key: bytes,
        expected: Sequence[ExpectedProblem],
    ) -> None:
        self._job = job
        self._expected = expected
        self._options = options
        self._sources = [look_alike_source(each, job, known, options) for each in sources]
        tables = [table for each in self._sources for table in each.tables]
        alphabets = Alphabets(
            lambda letter: all(each.can_write(letter) for each in self._sources),
            lambda word: sum(each.how_sure(word) for each in self._sources),
        )
        self._case = DrawnCase.of(
            job, known, tables, list(names_in(self._sources)), key=key, alphabets=alphabets
        )

    def proven(self, progress: Progress) -> LookAlikes:
        """Make the files until they prove good, or as often as that is worth it."""
        best = made = self._made(progress)
        for _ in range(MOST_ROUNDS):
            if not (best.lost or best.found_again):
                break
            # What was made is told of by the texts that it was made with.
            self._case = replace(self._case, texts=deepcopy(self._case.texts))
            self._case.texts.draw_again([*self._doubted(made)])
            made = self._made(progress)
            best = min(best, made, key=_badness)
        return best

    def _doubted(self, made: LookAlikes) -> Iterator[str]:
        """Give the texts at which the proof failed; of the file as a whole those with marks."""
        yield from self._case.texts.with_words(made.found_again)
        lost = made.lost
        for each in (*lost.missing, *lost.new, *(one for one, _ in lost.changed)):
            if each.row is None:
                yield from self._with_marks()
            else:
                yield from self._cells_of(each.type, each.row)

    def _cells_of(self, record_type: str, row: int) -> Iterator[str]:
        """Give the texts of a row of that number. record_type: the id of its sheet's."""
        files = {e.sheet.origin.file for e in self._job.sheets if e.record_type.id == record_type}
        tables = [table for e in self._sources if e.source.path in files for table in e.tables]
        for table in tables:
            for cells in table.rows[row - 1 : row]:
                yield from cells

    def _with_marks(self) -> Iterator[str]:
        for table in self._case.tables:
            yield from (text for row in table.rows for text in row if not text.isascii())

    def _made(self, progress: Progress) -> LookAlikes:
        written = [(each.source, each.written(self._case)) for each in self._sources]
        files = self._files(written)
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder, name) for name in files]
            for path, data in zip(paths, files.values(), strict=True):
                path.write_bytes(data)
            options, constant = self._own_options(), self._case.constant
            found = opened_again(self._job, paths, options, progress, constant)
            lost = differences(self._expected, _expected(found))
        originals, texts = self._case.originals(), self._case.texts
        again = {each for data in files.values() for each in originals.found_in(data)}
        values = ValuesAgain.of(found, self._case, originals)
        told: dict[str, int] = {
            "kept-words": len(texts.words.kept),
            "kept-numbers": len(texts.numbers.kept),
            "kept-texts": len(texts.unchanged()),
            "kept-domains": len(texts.named_labels()),
        }
        told.update(self._case.kept())
        said = tuple(dict.fromkeys(words for _, each in written for words in each.said))
        every = tuple(sorted(again | values.found))
        return LookAlikes(files, lost, every, told, options, self._case, said, values.in_use)

    def _own_options(self) -> ReadingOptions:
        """Return how the files are read that are made: their sheets have other names."""
        return self._options.of_sheets([self._case.name(e) for e in self._options.sheet_names])

    def _files(self, written: Sequence[tuple[CaseSource, Written]]) -> dict[str, bytes]:
        """Return the files by their names; those of a zip are in one again."""
        inside: dict[Path | None, list[tuple[str, bytes]]] = {None: []}
        for source, made in written:
            name = self._case.name(source.path.stem) + made.ending
            inside.setdefault(source.archive, []).append((name, made.data))
        files = inside.pop(None)
        for archive, members in inside.items():
            name = self._case.name(str(archive and archive.stem)) + ".zip"
            files.append((name, _zipped(_by_name(members))))
        return _by_name(files)


def _by_name(files: Sequence[tuple[str, bytes]]) -> dict[str, bytes]:
    """Return files by names that every system can hold, no two of them the same."""
    names = distinct_names(safe_file_name(name) for name, _ in files)
    return dict(zip(names, (data for _, data in files), strict=True))


def _badness(made: LookAlikes) -> tuple[int, int]:
    lost = made.lost
    return len(made.found_again), len(lost.missing) + len(lost.new) + len(lost.changed)


def _zipped(members: Mapping[str, bytes]) -> bytes:
    with zipfile.ZipFile(buffer := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
