"""From a person's files to a job: read, record types found, headings matched, samples set aside.

Polars is imported inside the functions, so that a workbook is being read meanwhile.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.core.matching.matching import known_headings, suggest_matching
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.core.profiles.loading import find_profile, find_record_type
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.templates.samples import sample_positions
from rosterwizard.services.reading import read_all
from rosterwizard.services.remembered_matchings import recall

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.core.sheet.sheet import Sheet


def open_job(
    paths: Sequence[Path],
    profiles: Sequence[Profile],
    wanted: str = "",
    options: ReadingOptions = FIND_OUT,
    progress: Progress = UNWATCHED,
) -> "Job":
    """Return the job that the files make: each sheet with its record type and its matching.

    paths: as for `read_all`. wanted: "SYSTEM/TYPE", "SYSTEM", or "" to tell from the files.
    Matches that need a person's word are in the matching as suggestions. Raises RosterError
    "unknown-system", "unknown-type" and what reading and `recognised` raise.
    """
    candidates = _candidates(profiles, wanted)
    aside: list[str] = []
    sheets = read_all(paths, options, progress, known_headings(candidates), aside)
    from rosterwizard.core.job.job import Job  # noqa: PLC0415 - needs polars
    from rosterwizard.core.matching.recognising import recognised  # noqa: PLC0415 - needs polars

    found = recognised(sheets, candidates, profiles)
    profile = find_profile(found.sheets[0].record_type.system, profiles)
    opened = [_job_sheet(each.sheet, each.record_type) for each in found.sheets]
    return Job(
        profile,
        _without_empty(opened, profile),
        found.mode,
        found.deletions,
        (*aside, *found.aside),
    )


def _candidates(profiles: Sequence[Profile], wanted: str) -> tuple[RecordType, ...]:
    if "/" in wanted:
        return (find_record_type(wanted, profiles)[1],)
    if wanted:
        profiles = [find_profile(wanted, profiles)]
    return tuple(each for profile in profiles for each in profile.record_types)


def _job_sheet(sheet: "Sheet", record_type: RecordType) -> "JobSheet":
    from rosterwizard.core.job.job import JobSheet  # noqa: PLC0415 - needs polars

    mark = sheet.origin.mark
    remembered = recall(record_type.id, sheet.headings)
    matching = suggest_matching(sheet.headings, record_type, mark, remembered.fields)
    matching = replace(_without_rare(matching, sheet), left_out=remembered.left_out)
    opened = JobSheet.of(record_type, sheet, matching)
    samples = sample_positions(opened.by_field(), record_type, mark)
    return JobSheet.of(record_type, sheet.without_rows(samples), matching)


def _without_rare(matching: "Matching", sheet: "Sheet") -> "Matching":
    """Ask nothing about a column without a heading that a few rows alone reach into.

    Those rows are too long, and are reported as such.
    """
    rare = [
        match
        for match in matching.unsettled()
        if not match.heading.strip()
        and 2 * (sheet.frame[f"c{match.column}"] != "").sum() < sheet.height
    ]
    matches = tuple(
        replace(each, field=None, reason="none") if each in rare else each
        for each in matching.matches
    )
    return replace(matching, matches=matches)


def _without_empty(sheets: Sequence["JobSheet"], profile: Profile) -> tuple["JobSheet", ...]:
    """Leave out the sheets of a template that nobody filled in.

    They stay if every one is empty, and so do those without which the system takes no set.
    """
    filled = tuple(
        each
        for each in sheets
        if each.sheet.height
        or not each.sheet.origin.mark
        or (profile.roster.set and each.record_type.roster.needed_in_set)
    )
    return filled or tuple(sheets)
