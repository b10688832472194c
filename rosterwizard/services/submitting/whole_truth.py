"""What stands before a load that deletes whatever is not in it.

Such a load is never a part of the rows, never in parts and never without a file that the system
wants; a person must want it; and where it holds much less than the one before, or nobody knows
what the one before held, a person must say how many rows are to remain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.set_files import holds_all, mode_named, modes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.profiles.language import MayLose, Mode, Profile, RecordType

_FEWEST = 2  # a file with one row is most often a trial, and not all that there is


@dataclass(frozen=True, slots=True)
class Word:
    """What a person said before rows are deleted or overwritten.

    may_delete: that they may be deleted. remaining: how many rows are to remain. changing: how many
    are to change. None when nobody said.
    """

    may_delete: bool = False
    remaining: int | None = None
    changing: int | None = None


def load_title(profile: Profile, mode: Mode | None) -> str:
    """Return what a load that deletes is called: by its mode, where the system has modes."""
    return mode.title if mode else sentence("every-load", system=profile.title)


@dataclass(frozen=True, slots=True)
class Load:
    """What is to be sent. rows, before: by record type, now and when it was last taken.

    before: None when nobody knows. turned: the files were of another mode.
    """

    job: Job
    mode: Mode | None
    rows: Mapping[str, int]
    left_out: int
    parts: int
    before: Mapping[str, int] | None
    turned: bool

    @property
    def title(self) -> str:
        """What the load is called."""
        return load_title(self.job.profile, self.mode)

    @property
    def remaining(self) -> int:
        """How many rows the system will hold afterwards, all files together."""
        return sum(self.rows.values())

    @property
    def _system(self) -> str:
        return self.job.profile.title

    def fewer(self) -> Iterator[tuple[str, int, int]]:
        """Give the record types that have fewer rows now, with how many before and now."""
        for name, before in (self.before or {}).items():
            now = self.rows.get(name, 0)
            if before > now:
                yield name, before, now

    def lost(self) -> Iterator[tuple[str, int, int]]:
        """Give the record types that lose more than they may, with how many rows before and now."""
        may_lose = self.job.profile.roster.submission.may_lose
        for name, before, now in self.fewer():
            if now < _FEWEST or before - now > most_lost(may_lose, before):
                yield name, before, now

    def going(self) -> tuple[str, ...]:
        """Return sentences on how many rows go, as far as that is known here."""
        if self.before is None:
            return (sentence("going-unknown"),)
        said = tuple(
            sentence("going", what=self.titled(name), before=before, now=now, count=before - now)
            for name, before, now in self.fewer()
        )
        return said or (sentence("going-none"),)

    def effects(self) -> tuple[str, ...]:
        """Return sentences on what remains and on what goes."""
        return (sentence("remaining", count=self.remaining, system=self._system), *self.going())

    def titled(self, name: str) -> str:
        """Return what a record type is called."""
        return self.job.profile.record_type(name).label


def most_lost(may_lose: MayLose, before: int) -> int:
    """Return how many rows may go of so many; one always may."""
    return max(1, min(may_lose.rows, before * may_lose.percent // 100))


def refuse_unmeant(load: Load, word: Word) -> None:
    """Raise RosterError for what would delete by accident.

    Codes: "left-out-would-be-deleted", "parts-would-delete", "set-file-missing", "mode-deletes",
    "remaining-unsaid", "loses-too-many", "remaining-wrong".
    """
    if load.left_out:
        raise RosterError("left-out-would-be-deleted", mode=load.title, rows=load.left_out)
    if load.parts > len(load.rows):
        raise RosterError("parts-would-delete", mode=load.title, parts=load.parts)
    missing = missing_files(load.job)
    if missing:
        files = listed(each.label for each in missing)
        raise RosterError("set-file-missing", mode=load.title, files=files)
    if word.remaining is not None:
        _refuse_other_figure(word.remaining, load.remaining)
        return
    says = load.mode.says if load.mode else ""
    if not word.may_delete:
        raise RosterError(
            "mode-deletes",
            mode=load.title,
            says=says,
            rows=load.remaining,
            going=" ".join(load.going()),
        )
    _refuse_much(load)


def _refuse_other_figure(said: int, rows: int) -> None:
    if said != rows:
        raise RosterError("remaining-wrong", said=said, rows=rows)


def _refuse_much(load: Load) -> None:
    """Raise RosterError where a word alone is not enough, and a figure must be said."""
    if load.turned or load.before is None:
        raise RosterError("remaining-unsaid", mode=load.title, rows=load.remaining)
    for name, before, now in load.lost():
        raise RosterError(
            "loses-too-many",
            mode=load.title,
            what=load.titled(name),
            before=before,
            now=now,
            lost=before - now,
            percent=round(100 * (before - now) / before),
            rows=load.remaining,
        )


def missing_files(job: Job) -> tuple[RecordType, ...]:
    """Return the record types whose file the system wants in a set and that are not there."""
    if not job.profile.roster.set:
        return ()
    there = {each.record_type.name for each in job.sheets}
    referred = {name for sheet in job.sheets for name in _referred(sheet)}
    return tuple(
        each
        for each in job.profile.record_types
        if each.name not in there
        and (
            each.roster.needed_in_set
            or (each.roster.needed_when_referred and each.name in referred)
        )
    )


def _referred(sheet: JobSheet) -> Iterator[str]:
    """Give the record types that some row of the sheet refers to."""
    texts = sheet.by_field()
    for key in sheet.record_type.schema.foreign_keys:
        names: Sequence[str] = key.names
        if all(name in texts.columns and (texts[name] != "").any() for name in names):
            yield key.reference.resource


def lacking_in(job: Job, mode: str) -> str:
    """Return the titles of the files that the system misses in that mode, as a list in words."""
    own = mode or job.mode
    if not holds_all(job.profile, own, (each.record_type for each in job.sheets)):
        return ""
    return listed(each.label for each in missing_files(job))


def refuse_turning(job: Job, mode: str, remaining: int | None) -> None:
    """Raise RosterError where files would get names that delete, and were not named so before.

    mode: the one that they are to be named for; "" is the job's own. remaining: how many rows a
    person said are to remain; what was said must be right in any case.
    Codes: "remaining-unsaid", "remaining-wrong".
    """
    meant = mode_named(job.profile, mode or job.mode)
    if meant is None or not meant.deletes or meant not in modes_of(job.profile):
        return
    rows = sum(each.count_records() for each in job.sheets)
    if remaining is not None:
        _refuse_other_figure(remaining, rows)
    elif meant.name != job.mode:
        raise RosterError("remaining-unsaid", mode=meant.title, rows=rows)
