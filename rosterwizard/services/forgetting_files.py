"""Forgetting a file, or one submission: everything that the program keeps of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.services.forgetting import forget_submissions
from rosterwizard.services.held_entry import HeldEntry
from rosterwizard.services.history import entries
from rosterwizard.services.journal import is_being_written, journals
from rosterwizard.services.kept_entries import kept_list
from rosterwizard.services.own_files import is_same_file
from rosterwizard.services.pasted_files import forget_pasted
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.register_store import forget_in_register
from rosterwizard.services.settings import change_settings, load_settings, without_recent
from rosterwizard.services.submissions import every_submission, open_submissions

if TYPE_CHECKING:
    from collections.abc import Collection

    from rosterwizard.services.kept_entries import KeptEntry


@dataclass(frozen=True, slots=True)
class Forgettable:
    """All that the program keeps of a file or of one submission, as `named`.

    submissions: their names. kept: work on the file, with its outcomes. record_types:
    `SYSTEM/TYPE`; the register does not know from which file it has something, so what it has of
    these goes as a whole. recent: its places among the files that were opened lately.
    """

    named: str = field(repr=False)
    submissions: frozenset[str]
    kept: tuple[KeptEntry, ...]
    record_types: frozenset[str]
    recent: tuple[tuple[str, ...], ...] = field(default=(), repr=False)


def forgettable(named: str) -> Forgettable:
    """Return what is kept of a submission, by its ID, or of a file, by its name or path.

    Raises RosterError: "forget-nothing", "forget-while-sending", "forget-open" for rows that nobody
    knows of (they could be sent twice unseen), and "kept-work-elsewhere"; and what reading the
    history and the settings raises.
    """
    names = _submissions(named)
    kept = _kept(Path(named), names)
    if not (names or kept):
        raise RosterError("forget-nothing", named=named)
    if opened := [each.file for each in kept if each.is_open]:
        raise RosterError("kept-work-elsewhere", file=opened[0])
    still = [each.name for each in open_submissions(every_submission()) if each.name in names]
    if still:
        raise RosterError("forget-open", submissions=listed(still))
    return Forgettable(
        named=named,
        submissions=frozenset(names),
        kept=tuple(kept),
        record_types=frozenset(_record_types(names)),
        recent=_recent(Path(named)),
    )


def forget_all_of(found: Forgettable) -> None:
    """Forget it. Raises RosterError: what stood in the way of forgetting on the way."""
    try:
        for each in found.kept:
            HeldEntry(each.file).forget()
            forget_pasted(each.work.paths)
        forget_in_register(found.record_types)
        if found.recent:
            change_settings(lambda settings: reduce(without_recent, found.recent, settings))
        forget_submissions(sorted(found.submissions))
    except OSError as error:
        raise RosterError("not-forgotten", file=found.named, reason=reason_of(error)) from error


def _submissions(named: str) -> set[str]:
    """Return the names of the submissions that are meant."""
    known = every_submission()
    file = Path(named).name
    found = {each.name for each in known if named == each.name or file in each.files}
    found |= {each.submission for each in entries() if each.file == file}
    if any(path.stem in found | {named} and is_being_written(path) for path in journals()):
        raise RosterError("forget-while-sending", named=named)
    return found


def _record_types(submissions: Collection[str]) -> set[str]:
    """Return the record types of what was sent then."""
    own = [each for each in entries() if each.submission in submissions]
    return {f"{each.system}/{each.record_type}" for each in own}


def _kept(file: Path, submissions: Collection[str]) -> list[KeptEntry]:
    """Return the kept work on the file, and on what was sent with those submissions."""
    return [
        each
        for each in kept_list().entries
        if (each.sent is not None and each.sent.submission in submissions)
        or any(is_same_file(path, file) for path in each.work.paths)
    ]


def _recent(file: Path) -> tuple[tuple[str, ...], ...]:
    """Return what was opened lately with the file; with any of that name, where only that is said.

    Nothing is lost by that but a line of a list.
    """
    is_bare = file.name == str(file)
    return tuple(
        files
        for files in load_settings().recent_files
        if any(
            Path(each).name == file.name if is_bare else is_same_file(Path(each), file)
            for each in files
        )
    )
