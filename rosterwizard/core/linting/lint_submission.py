"""How files reach a system: whether a person could follow what the profile says."""

import re
from collections import Counter
from collections.abc import Iterator

from rosterwizard.core.profiles.delivery import ANY_NAME, WITH_PATH, WITH_STEPS
from rosterwizard.core.profiles.faults import Fault
from rosterwizard.core.profiles.language import Profile, RecordType, Submission
from rosterwizard.core.sheet.file_names import folded_name, own_name, windows_can_hold

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def submission_faults(profile: Profile) -> Iterator[Fault]:
    """Give what is missing for a person, or for a protocol, to hand over the files."""
    if not _NAME.fullmatch(profile.name):
        yield Fault("name", "profile-unfit-name", {"name": profile.name})
    if profile.roster.set:
        yield from _file_name_faults(profile.roster.set_file, "roster.setFile")
    yield from _blank_reason(profile.roster.provisional, "roster.provisional")
    yield from _mode_faults(profile.roster.submission, "roster.submission")
    paths = Counter(folded_name(each.path) for each in profile.record_types)
    for at, record_type in enumerate(profile.record_types):
        place = f"resources[{at}]"
        yield from _record_type_faults(profile, record_type, place)
        yield from _file_name_faults(record_type.path, f"{place}.path")
        if record_type.path and paths[folded_name(record_type.path)] > 1 and profile.roster.set:
            yield Fault(f"{place}.path", "profile-name-twice", {"name": record_type.path})


def _file_name_faults(name: str, place: str) -> Iterator[Fault]:
    if not name:
        yield Fault(place, "profile-no-file-name")
    elif not windows_can_hold(own_name(name)):
        yield Fault(place, "profile-unfit-file-name", {"name": name})


def _record_type_faults(profile: Profile, record_type: RecordType, place: str) -> Iterator[Fault]:
    roster = record_type.roster
    if not _NAME.fullmatch(record_type.name):
        yield Fault(f"{place}.name", "profile-unfit-name", {"name": record_type.name})
    yield from _blank_reason(roster.provisional, f"{place}.roster.provisional")
    if roster.submission:
        yield from _mode_faults(roster.submission, f"{place}.roster.submission")
    submission = profile.submission_of(record_type)
    ways = frozenset(submission.ways)
    if ways & WITH_PATH and not roster.api_path:
        yield Fault(f"{place}.roster.apiPath", "profile-no-api-path")
    if ways & WITH_STEPS:
        if not (roster.page or submission.page):
            yield Fault(f"{place}.roster.page", "profile-no-page")
        if not (roster.steps or submission.steps):
            yield Fault(f"{place}.roster.steps", "profile-no-steps")


def _blank_reason(reason: str, place: str) -> Iterator[Fault]:
    if reason and not reason.strip():
        yield Fault(place, "profile-no-reason")


def _mode_faults(submission: Submission, place: str) -> Iterator[Fault]:
    names = [mode.name for mode in submission.modes]
    if submission.modes and submission.modes[0].deletes:
        yield Fault(f"{place}.modes[0].deletes", "profile-deletes-by-default", {"mode": names[0]})
    for at, name in enumerate(names):
        if name in names[:at]:
            yield Fault(f"{place}.modes[{at}].name", "profile-name-twice", {"name": name})
        yield from _pattern_faults(submission, at, f"{place}.modes[{at}]")


def _pattern_faults(submission: Submission, at: int, place: str) -> Iterator[Fault]:
    mode = submission.modes[at]
    for key, pattern in (("files", mode.files), ("deletions", mode.deletions or ANY_NAME)):
        if pattern.count(ANY_NAME) != 1:
            yield Fault(f"{place}.{key}", "profile-unfit-file-names", {"pattern": pattern})
    if mode.deletions in {each.files for each in submission.modes}:
        told = {"pattern": mode.deletions}
        yield Fault(f"{place}.deletions", "profile-deletions-like-files", told)
