"""How often the first suggestion for a value is right: `python3 packaging/dev.py headings`.

The values lie in `tests/data/values`, by the field that they stand in, with what a registrar would
put for each, or that nothing must be suggested; those in `fresh` were written once the misses among
the `independent` ones had been mended. Each is judged on the road that a cell goes: taken
as it is, mended safely, suggested, or left to the person.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from msgspec.structs import replace

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.profiles.language import RecordType, Schema
from rosterwizard.core.profiles.loading import built_in_profiles, find_record_type
from tests.helpers.checked import sheet, system

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rosterwizard.core.profiles.language import Field

FILES = Path(__file__).parent / "data/values"
AT_FIRST = {  # before anything was mended for the set: the honest figure
    "independent": "at first 328 of 384 right (85.4 %), nothing said of 56, none wrong",
    "fresh": "at first 124 of 166 right (74.7 %), nothing said of 42, none wrong",
}
SETS = tuple(AT_FIRST)
Outcome = Literal["right", "nothing", "wrong", "wrong and not asked"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True, slots=True)
class Judged:
    """One value of a field. wanted, found: what is put for it, None for nothing."""

    field: str
    text: str
    wanted: str | None
    found: str | None
    outcome: Outcome


def judged_values(name: str) -> Iterator[Judged]:
    """Give every value of that set."""
    for part in tomllib.loads((FILES / f"{name}.toml").read_text("utf-8"))["fields"]:
        type_id, field_name = part["field"].split(" ")
        field = _alone(find_record_type(type_id, built_in_profiles())[1].field(field_name))
        wanted: dict[str, str | None] = dict.fromkeys(part["nothing"])
        wanted |= {text: value for value, texts in part["wanted"].items() for text in texts}
        put = _put_for(field, tuple(wanted))
        for text, value in wanted.items():
            yield _judged(part["field"], text, value, put[text])


def _alone(field: Field) -> Field:
    """Return the field without what it has to do with others."""
    roster = replace(field.roster, required_when=(), ignored_when=(), blank_when=())
    return replace(field, roster=roster)


def _judged(field: str, text: str, wanted: str | None, put: tuple[str | None, bool]) -> Judged:
    found, asked = put
    found = found or None  # that a word stands for nothing is no value
    outcome: Outcome = "right" if found == wanted else "wrong" if asked else "wrong and not asked"
    if found is None and wanted is not None:
        outcome = "nothing"
    return Judged(field, text, wanted, found, outcome)


def _put_for(field: Field, texts: tuple[str, ...]) -> Mapping[str, tuple[str | None, bool]]:
    """Return for each text the value that is put for it, and whether a person is asked first."""
    record_type = RecordType("people", Schema((field,)), system="demo")
    made = sheet(record_type, {field.name: texts})
    problems = check_sheet(system(record_type), made)
    bad = {row for row, _, _ in problems.frame.iter_rows()}
    cells = Cells(made)
    written = cells.frame.select(cells.written(field.name)).to_series()
    found: dict[str, tuple[str | None, bool]] = {
        text: (None, True) if row in bad else (_value(field, written[row]), False)
        for row, text in enumerate(texts)
    }
    # Of several fixes the first is put; what is safe stands before what is a guess.
    # Without its stray blanks a text is as wrong as it was.
    fixes = [fix for fix in fixes_for(made, problems) if fix.code != "fix-blanks"]
    for fix in reversed(fixes):
        for row, _, after in fix.cells.select("row", "before", "after").iter_rows():
            found[texts[row]] = (_value(field, after), not fix.safe)
    return found


def _value(field: Field, text: str) -> str:
    """Return the value as the set has it: of a yes or no the first of each, in its own case."""
    pairs = (field.true_values, field.false_values) if field.type == "boolean" else ()
    first = {each.lower(): texts[0] for texts in pairs for each in texts}
    if field.roster.ignore_case:
        first |= {each.lower(): each for each in field.allowed}
    return first.get(text.lower(), text)


def value_lines(name: str, *, with_wrong: bool) -> list[str]:
    """Return the counts of that set as lines; with_wrong: and what is not right."""
    found = list(judged_values(name))
    counts = Counter(each.outcome for each in found)
    told = "; ".join(f"{outcome} {counts[outcome]}" for outcome in OUTCOMES)
    share = 100 * counts["right"] / len(found)
    lines = [f"{name} values: {len(found)}; {share:.1f} % right; {told}", AT_FIRST[name]]
    if with_wrong:
        lines += [
            f"  {each.field}: {each.text!r} is {each.wanted}, not {each.found}: {each.outcome}"
            for each in found
            if each.outcome != "right"
        ]
    return lines
