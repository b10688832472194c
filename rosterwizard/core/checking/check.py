"""Every problem of a sheet, in one pass over its columns.

The rules of the record type become one expression each; all of them run in a single `select`, so
the cost grows with the rows and not with the problems.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from types import MappingProxyType

import polars as pl

from rosterwizard.core.cells.at_once import at_once
from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.checking.following import told_and_following, with_graver
from rosterwizard.core.checking.judging import broken_rows
from rosterwizard.core.checking.known_keys import KnownKeys
from rosterwizard.core.checking.problems import FRAME, Problems, in_records, places
from rosterwizard.core.checking.standing import Keys, Standing
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.rules.checked_rule import CheckedRule, RuleMaker
from rosterwizard.core.rules.every_rule import NOTICED
from rosterwizard.core.rules.references import Reference
from rosterwizard.core.rules.rules import rules_of
from rosterwizard.core.rules.split_names import UnsureName

Report = Callable[[int], None]
_NO_SHEETS: Mapping[str, JobSheet] = MappingProxyType({})
# Of the steps that each sheet takes, those for its cells, and for what these tell the rules.
_STEPS, _OF_CELLS, _OF_TOLD = 100, 25, 45


def check_job(job: Job, progress: Progress = UNWATCHED) -> dict[str, Problems]:
    """Return the problems of each sheet by the name of its record type.

    References between the sheets are checked where both are in the job.
    """
    # All cells first: a sheet may refer to one that comes after it.
    cells: dict[str, Cells] = {}
    problems: dict[str, Problems] = {}
    total = _STEPS * len(job.sheets)

    def report(steps: int = 0) -> None:
        """Tell where it is. steps: of the sheet that is being asked, beside its cells."""
        through = _OF_CELLS * len(cells) + (_STEPS - _OF_CELLS) * len(problems)
        progress.report(through + steps, total)

    for each in job.sheets:
        cells[each.record_type.name] = Cells(each, taken=job.taken)
        report()
    for name, own in cells.items():
        problems[name] = _problems_of(job.profile, own, cells, report)
        report()
    return problems


def check_sheet(
    profile: Profile, job_sheet: JobSheet, others: Mapping[str, JobSheet] = _NO_SHEETS
) -> Problems:
    """Return the problems of one sheet.

    others: the sheets that it may refer to, by the name of their record type; references to
        a record type without a sheet are not checked.
    """
    own = Cells(job_sheet)
    name = job_sheet.record_type.name
    made = {key: Cells(other) for key, other in others.items() if key != name}
    return _problems_of(profile, own, {**made, name: own}, lambda _: None)


def _problems_of(
    profile: Profile, own: Cells, every: Mapping[str, Cells], report: Report
) -> Problems:
    job_sheet = own.job_sheet
    held = tuple(_rules(profile, own, every))
    known = {index: keys for index, (_, keys) in enumerate(held) if keys is not None}
    rules = tuple(_all_told([rule for rule, _ in held], own, every, report))
    parts = [
        pl.DataFrame(schema=FRAME),
        *_in_cells(rules, own, known),
        _in_headings(rules, job_sheet),
        *_in_idle_columns(rules, job_sheet),
        _in_file(rules, profile, own),
        *_oddities(rules, job_sheet),
    ]
    placed = pl.concat(parts).sort("row", "column", "rule", nulls_last=False)
    found = in_records(placed, job_sheet)
    told, following = told_and_following(found, rules, job_sheet.matching)
    standing = Standing.of(rules, own, _looked_up(profile, own, every))
    keys = {index: KnownKeys(found) for index, found in known.items()}
    return Problems(told, with_graver(rules), keys, following, standing)


def _looked_up(profile: Profile, own: Cells, every: Mapping[str, Cells]) -> Iterator[Keys]:
    """Give the fields of a sheet that rows of any sheet refer to."""
    for other in every.values():
        for rule in Reference.of_record_type(RuleMaker(profile, other.record_type)):
            is_own = rule.resource == own.record_type.name
            if is_own and all(map(own.has, rule.targets)) and all(map(other.has, rule.fields)):
                yield rule.targets


def _rules(
    profile: Profile, own: Cells, every: Mapping[str, Cells]
) -> Iterator[tuple[CheckedRule, pl.Series | None]]:
    """Give the rules that this sheet can be held to, not yet told, with what each may refer to.

    The last ones are those of what reading noticed.
    """
    job_sheet = own.job_sheet
    for rule in rules_of(profile, job_sheet.record_type):
        # Where what may be referred to is not there, nobody can say that a reference is broken.
        keys = rule.known(own, every)
        if keys is not None or rule.looks_at != "sheets":
            yield rule.held_to(job_sheet), keys
        elif instead := rule.unchecked(own, every):
            yield instead, None
    for rule in UnsureName.of_sheet(RuleMaker(profile, job_sheet.record_type), job_sheet):
        yield rule, None
    for oddity in job_sheet.sheet.oddities:
        yield NOTICED[oddity.code].of_oddity(oddity).held_to(job_sheet), None


def _all_told(
    rules: Sequence[CheckedRule], own: Cells, every: Mapping[str, Cells], report: Report
) -> Iterator[CheckedRule]:
    told = at_once(lambda rule: _told(rule, own, every), rules, own.frame.height)
    with closing(told):  # where somebody stops it, none of the others is begun
        for count, rule in enumerate(told, 1):
            yield rule
            report(_OF_TOLD * count // len(rules))


def _told(rule: CheckedRule, own: Cells, every: Mapping[str, Cells]) -> CheckedRule:
    if rule.field and not own.has(rule.field):
        return rule  # there is no column to ask
    return rule.told_by(own, every)


def _in_cells(
    rules: Sequence[CheckedRule], own: Cells, known: Mapping[int, pl.Series]
) -> Iterator[pl.DataFrame]:
    matching = own.matching
    for index, rows in broken_rows(rules, own, known):
        if rows.is_empty():
            continue
        field = rules[index].field
        yield places(rows, matching.place_of(field) if field else None, index)


def _in_headings(rules: Sequence[CheckedRule], job_sheet: JobSheet) -> pl.DataFrame:
    found = [
        (None, column, index)
        for index, rule in enumerate(rules)
        for column in rule.columns(job_sheet)
    ]
    return pl.DataFrame(found, schema=FRAME, orient="row")


def _in_idle_columns(rules: Sequence[CheckedRule], job_sheet: JobSheet) -> Iterator[pl.DataFrame]:
    for index, rule in enumerate(rules):
        for column, rows in rule.places(job_sheet):
            yield places(rows, column, index)


def _in_file(rules: Sequence[CheckedRule], profile: Profile, own: Cells) -> pl.DataFrame:
    found = [
        (None, None, index) for index, rule in enumerate(rules) if rule.breaks_file(profile, own)
    ]
    return pl.DataFrame(found, schema=FRAME, orient="row")


def _oddities(rules: Sequence[CheckedRule], job_sheet: JobSheet) -> Iterator[pl.DataFrame]:
    """Give the places that reading noticed; their rules are the last ones, in that order."""
    noticed = job_sheet.sheet.oddities
    for index, (oddity, noted) in enumerate(noticed.items(), len(rules) - len(noticed)):
        rule = NOTICED[oddity.code].of_oddity(oddity)
        of_file = pl.Series([None], dtype=pl.UInt32)
        rows = of_file if noted is None else rule.still_odd(noted, job_sheet)
        yield places(rows, oddity.column, index)
