"""How often the first suggestion for a heading is right: `python3 packaging/dev.py headings`.

The headings lie in `tests/data/headings`, as exports of school systems write them, with what a
registrar would pick for each. The suggestions were made with those in `tuned` at hand; those in
`held_out` were written before, in other spellings, and only counted.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.profiles.loading import find_record_type
from rosterwizard.services.own_profiles import profiles_for
from tests.type_figures import type_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rosterwizard.core.profiles.language import RecordType

FOLDER = Path(__file__).parent / "data/headings"
HALVES = ("tuned", "held_out")
Outcome = Literal["right", "wrong", "wrong but called certain", "no suggestion"]
OUTCOMES: tuple[Outcome, ...] = ("right", "wrong", "wrong but called certain", "no suggestion")


@dataclass(frozen=True, slots=True)
class Judged:
    """One heading for one record type. wanted, found: a field's name, None for none."""

    language: str
    record_type: str
    heading: str
    wanted: str | None
    found: str | None
    outcome: Outcome


def judged(half: str) -> Iterator[Judged]:
    """Give every heading of that half, for every record type that its export is tried with."""
    picks = tomllib.loads((FOLDER / "ideas.toml").read_text("utf-8"))
    profiles = profiles_for("")
    for language, export in exports(half):
        for name in export["types"]:
            record_type = find_record_type(name, profiles)[1]
            yield from _judged(language, record_type, export["columns"], picks[name])


def exports(half: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every export of that half with its language."""
    for file in sorted((FOLDER / half).glob("*.toml")):
        for export in tomllib.loads(file.read_text("utf-8"))["exports"]:
            yield file.stem, export


def _judged(
    language: str, record_type: RecordType, columns: list[list[str]], picks: dict[str, str]
) -> Iterator[Judged]:
    headings = [heading for heading, *_ in columns]
    values = [tuple(texts) for _, _, *texts in columns]
    matches = suggest_matching(headings, record_type, values=values.__getitem__).matches
    for (heading, idea, *_), match in zip(columns, matches, strict=True):
        wanted, found = picks.get(idea), match.field
        outcome: Outcome = "right" if found == wanted else "wrong"
        if found is None and wanted is not None:
            outcome = "no suggestion"
        elif outcome == "wrong" and match.certain:
            outcome = "wrong but called certain"
        yield Judged(language, record_type.id, heading, wanted, found, outcome)


def table(found: Iterable[Judged]) -> list[str]:
    """Return the counts by language as lines."""
    counts: dict[str, Counter[str]] = {}
    for each in found:
        counts.setdefault(each.language, Counter())[each.outcome] += 1
    counts["all"] = sum(counts.values(), Counter())
    lines = [f"{'':5}{'headings':>9}{'right':>14}" + "".join(f"{o:>26}" for o in OUTCOMES[1:])]
    for language, own in counts.items():
        total = own.total()
        share = f"{own['right']} ({100 * own['right'] / total:.1f} %)"
        rest = "".join(f"{own[outcome]:>26}" for outcome in OUTCOMES[1:])
        lines.append(f"{language:5}{total:>9}{share:>14}{rest}")
    return lines


def not_right(found: Iterable[Judged]) -> list[str]:
    """Return what is not right as lines."""
    return [
        f"  {each.language} {each.record_type}: {each.heading!r} is {each.wanted}, "
        f"not {each.found}: {each.outcome}"
        for each in found
        if each.outcome != "right"
    ]


def main() -> int:
    """Print the figures of both halves, and with --list what is not right."""
    for half in HALVES:
        found = list(judged(half))
        listed = not_right(found) if "--list" in sys.argv else []
        types = type_lines(exports(half), with_wrong="--list" in sys.argv)
        lines = [half.replace("_", " "), *table(found), *listed, "", *types, "", ""]
        sys.stdout.write("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
