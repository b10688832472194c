"""From a person's files to a job: read, typed, matched; rows that are no records set aside.

Polars is imported inside the functions, so that a workbook is being read meanwhile.
"""

from bisect import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.core.matching.found_matching import found_matching
from rosterwizard.core.matching.known_names import known_headings
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.core.profiles.loading import find_profile, find_record_type
from rosterwizard.core.reading.options import FIND_OUT, ReadingOptions
from rosterwizard.core.showing.types_in_words import briefly, in_words
from rosterwizard.core.templates.samples import find_samples
from rosterwizard.services.opening_memory import OF_THIS_MACHINE, OpeningMemory
from rosterwizard.services.reading import read_all

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.making.made_of import Making
    from rosterwizard.core.matching.matching import Matching
    from rosterwizard.core.matching.other_types import LooksLike
    from rosterwizard.core.sheet.aside_row import Why
    from rosterwizard.core.sheet.sheet import Sheet
    from rosterwizard.services.remembered_matchings import RememberedMaking

Doubted = Callable[[RosterError], object]


def _as_wanted(_doubt: RosterError) -> None:
    """Take a person's word on what the files are."""


def open_job(  # noqa: PLR0913 - one word for each
    paths: Sequence[Path],
    profiles: Sequence[Profile],
    wanted: str = "",
    options: ReadingOptions = FIND_OUT,
    progress: Progress = UNWATCHED,
    *,
    doubted: Doubted = _as_wanted,
    memory: OpeningMemory = OF_THIS_MACHINE,
) -> "Job":
    """Return the job that the files make: each sheet with its record type and its matching.

    paths: as for `read_all`. wanted: "SYSTEM/TYPE", "SYSTEM", or "" to tell from the files.
    Matches that need a person's word are in the matching as suggestions. doubted: is handed a
    RosterError "looks-like-other" where the files clearly are something else than is wanted,
    among the `profiles`; it may raise it. memory: what is known of such files. Raises RosterError
    "unknown-system", "unknown-type" and what reading and `recognised` raise.
    """
    candidates = candidates_of(profiles, wanted)
    aside: list[str] = []
    sheets = read_all(paths, options, progress, known_headings(candidates), aside)
    doubt = _doubt(sheets, candidates, profiles, memory) if wanted else None
    if doubt is not None:
        doubted(doubt)
    return job_of_sheets(
        sheets, candidates, profiles, options, aside=aside, doubt=doubt, memory=memory
    )


def job_of_sheets(  # noqa: PLR0913 - one word for each
    sheets: Sequence["Sheet"],
    candidates: Sequence[RecordType],
    profiles: Sequence[Profile],
    options: ReadingOptions = FIND_OUT,
    *,
    aside: Sequence[str] = (),
    doubt: RosterError | None = None,
    memory: OpeningMemory = OF_THIS_MACHINE,
) -> "Job":
    """Return the job that sheets make which were read already.

    candidates: what each may be. aside: the names of files that are no tables. doubt: is raised
    where some of the sheets are none of the candidates. Raises RosterError as `recognised` does.
    """
    from rosterwizard.core.job.job import Job  # noqa: PLC0415 - needs polars
    from rosterwizard.core.matching.recognising import recognised  # noqa: PLC0415 - needs polars

    found = recognised(sheets, candidates, profiles)
    if doubt is not None and found.aside:  # they would be there if they were what they look like
        raise doubt
    profile = find_profile(found.sheets[0].record_type.system, profiles)
    opened = [
        _job_sheet(each.sheet, each.record_type, memory, every_row=options.every_row)
        for each in found.sheets
    ]
    files_aside = (*aside, *found.aside)
    sheets_opened = _without_empty(opened, profile)
    return Job(profile, sheets_opened, found.mode, found.deletions, files_aside, memory.taken)


def _doubt(
    sheets: Sequence["Sheet"],
    wanted: Sequence[RecordType],
    profiles: Sequence[Profile],
    memory: OpeningMemory,
) -> RosterError | None:
    """Return a doubt, unless a person matched these very headings to what is wanted before."""
    from rosterwizard.core.matching.other_types import other_types  # noqa: PLC0415 - needs polars

    looks = other_types(sheets, wanted, profiles)
    if looks is None or any(
        memory.is_known(each.id, sheet.headings) for sheet in sheets for each in wanted
    ):
        return None
    return _looks_like_other(looks, wanted, profiles)


def _looks_like_other(
    looks: "LooksLike", wanted: Sequence[RecordType], profiles: Sequence[Profile]
) -> RosterError:
    types = tuple(each.id for each in looks.record_types)
    return RosterError(
        "looks-like-other",
        file=looks.file,
        looks=in_words(looks.record_types, profiles),
        chosen=in_words(wanted, profiles),
        looks_briefly=briefly(looks.record_types, profiles),
        chosen_briefly=briefly(wanted, profiles),
        types=types,
        type=types[0] if len(types) == 1 else looks.record_types[0].system,
    )


def candidates_of(profiles: Sequence[Profile], wanted: str) -> tuple[RecordType, ...]:
    """Return the record types that files may be of. wanted: as `open_job` takes it."""
    if "/" in wanted:
        return (find_record_type(wanted, profiles)[1],)
    if wanted:
        profiles = [find_profile(wanted, profiles)]
    return tuple(each for profile in profiles for each in profile.record_types)


def _job_sheet(
    sheet: "Sheet", record_type: RecordType, memory: OpeningMemory, *, every_row: bool
) -> "JobSheet":
    remembered = memory.recall(record_type.id, sheet.headings)
    matching = found_matching(sheet, sheet.headings, record_type, remembered.fields)
    matching = replace(
        matching,
        constants=_still_known(remembered.constants, matching, record_type),
        left_out=remembered.left_out,
        made=_still_made(remembered.made, matching, record_type),
    )
    return opened_with(sheet, record_type, matching, every_row=every_row)


def opened_with(
    sheet: "Sheet", record_type: RecordType, matching: "Matching", *, every_row: bool
) -> "JobSheet":
    """Return a sheet with that matching, as it is opened: rows that are no records set aside.

    every_row: as `ReadingOptions` has it.
    """
    from rosterwizard.core.job.job import JobSheet  # noqa: PLC0415 - needs polars
    from rosterwizard.core.records.setting_aside import (  # noqa: PLC0415 - as above
        noticed_in_rows,
        without_odd_rows,
    )
    from rosterwizard.core.records.turned_sheet import noticed_if_turned  # noqa: PLC0415 - as above
    from rosterwizard.core.sheet.oddity import Oddity  # noqa: PLC0415 - as above

    sheet = noticed_if_turned(sheet, record_type)
    opened = JobSheet.of(record_type, sheet, matching)
    samples = find_samples(opened.by_field(), record_type, sheet.origin.mark)
    left = sheet.without_rows(dict.fromkeys(samples.certain, "sample"), opened.secret_columns)
    maybe: dict[int, Why] = {
        row - bisect(samples.certain, row): "maybe-sample" for row in samples.maybe
    }
    opened = JobSheet.of(record_type, left, matching)
    alike = {} if every_row else {Oddity("like-sample"): samples.alike}
    return without_odd_rows(noticed_in_rows(opened, alike), maybe, every_row=every_row)


def _still_made(
    made: Mapping[str, "RememberedMaking"], matching: "Matching", record_type: RecordType
) -> "dict[str, Making]":
    """Return how fields are made that there still are and that no column fills."""
    headings = [match.heading for match in matching.matches]
    names = {each.name for each in record_type.fields if matching.column_of(each.name) is None}
    return {
        name: each.below(headings)
        for name, each in made.items()
        if name in names and set(each.headings) <= set(headings)
    }


def _still_known(
    constants: Mapping[str, str], matching: "Matching", record_type: RecordType
) -> dict[str, str]:
    """Return the values for all rows of fields that there still are and that no column fills."""
    names = {each.name for each in record_type.fields if matching.column_of(each.name) is None}
    return {name: text for name, text in constants.items() if name in names}


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
