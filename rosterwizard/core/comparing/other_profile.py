"""A job as another profile has it: the same rows and edits, held to other rules."""

from collections.abc import Iterator
from dataclasses import replace

from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.matching.found_matching import found_matching
from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.profiles.language import Profile, RecordType


def job_under(job: Job, profile: Profile) -> Job:
    """Return the job under another profile: a later version of its own, for example.

    What a person matched stays where the other one has that field, too; all other headings are
    matched as it has them. Rows that were set aside stay aside.
    Raises RosterError "no-such-type-there" where it lacks a record type of the job.
    """
    types = {each.name: each for each in profile.record_types}
    lacking = [each.record_type.name for each in job.sheets if each.record_type.name not in types]
    if lacking:
        raise RosterError("no-such-type-there", system=profile.name, types=listed(lacking))
    sheets = tuple(_sheet_under(each, types[each.record_type.name]) for each in job.sheets)
    return replace(job, profile=profile, sheets=sheets)


def _sheet_under(sheet: JobSheet, record_type: RecordType) -> JobSheet:
    return replace(sheet, record_type=record_type, matching=_matching_under(sheet, record_type))


def _matching_under(sheet: JobSheet, record_type: RecordType) -> Matching:
    present, names = sheet.matching, {each.name for each in record_type.fields}
    constants = {name: text for name, text in present.constants.items() if name in names}
    made = {name: each for name, each in present.made.items() if name in names}
    taken = {each.field for each in present.matches} | constants.keys() | made.keys()
    found = found_matching(sheet.sheet, sheet.sheet.headings, record_type).settled()
    matches = tuple(_matches_under(present, found, names, taken))
    return Matching(matches, constants, present.left_out & names, made)


def _matches_under(
    present: Matching, found: Matching, names: set[str], taken: set[str | None]
) -> Iterator[Match]:
    for was, new in zip(present.matches, found.matches, strict=True):
        if was.field in names or was.is_left_out or new.field in taken:
            yield was if was.field is None or was.field in names else _no_field(was)
        else:
            yield replace(new, heading=was.heading)


def _no_field(match: Match) -> Match:
    return replace(match, field=None, reason="none", maybe="")
