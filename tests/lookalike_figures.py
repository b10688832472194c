"""How well look-alikes stand for failing files: `python -m tests.lookalike_figures [COUNT]`.

Rosters of every record type with every kind of damage, and such with several things wrong at once,
are written as text and as workbooks; each gets its look-alike, which is checked, compared and
searched. Told are how many problems were kept of how many, what was lost, how many originals were
found, how many values are somebody's for want of others, and how long a file of 10,000 rows takes.
`--cases DIR` takes every file and folder of a folder besides, `--forms` other ways to write the
files.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import count, cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services.look_alikes import look_alikes_of
from rosterwizard.services.opening import open_job
from tests.helpers.damaged.every_kind import EVERY_KIND, damaged
from tests.helpers.damaged.files import FORMS, Form, write
from tests.helpers.damaged.judging import opened
from tests.helpers.example_rosters import infiniti_patrons
from tests.helpers.home import HOME_VARIABLES, XDG_FOLDERS
from tests.helpers.seeded_causes import seeded_job

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rosterwizard.core.job.job import Job

Case = tuple[str, "Job", list[Path]]
_TYPE = re.compile(r"--type ([\w/-]+)")
KEY = bytes(range(32))


@dataclass(slots=True)
class Figures:
    """What came of all files. lost: by code of the problem; worst: names of files with losses."""

    files: int = 0
    kept: int = 0
    expected: int = 0
    new: int = 0
    found_again: int = 0
    in_use: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    worst: list[str] = field(default_factory=list)

    def add(self, name: str, job: Job, paths: Sequence[Path]) -> None:
        """Take in one file."""
        made = look_alikes_of(job, paths, key=KEY)
        self.files += 1
        self.kept += made.kept
        self.expected += made.lost.expected
        self.new += len(made.lost.new)
        self.found_again += len(made.found_again)
        self.in_use += sum(each.count for each in made.in_use)
        self.lost += Counter(f"missing {each.code}" for each in made.lost.missing)
        self.lost += Counter(f"new {each.code}" for each in made.lost.new)
        self.lost += Counter(_change(*pair) for pair in made.lost.changed)
        if made.lost or made.found_again:
            found = f", found {len(made.found_again)}" if made.found_again else ""
            codes = sorted({each.code for each in (*made.lost.missing, *made.lost.new)})
            codes += sorted({_change(*pair) for pair in made.lost.changed})
            self.worst.append(f"{name}: {made.kept} of {made.lost.expected}{found} {codes}")

    def lines(self) -> Iterator[str]:
        """Give the figures as lines."""
        yield f"{self.files} files: {self.kept} of {self.expected} problems kept, {self.new} new"
        yield f"originals found: {self.found_again}; for want of other values: {self.in_use}"
        yield from (f"    {number:6} {what}" for what, number in self.lost.most_common())
        yield from (f"    {each}" for each in self.worst)


def _change(one: object, other: object) -> str:
    names = ("severity", "cause", "following", "fix")
    changed = [name for name in names if getattr(one, name) != getattr(other, name)]
    return f"changed {getattr(one, 'code', '')}: {', '.join(changed)}"


def generated(folder: Path, forms: Sequence[Form], seed: int) -> Iterator[Case]:
    """Give files without end: each kind of damage in turn, and now and then several at once."""
    form = cycle(forms)
    for number in count(seed):
        for kind in EVERY_KIND:
            for (roster, _), _ in damaged(kind, 1, number):
                place = folder / f"{kind.name.replace('/', '-')} {number}"
                place.mkdir(exist_ok=True)
                chosen = next(form)
                path = write(roster, place, chosen)
                if path.suffix == ".csv" or {"texts", "excel"} & {*forms}:
                    yield f"{kind.name} {number} {chosen}", opened(path, roster), [path]
        place = folder / f"seeded {number}"
        place.mkdir(exist_ok=True)
        yield f"seeded {number}", seeded_job(place, number), [place / "roster.csv"]


def of_folder(folder: Path) -> Iterator[Case]:
    """Give every file of a folder, and every folder in it as one job.

    Beside a file `case.json` the job is what is called `input` there, of the type that its commands
    name.
    """
    for each in sorted(folder.iterdir()):
        wanted, paths = "", [each]
        if (told := each / "case.json").exists():
            wanted = next(iter(_TYPE.findall(told.read_text("utf-8"))), "")
            paths = sorted(path for path in each.iterdir() if path.stem == "input")
        for path in paths:
            try:
                job = _settled(open_job([path], built_in_profiles(), wanted))
            except RosterError as error:
                sys.stdout.write(f"    {each.name}: {error.code}\n")
            else:
                yield f"{each.name} {path.name}", job, [path]


def _settled(job: Job) -> Job:
    sheets = (replace(each, matching=each.matching.settled()) for each in job.sheets)
    return replace(job, sheets=tuple(sheets))


def main(arguments: Sequence[str]) -> int:
    """Print the figures; return 1 where anything was lost or found."""
    asked = _asked(arguments)
    figures = Figures()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= dict.fromkeys(HOME_VARIABLES, home)
        os.environ |= {f"XDG_{name}": str(Path(home, name.lower())) for name in XDG_FOLDERS}
        cases = islice(generated(Path(home), asked.forms, asked.seed), asked.count)
        for case in cases:
            figures.add(*case)
        if asked.cases:
            for case in of_folder(asked.cases):
                figures.add(*case)
        seconds = _seconds(Path(home)) if asked.count else 0
    sys.stdout.write("\n".join([*figures.lines(), f"10,000 rows: {seconds:.1f} s", ""]))
    return int(bool(figures.worst))


def _seconds(folder: Path) -> float:
    path = infiniti_patrons(folder, 10_000)
    job = open_job([path], built_in_profiles(), "infiniti/patrons")
    start = time.monotonic()
    look_alikes_of(job, [path], key=KEY)
    return time.monotonic() - start


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.lookalike_figures")
    parser.add_argument("count", type=int, nargs="?", default=200, help="how many files")
    parser.add_argument("--seed", type=int, default=1, help="another one makes other files")
    parser.add_argument("--cases", type=Path, help="a folder with files of one's own")
    parser.add_argument("--forms", nargs="+", choices=get_args(Form), default=FORMS)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
