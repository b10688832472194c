"""One job checked under two profiles: which problems there are under one of them alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.problems import Problems
from rosterwizard.core.comparing.other_profile import job_under
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.progress import UNWATCHED, Progress
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.profiles.language import Profile, RecordType, Severity
from rosterwizard.core.reproducing.differences import Differences, differences
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem, expected_problems
from rosterwizard.core.rules.rule_words import listed_shortly
from rosterwizard.core.sheet.row_places import BEYOND, row_name


@dataclass(frozen=True, slots=True)
class ComparedChecks:
    """What two profiles find in one job; none of it has the text of a cell.

    differences: missing are the problems under the first alone, new those under the second alone,
    changed those that are told otherwise. stacked: by the id of a record type, the names of the
    sheets that its rows come from, where there are several.
    """

    first: Profile
    second: Profile
    differences: Differences
    stacked: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class AlikeProblems:
    """Problems of one code in one field, or of no field, with the names of their rows."""

    type: str
    field: str
    code: str
    severity: Severity
    count: int
    rows: tuple[str, ...]


def compared_checks(
    job: Job, problems: Mapping[str, Problems], other: Profile, progress: Progress = UNWATCHED
) -> ComparedChecks:
    """Check the job under another profile and compare. problems: those under its own.

    Raises RosterError "no-such-type-there".
    """
    under = job_under(job, other)
    ids = {each.id: own.id for each, own in zip(_types(under), _types(job), strict=True)}
    found = expected_problems(under, check_job(under, progress))
    # Which cause explains a problem hangs on how many others there are: it is the same problem.
    was = (replace(each, cause="") for each in expected_problems(job, problems))
    now = (replace(each, type=ids[each.type], cause="") for each in found)
    stacked = {each.record_type.id: tuple(each.sheet.origin.stacked) for each in job.sheets}
    return ComparedChecks(job.profile, other, differences(was, now), stacked)


def _types(job: Job) -> Iterator[RecordType]:
    return (each.record_type for each in job.sheets)


def alike_problems(
    problems: Iterable[ExpectedProblem], stacked: Mapping[str, tuple[str, ...]]
) -> tuple[AlikeProblems, ...]:
    """Return the problems put together by what they are and what they are about."""
    found: dict[tuple[str, str, str, Severity], list[ExpectedProblem]] = {}
    for each in problems:
        field = each.field or ""
        found.setdefault((each.type, field, each.code, each.severity), []).append(each)
    return tuple(
        AlikeProblems(*key, len(alike), tuple(_rows(alike, stacked.get(key[0], ()))))
        for key, alike in sorted(found.items(), key=lambda each: each[0])
    )


def _rows(problems: Iterable[ExpectedProblem], stacked: tuple[str, ...]) -> Iterator[str]:
    for each in problems:
        number = each.row if each.added is None else BEYOND + each.added
        if number is not None:
            yield row_name(number, None if each.sheet is None else stacked[each.sheet - 1])


def alike_in_words(alike: AlikeProblems) -> str:
    """Return which problems there are, how many, and in which rows."""
    part = "field" if alike.field else "type"
    place = sentence("difference-place", part, type=alike.type, field=alike.field)
    gaps = {
        "place": place,
        "severity": sentence("report", alike.severity),
        "title": sentence(alike.code, "title"),
        "rows": listed_shortly(dict.fromkeys(alike.rows)),
    }
    return counted(
        "alike-problems" if alike.rows else "alike-problems-of-file", alike.count, **gaps
    )
