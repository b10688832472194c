"""What becomes of damage: `python3 packaging/dev.py damage [--seed N] [--kind K] [--rosters N]`.

Rosters of every record type are made up, clean and with each kind of damage, and go through the
program as the command line would take them (`tests/helpers/damaged`). Told are, by kind and the
worst first, how many of the damaged places were named, caught by a rule that speaks of something
else, silent, mended, guessed or made worse, each roster counting alike; and of clean files every
false alarm. `--floors` keeps today's figures as what the tests ask for, where they are better.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from rosterwizard.services.register_store import register_file
from tests.helpers.damaged.every_kind import EVERY_KIND, damaged
from tests.helpers.damaged.files import FORMS, write
from tests.helpers.damaged.in_sets import clean_set
from tests.helpers.damaged.judging import judge, send_before
from tests.helpers.damaged.odd_but_right import ODD_BUT_RIGHT, odd_but_right
from tests.helpers.damaged.rosters import clean, kinds_of_record
from tests.helpers.home import HOME_VARIABLES, XDG_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tests.helpers.damaged.files import Form
    from tests.helpers.damaged.kinds import Kind
    from tests.helpers.damaged.rosters import Roster
    from tests.helpers.damaged.spots import Verdict

FLOORS = Path(__file__).parent / "data/damage_floors.toml"
FLOOR_ROSTERS, FLOOR_SEED = 1, 1
FLOOR_FORMS: tuple[Form, ...] = ("utf-8",)
_SHARES = ("named", "caught", "silent", "mended", "asked", "guessed_wrong", "worse")
_TOLD = 6


@dataclass(slots=True)
class Figures:
    """What came of the rosters with one kind of damage, or of clean ones."""

    name: str
    rosters: int = 0
    spots: int = 0
    named_spots: int = 0
    worse: int = 0
    sums: Counter[str] = field(default_factory=Counter)  # of shares
    false: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    caught_by: Counter[str] = field(default_factory=Counter)
    spoiled: list[str] = field(default_factory=list)
    silent_at: list[str] = field(default_factory=list)

    def add(self, verdict: Verdict) -> None:
        """Take in one roster."""
        self.rosters += 1
        self.spots += verdict.spots
        self.named_spots += verdict.named
        self.worse += verdict.worse
        for name in _SHARES if verdict.spots else ():
            self.sums[name] += getattr(verdict, name) / verdict.spots
        self.false += verdict.false
        self.notes += verdict.notes
        self.caught_by += verdict.caught_by
        self.spoiled += verdict.spoiled
        self.silent_at += verdict.silent_at[:1]

    def take(self, other: Figures) -> None:
        """Take in the clean rosters of other figures."""
        self.rosters += other.rosters
        self.false += other.false
        self.notes += other.notes
        self.spoiled += other.spoiled

    def percent(self, name: str) -> float:
        """Return a share in percent, each roster counting alike."""
        return 100 * self.sums[name] / max(1, self.rosters)


def of_kind(kind: Kind, rosters: int, seed: int, forms: Sequence[Form], folder: Path) -> Figures:
    """Return the figures of one kind. folder: where the files are left."""
    figures = Figures(kind.name)
    for (roster, spots), chance in damaged(kind, rosters, seed):
        place = folder / f"{kind.name.replace('/', '-')} {figures.rosters + 1}"
        place.mkdir(exist_ok=True)
        path = write(roster, place, chance.choice(forms))
        if kind.sent_before:
            (before := place / "before").mkdir(exist_ok=True)
            send_before(roster, spots, before)
        figures.add(judge(roster, path, spots, kind.codes))
        register_file().unlink(missing_ok=True)
    return figures


def of_clean(rosters: int, seed: int, forms: Sequence[Form], folder: Path) -> Figures:
    """Return the figures of clean rosters, that many of each record type and of sets."""
    figures = Figures("clean")
    for profile, record_type in kinds_of_record():
        for number in range(rosters):
            chance = Random(f"{record_type.id} {seed} {number}")  # noqa: S311 - no secret
            roster = clean(profile, record_type, chance)
            place = folder / f"clean {record_type.id.replace('/', ' ')} {number + 1}"
            place.mkdir(exist_ok=True)
            figures.add(_of_sound(roster, chance.choice(forms), place))
    for number in range(rosters):
        chance = Random(f"set {seed} {number}")  # noqa: S311 - no secret
        place = folder / f"clean set {number + 1}"
        place.mkdir(exist_ok=True)
        figures.add(_of_sound(clean_set(chance), chance.choice(("texts", "excel")), place))
    return figures


def of_odd(name: str, rosters: int, seed: int, forms: Sequence[Form], folder: Path) -> Figures:
    """Return the figures of that many rosters of a shape that is odd but right."""
    figures = Figures(name)
    for number in range(len(kinds_of_record())):
        chance = Random(f"{name} {seed} {number}")  # noqa: S311 - no secret
        roster = odd_but_right(name, number + seed, chance)
        if roster is not None and figures.rosters < rosters:
            place = folder / f"clean {name} {number + 1}"
            place.mkdir(exist_ok=True)
            figures.add(_of_sound(roster, chance.choice(forms), place))
    return figures


def _of_sound(roster: Roster, form: Form, place: Path) -> Verdict:
    """Return what comes of a clean roster; everything that is told names its file."""
    verdict = judge(roster, write(roster, place, form), (), frozenset())
    where = f" in {place.name}"
    verdict.false = Counter({f"{told}{where}": n for told, n in verdict.false.items()})
    verdict.notes = Counter({f"{told}{where}": n for told, n in verdict.notes.items()})
    verdict.spoiled = [f"{told}{where}" for told in verdict.spoiled]
    return verdict


def table(every: Iterable[Figures], *, silent: bool = False) -> Iterator[str]:
    """Give the figures of kinds as lines, the worst first; silent: with a place of each roster."""
    titles = ("named", "caught", "silent", "mended", "asked", "guessed", "worse")
    yield f"{'% of the damaged places':28}" + "".join(f"{title:>8}" for title in titles) + "  false"
    for each in sorted(every, key=lambda f: (f.percent("named"), f.percent("mended"), f.name)):
        shares = "".join(f"{each.percent(name):8.0f}" for name in _SHARES)
        caught = ", ".join(code for code, _ in each.caught_by.most_common(3))
        false = ", ".join(f"{count} {code}" for code, count in each.false.most_common(3))
        yield f"{each.name:28}{shares}  {false}{f'({caught})' if caught else ''}"
        yield from (f"    SPOILED {told}" for told in each.spoiled[:_TOLD])
        yield from (f"    silent: {told}" for told in each.silent_at if silent)


def totals(every: Sequence[Figures], sound: Figures) -> Iterator[str]:
    """Give the figures of all kinds together, each counting alike, and those of clean files."""
    kinds = max(1, len(every))
    means = {name: sum(each.percent(name) for each in every) / kinds for name in _SHARES}
    false = sum(each.false.total() for each in every)
    named = sum(each.named_spots for each in every)
    claims = named + false + sound.false.total()
    yield f"{'all ' + str(len(every)) + ' kinds':28}" + "".join(f"{means[n]:8.1f}" for n in _SHARES)
    yield (
        f"precision {named / max(1, claims):.4f}, recall {means['named'] / 100:.3f}, "
        f"silent {means['silent'] / 100:.3f}; made worse {sum(e.worse for e in every)} places, "
        f"spoiled {sum(len(e.spoiled) for e in every)} sound cells"
    )
    yield (
        f"{sound.rosters} clean files: {sound.false.total()} false alarms, "
        f"{len(sound.spoiled)} sound cells changed, {sound.notes.total()} notes"
    )
    yield from (f"    FALSE {count} {told}" for told, count in sound.false.most_common(20))
    yield from (f"    SPOILED {told}" for told in sound.spoiled[:20])


def floors() -> dict[str, dict[str, float]]:
    """Return what is asked for, by kind: the least that is named and mended, in percent."""
    return tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


def at_floor(kind: Kind, folder: Path) -> Figures:
    """Return the figures of one kind as its floor was measured."""
    return of_kind(kind, FLOOR_ROSTERS, FLOOR_SEED, FLOOR_FORMS, folder)


def _raise_floors(folder: Path) -> None:
    old, lines = floors(), ["# By kind, in percent; `dev.py damage --floors` raises them.\n"]
    for kind in EVERY_KIND:
        figures, was = at_floor(kind, folder), old.get(kind.name, {})
        least = {name: max(was.get(name, 0), figures.percent(name)) for name in ("named", "mended")}
        told = ", ".join(f"{name} = {value:.1f}" for name, value in least.items())
        lines.append(f'"{kind.name}" = {{ {told} }}\n')
    FLOORS.write_text("".join(lines), "utf-8")


def main(arguments: Sequence[str]) -> int:
    """Print the figures; return 1 where anything was made worse or is claimed falsely."""
    asked = _asked(arguments)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= dict.fromkeys(HOME_VARIABLES, home)
        os.environ["PYTHON_KEYRING_BACKEND"] = "tests.helpers.memory_keyring.MemoryKeyring"
        os.environ |= {f"XDG_{name}": str(Path(home, name.lower())) for name in XDG_FOLDERS}
        folder = asked.keep or Path(home, "files")
        folder.mkdir(parents=True, exist_ok=True)
        if asked.floors:
            _raise_floors(folder)
            return 0
        wanted = [each for each in EVERY_KIND if not asked.kind or each.name in asked.kind]
        every = [of_kind(each, asked.rosters, asked.seed, FORMS, folder) for each in wanted]
        count = 0 if asked.kind else asked.clean
        sound = of_clean(count, asked.seed, FORMS, folder)
        for name in ODD_BUT_RIGHT:
            sound.take(of_odd(name, count, asked.seed, FORMS, folder))
    lines = [
        *table(every, silent=asked.silent),
        "",
        *totals(every, sound),
        f"{time.monotonic() - start:.0f} s",
        "",
    ]
    sys.stdout.write("\n".join(lines))
    bad = any(each.worse or each.spoiled or each.false for each in (*every, sound))
    return int(bad)


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py damage")
    parser.add_argument("--seed", type=int, default=1, help="another one makes other rosters")
    parser.add_argument(
        "--kind",
        action="append",
        choices=[each.name for each in EVERY_KIND],
        metavar="KIND",
        help="a kind of damage; all, and clean files, without it",
    )
    parser.add_argument("--rosters", type=int, default=3, help="how many of each kind")
    parser.add_argument("--clean", type=int, default=3, help="how many of each record type")
    parser.add_argument("--silent", action="store_true", help="name what goes out with no word")
    parser.add_argument("--keep", type=Path, help="the folder to leave the files in")
    parser.add_argument("--floors", action="store_true", help="keep what is better than the floors")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
