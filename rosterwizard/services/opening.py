"""From a person's files to a job: read, record types found, headings matched, samples set aside."""

from collections.abc import Sequence
from pathlib import Path

from rosterwizard.core.errors import RosterError
from rosterwizard.core.job import Job, JobSheet
from rosterwizard.core.matching import (
    clear_choice,
    known_headings,
    likely_record_types,
    suggest_matching,
)
from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.core.profiles.loading import find_profile, find_record_type
from rosterwizard.core.progress import UNWATCHED, Progress
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.sheet import Sheet
from rosterwizard.core.templates.samples import sample_positions
from rosterwizard.services.reading import read_all


def open_job(
    paths: Sequence[Path],
    profiles: Sequence[Profile],
    wanted: str = "",
    options: ReadingOptions = FIND_OUT,
    progress: Progress = UNWATCHED,
) -> Job:
    """Return the job that the files make: each sheet with its record type and its matching.

    wanted: "SYSTEM/TYPE", "SYSTEM", or "" to tell from the files. Matches that need a person's
    word are left in the matching. Raises RosterError, among others "type-unclear".
    """
    candidates = _candidates(profiles, wanted)
    known = known_headings(candidates)
    sheets = read_all(paths, options, progress, known)
    job_sheets = tuple(_job_sheet(sheet, candidates) for sheet in sheets)
    profile = find_profile(job_sheets[0].record_type.system, profiles)
    return Job(profile, job_sheets)


def _candidates(profiles: Sequence[Profile], wanted: str) -> tuple[RecordType, ...]:
    if "/" in wanted:
        return (find_record_type(wanted, profiles)[1],)
    if wanted:
        profiles = [find_profile(wanted, profiles)]
    return tuple(each for profile in profiles for each in profile.record_types)


def _job_sheet(sheet: Sheet, candidates: Sequence[RecordType]) -> JobSheet:
    record_type = _record_type(sheet, candidates)
    matching = suggest_matching(sheet.headings, record_type, sheet.origin.mark)
    opened = JobSheet.of(record_type, sheet, matching)
    samples = sample_positions(opened.by_field(), record_type, sheet.origin.mark)
    return JobSheet.of(record_type, sheet.without_rows(samples), matching)


def _record_type(sheet: Sheet, candidates: Sequence[RecordType]) -> RecordType:
    if len(candidates) == 1:
        return candidates[0]
    likely = likely_record_types(sheet.headings, candidates, sheet.origin.mark)
    choice = clear_choice(likely)
    if choice is None:
        near = ", ".join(each.record_type for each in likely[:3])
        raise RosterError("type-unclear", file=sheet.origin.file.name, near=near)
    return next(each for each in candidates if each.id == choice.record_type)
