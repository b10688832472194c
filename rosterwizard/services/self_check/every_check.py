"""All checks, in the order in which they are told."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from rosterwizard.core.messages.progress import UNWATCHED, WANTED_ENDS, Progress
from rosterwizard.services.self_check.file_check import (
    built_files,
    help_pages,
    icons,
    style_sheet,
    words,
)
from rosterwizard.services.self_check.findings import Finding, fault, sentence_or_facts
from rosterwizard.services.self_check.folder_check import folders, log_level
from rosterwizard.services.self_check.keyring_check import passwords
from rosterwizard.services.self_check.libraries_check import libraries
from rosterwizard.services.self_check.profiles_check import profiles
from rosterwizard.services.self_check.reading_check import reading
from rosterwizard.services.self_check.sending_check import sending

Check = Callable[[], Iterator[Finding]]

# By the part of the words "self-check-group" that is their heading.
CHECKS: dict[str, tuple[Check, ...]] = {
    "files": (built_files, words, icons, style_sheet, help_pages),
    "systems": (profiles,),
    "libraries": (libraries,),
    "folders": (folders, log_level),
    "passwords": (passwords,),
    "reading": (reading,),
    "sending": (sending,),
}


def self_check(progress: Progress = UNWATCHED) -> Iterator[Finding]:
    """Give what is found, one thing after the other; nothing that a check meets is raised.

    Takes seconds, starts a process and a server on this machine, and may wait for the person to
    unlock the keyring. Leaves nothing behind. `progress` counts checks.
    """
    for group, finding in codes_found((), progress):
        yield replace(finding, group=sentence_or_facts("self-check-group", group))


def codes_found(
    without: Collection[str] = (), progress: Progress = UNWATCHED
) -> Iterator[tuple[str, Finding]]:
    """Give the same, each with the name of its group. without: groups that are passed by."""
    checks = [
        (group, check)
        for group, several in CHECKS.items()
        for check in several
        if group not in without
    ]
    for done, (group, check) in enumerate(checks):
        progress.report(done, len(checks))
        for finding in _found_by(check):
            yield group, finding
    progress.report(len(checks), len(checks))


def _found_by(check: Check) -> Iterator[Finding]:
    try:
        yield from check()
    except (GeneratorExit, *WANTED_ENDS):
        raise
    except BaseException as error:  # noqa: BLE001 - a check that cannot go on is a finding
        yield fault(error)


def summed_up(findings: Sequence[Finding]) -> str:
    """Return one sentence about all of it."""
    faults = sum(finding.state == "wrong" for finding in findings)
    notes = sum(finding.state == "note" for finding in findings)
    if faults:
        return sentence_or_facts("self-check-sum", count=faults)
    if notes:
        return sentence_or_facts("self-check-well", count=notes)
    return sentence_or_facts("self-check-well", "none")
