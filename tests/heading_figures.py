"""How often the first suggestion for a heading is right: `python3 packaging/dev.py headings`.

The headings lie in `tests/data/headings`, as exports of school systems write them, with what a
registrar would pick for each. The suggestions were made with those in `tuned` at hand; those in
`held_out` were written before, in other spellings, and only counted. Those in `independent` are by
another hand; those in `fresh` are of further systems, by that hand too, and were written once the
misses among the independent ones had been mended; those in `last` once more. What was right of a
set before anything was mended for it stands beside it: that figure tells how it goes with a file
that nobody here saw.

An idea with a question mark is a question in any file (two columns of one field, codes that only
the school knows): right when one of its ideas or nothing is suggested, and a person is asked: about
the heading, about another one of the same field, or about values of which the field takes none.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.profiles.loading import find_record_type
from rosterwizard.services.own_profiles import profiles_for
from tests.type_figures import type_lines
from tests.value_figures import SETS as VALUE_SETS
from tests.value_figures import value_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rosterwizard.core.matching.matching import Match
    from rosterwizard.core.profiles.language import RecordType

FOLDER = Path(__file__).parent / "data/headings"
SETS = ("tuned", "held_out", "independent", "fresh", "last")
AT_FIRST = {  # what was measured before anything was mended for the set: the honest figure
    "independent": "at first 1871 of 2056 right (91.0 %); 918 of the 1091 that belong to a field "
    "(84.1 %); 12 suggested for no field; 5 wrong but called certain",
    "fresh": "at first 559 of 616 right (90.7 %); 325 of the 373 that belong to a field (87.1 %); "
    "9 suggested for no field; 1 called certain, a status that the set had wrongly as a question",
    "last": "at first 269 of 292 right (92.1 %); 161 of the 184 that belong to a field (87.5 %); "
    "none for no field; 2 called certain, a student ID that the set had wrongly as a question",
}
Outcome = Literal["right", "wrong", "no field, suggested", "wrong but called certain", "nothing"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True, slots=True)
class Judged:
    """One heading for one record type. wanted, found: a field's name, None for none."""

    language: str
    record_type: str
    heading: str
    wanted: tuple[str | None, ...]
    found: str | None
    outcome: Outcome


def judged(name: str) -> Iterator[Judged]:
    """Give every heading of that set, for every record type that its export is tried with."""
    picks = tomllib.loads((FOLDER / "ideas.toml").read_text("utf-8"))
    profiles = profiles_for("")
    for language, export in exports(name):
        for type_id in export["types"]:
            record_type = find_record_type(type_id, profiles)[1]
            yield from _judged(language, record_type, export["columns"], picks[type_id])


def exports(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every export of that set with its language."""
    for file in sorted((FOLDER / name).glob("*.toml")):
        for export in tomllib.loads(file.read_text("utf-8"))["exports"]:
            yield file.stem, export


def _judged(
    language: str, record_type: RecordType, columns: list[list[str]], picks: dict[str, str]
) -> Iterator[Judged]:
    headings = [heading for heading, *_ in columns]
    values = [tuple(texts) for _, _, *texts in columns]
    matches = suggest_matching(headings, record_type, values=values.__getitem__).matches
    said = {match.maybe for match in matches}
    for (heading, idea, *texts), match in zip(columns, matches, strict=True):
        wanted = tuple(picks.get(each) for each in idea.removeprefix("?").split("|"))
        outcome = _outcome(match, {*wanted}, known=True)
        if idea.startswith("?"):
            known = match.field not in said and _takes_any(record_type, match.field, texts)
            outcome = _outcome(match, {*wanted, None}, known=not known)
        yield Judged(language, record_type.id, heading, wanted, match.field, outcome)


def _takes_any(record_type: RecordType, name: str | None, texts: list[str]) -> bool:
    """Tell whether the field takes one of the texts as it is, so that nobody is asked of any."""
    if name is None:
        return False
    allowed = {each.casefold() for each in record_type.field(name).allowed}
    return not allowed or any(text.casefold() in allowed for text in texts)


def _outcome(match: Match, accepted: set[str | None], *, known: bool) -> Outcome:
    """Judge a match. known: whether a person is asked, or the heading is no question."""
    certain = match.certain and match.field is not None
    if match.field in accepted and (known or not certain):
        return "right"
    if certain:
        return "wrong but called certain"
    if match.field is None:
        return "nothing"
    return "no field, suggested" if accepted == {None} else "wrong"


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


def told_of_fields(found: Iterable[Judged]) -> str:
    """Return how many of those that belong to a field are right; the rest is easier."""
    own = [each.outcome == "right" for each in found if set(each.wanted) != {None}]
    return f"of those that belong to a field: {sum(own)} of {len(own)} ({_percent(own)})"


def _percent(right: Sequence[bool]) -> str:
    return f"{100 * sum(right) / len(right):.1f} %"


def not_right(found: Iterable[Judged]) -> list[str]:
    """Return what is not right as lines."""
    return [
        f"  {each.language} {each.record_type}: {each.heading!r} is "
        f"{' or '.join(map(str, each.wanted))}, not {each.found}: {each.outcome}"
        for each in found
        if each.outcome != "right"
    ]


def main() -> int:
    """Print the figures of each set, and of the values, and with --list what is not right."""
    for name in SETS:
        found = list(judged(name))
        listed = not_right(found) if "--list" in sys.argv else []
        types = type_lines(exports(name), with_wrong="--list" in sys.argv)
        fields = [told_of_fields(found), *AT_FIRST.get(name, "").splitlines()]
        lines = [name.replace("_", " "), *table(found), *fields, *listed, "", *types, "", ""]
        sys.stdout.write("\n".join(lines))
    for name in VALUE_SETS:
        lines = value_lines(name, with_wrong="--list" in sys.argv)
        sys.stdout.write("\n".join([*lines, ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
