"""What is settled of a job's headings, as wishes: so that the next file is matched alike."""

from collections.abc import Iterable, Iterator

from rosterwizard.core.fixing.wished_matching import wished_matching
from rosterwizard.core.fixing.wishes import Wishes
from rosterwizard.core.job.job import Job
from rosterwizard.core.matching.heading_names import names_of_columns
from rosterwizard.core.matching.matching import Match

_SAID = frozenset({"chosen", "remembered"})  # the program finds the others by itself again


def settled_wishes(job: Job) -> Wishes:
    """Return what a person said of the headings, now or last time, and for all rows.

    Wishes hold for every sheet: what would be wrong in one of them is none.
    """
    matchings = [sheet.matching for sheet in job.sheets]
    filling = [(name, match.field) for name, match in _matches(job) if match.field]
    said = {name for name, match in _matches(job) if _is_said(match)}
    used = {text for pair in filling for text in pair}
    out = [name for name, match in _matches(job) if match.is_left_out]
    out += [name for each in matchings for name in sorted(each.left_out)]
    constants = _agreed(pair for each in matchings for pair in each.constants.items())
    return Wishes(
        {name: field for name, field in _agreed(filling).items() if name in said},
        {name: text for name, text in constants.items() if name not in used},
        tuple(dict.fromkeys(name for name in out if name not in {*used, *constants})),
        join=dict(_joins(job)),
        split=dict(_splits(job)),
    )


def open_matches(job: Job, settled: Wishes) -> tuple[tuple[str, str], ...]:
    """Return the columns that may be a field though nobody said so, each with that field.

    settled: what is wished for; what it says otherwise, for another sheet, is open too.
    """
    maybe = [
        (name, field)
        for name, match in _matches(job)
        if (field := (match.field if _is_said(match) else match.maybe))
    ]
    return tuple(dict.fromkeys(pair for pair in maybe if settled.match.get(pair[0]) != pair[1]))


def _matches(job: Job) -> Iterator[tuple[str, Match]]:
    for sheet in job.sheets:
        yield from zip(names_of_columns(sheet.matching), sheet.matching.matches, strict=True)


def _joins(job: Job) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the fields that are joined, with the names of their columns."""
    for sheet in job.sheets:
        names = names_of_columns(sheet.matching)
        for field, making in sheet.matching.made.items():
            headings = tuple(names[each] for each in making.columns)
            if not making.splits and _changes_nothing(job, Wishes(join={field: headings})):
                yield field, headings


def _splits(job: Job) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the columns that are split, with the fields in the order in which the names stand."""
    for sheet in job.sheets:
        names = names_of_columns(sheet.matching)
        parts: dict[tuple[int, bool], dict[str, str]] = {}
        for field, making in sheet.matching.made.items():
            if making.splits:
                key = making.columns[0], making.family_first
                parts.setdefault(key, {})[making.part] = field
        for (column, family_first), found in parts.items():
            given, family = found.get("given", ""), found.get("family", "")
            fields = (family, given) if family_first else (given, family)
            if _changes_nothing(job, Wishes(split={names[column]: fields})):
                yield names[column], fields


def _changes_nothing(job: Job, wishes: Wishes) -> bool:
    """Tell whether all that is wished for is so already, in every sheet."""
    return all(wished_matching(each, wishes) == each.matching for each in job.sheets)


def _is_said(match: Match) -> bool:
    return match.reason in _SAID


def _agreed(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what each name stands for, without the names that stand for several things."""
    said: dict[str, set[str]] = {}
    for name, meant in pairs:
        said.setdefault(name, set()).add(meant)
    return {name: meant.pop() for name, meant in said.items() if len(meant) == 1}
