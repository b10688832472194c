"""Whether case files reproduce elsewhere: `python -m tests.case_figures [COUNT] [--with PROGRAM]`.

Cases are made of files with every kind of damage, and opened: by this program, by another one that
is installed here (--with: the frozen build, or one on another Python), or later and on another
machine (--keep FOLDER here, --open FOLDER there). Told is how many reproduce, and of how many the
problems are all the same.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services.case_files.alike_cases import made_case
from rosterwizard.services.case_files.case_making import CaseRequest
from rosterwizard.services.case_files.case_saving import save_case
from tests.helpers.damaged.files import FORMS
from tests.helpers.home import HOME_VARIABLES, XDG_FOLDERS
from tests.lookalike_figures import generated

Opens = Callable[[Path], "Opening"]


@dataclass(frozen=True, slots=True)
class Opening:
    """What came of a case. status: the program's; None where it was not even made.

    same, expected: problems. says: what the program said.
    """

    name: str
    status: int | None
    same: int = 0
    expected: int = 0
    says: str = ""


def made_and_opened(count: int, folder: Path, opens: Opens) -> Iterator[Opening]:
    """Make so many cases in the folder, each of another file, and open them."""
    with tempfile.TemporaryDirectory() as rosters:
        every = generated(Path(rosters), FORMS, 1)
        known = {each.name for each in built_in_profiles()}
        files = islice((each for each in every if each[1].profile.name in known), count)
        for number, (name, job, paths) in enumerate(files):
            path = folder / f"{number:04}.rwcase"
            try:
                made = made_case(CaseRequest(job, paths, without=["self-check"]))
                save_case(made, path, paths)
            except RosterError as error:
                yield Opening(name, None, says=str(error))
            else:
                yield opens(path)


def opened_with(program: Sequence[str]) -> Opens:
    """Return what opens a case with a program, as a person does on the command line."""

    def opens(path: Path) -> Opening:
        command = (*program, "case", "open", str(path), "--format", "json")
        ran = subprocess.run(command, capture_output=True, text=True, check=False)
        if not ran.stdout:
            return Opening(path.name, ran.returncode, says=ran.stderr.strip())
        told = json.loads(ran.stdout)
        return Opening(path.name, ran.returncode, told["same"], told["expected"])

    return opens


def figures(openings: Iterable[Opening]) -> Iterator[str]:
    """Give the figures as lines, and each case that does not reproduce."""
    every = list(openings)
    good = sum(each.status == 0 for each in every)
    same, expected = sum(each.same for each in every), sum(each.expected for each in every)
    yield f"{good} of {len(every)} cases reproduce; {same} of {expected} problems are the same"
    for each in every:
        if each.status != 0:
            yield f"    {each.name}: {each.same} of {each.expected}. {each.says}"


def main(arguments: Sequence[str]) -> int:
    """Make cases, open them, and print the figures; return 1 where one does not reproduce."""
    asked = _asked(arguments)
    with tempfile.TemporaryDirectory() as home:
        os.environ |= dict.fromkeys(HOME_VARIABLES, home)
        os.environ |= {f"XDG_{name}": str(Path(home, name.lower())) for name in XDG_FOLDERS}
        opens = opened_with(asked.program or (sys.executable, "-m", "rosterwizard"))
        if asked.open:
            lines = [*figures(map(opens, sorted(asked.open.glob("*.rwcase"))))]
        else:
            folder = asked.keep or Path(home)
            folder.mkdir(exist_ok=True)
            lines = [*figures(made_and_opened(asked.count, folder, opens))]
    sys.stdout.write("\n".join([*lines, ""]))
    return int(len(lines) > 1)


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.case_figures")
    parser.add_argument("count", type=int, nargs="?", default=40, help="how many cases")
    parser.add_argument("--with", dest="program", nargs="+", help="the program that opens them")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the cases there")
    parser.add_argument("--open", type=Path, metavar="FOLDER", help="open those, and make none")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
