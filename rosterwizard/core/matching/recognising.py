"""Which files make one job, in which mode, and which of them name what is to be deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rosterwizard.core.matching.sheet_types import Modes, TypedSheet, of_one_system, typed_sheets
from rosterwizard.core.matching.sheets_beside import file_told, with_sheets_beside
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Profile, RecordType
from rosterwizard.core.profiles.set_files import SetFile, files_named, mode_named, modes_of
from rosterwizard.core.sheet.sheet import Origin, Sheet


@dataclass(frozen=True, slots=True)
class Deletions:
    """A file whose rows the system would delete. It is no part of what is checked or written.

    file: its name. rows: how many it names.
    """

    file: str
    record_type: RecordType
    rows: int

    def told(self, system: str) -> dict[str, object]:
        """Return what sentences say of it. system: its title."""
        what = self.record_type.label
        return {"file": self.file, "system": system, "what": what, "count": self.rows}


@dataclass(frozen=True, slots=True)
class Recognised:
    """The sheets of a job.

    mode: that of their files; "" where no name and no template tells. aside: the names of files
    that hold none of the system's record types.
    """

    sheets: tuple[TypedSheet, ...]
    mode: str = ""
    deletions: tuple[Deletions, ...] = ()
    aside: tuple[str, ...] = ()


def recognised(
    sheets: Sequence[Sheet], candidates: Sequence[RecordType], profiles: Sequence[Profile]
) -> Recognised:
    """Return what the sheets are.

    candidates: the record types that may be meant. profiles: at least those of their systems.
    Raises RosterError "only-deletions", "modes-mixed" and what `typed_sheets` raises.
    """
    modes = {each.name: modes_of(each) for each in profiles}
    meant = [each for each in sheets if not each.origin.passed_over]
    named = [(sheet, _meant_by_name(sheet.origin, candidates, modes)) for sheet in meant]
    records = [sheet for sheet, told in named if not any(each.deletes for each in told)]
    if not records:
        raise _only_deletions(named, profiles)
    candidates = of_one_system(records, candidates)
    system = candidates[0].system
    own = [(sheet, each) for sheet, told in named for each in told if _is_of(each, system)]
    deleting = [(sheet, each) for sheet, each in own if each.deletes]
    apart = {id(sheet) for sheet, _ in deleting}
    left = [sheet for sheet in sheets if id(sheet) not in apart]
    others = [sheet for sheet in meant if id(sheet) not in apart]
    profile = next(each for each in profiles if each.name == system)
    mode = _one_mode(profile, own)
    typed = with_sheets_beside(typed_sheets(others, candidates, modes), left)
    deletions = tuple(_deletions(sheet, each) for sheet, each in deleting)
    return Recognised(typed, mode, deletions, _aside(typed, others))


def _aside(typed: Sequence[TypedSheet], sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Return the names of the files that nothing is told of with the sheets of the job."""
    taken = [each.sheet.origin.file for each in typed]
    told = {each.file for one in typed for each in one.sheet.origin.beside}
    files = dict.fromkeys(each.origin.file for each in sheets)
    return tuple(
        names[-1]
        for file in files
        if file not in taken
        and told.isdisjoint(names := sorted({file_told(file, each) for each in taken}, key=len))
    )


def _is_of(meant: SetFile, system: str) -> bool:
    return meant.record_type.system == system


def _meant_by_name(
    origin: Origin, candidates: Sequence[RecordType], modes: Modes
) -> tuple[SetFile, ...]:
    """Return what the file may be in each system. What a template says counts more."""
    systems = dict.fromkeys(each.system for each in candidates)
    found: list[SetFile] = []
    for system in systems:
        own = [each for each in candidates if each.system == system]
        if origin.mark is None:
            found += files_named(origin.file.name, origin.sheet_name, own, modes.get(system, ()))
        elif origin.mark.system == system:
            marked = [each for each in own if each.name == origin.mark.record_type]
            known = {each.name for each in modes.get(system, ())}
            mode = origin.mark.mode if origin.mark.mode in known else ""
            found += [SetFile(each, mode) for each in marked]
    return tuple(found)


def _one_mode(profile: Profile, named: Sequence[tuple[Sheet, SetFile]]) -> str:
    """Return the mode that names tell. Raises RosterError "modes-mixed" where they tell of two."""
    files: Mapping[str, str] = {
        each.mode: sheet.origin.file.name for sheet, each in reversed(named) if each.mode
    }
    if len(files) < 2:  # noqa: PLR2004 - to be mixed takes two
        return next(iter(files), "")
    (second, other), (first, file), *_ = files.items()
    titles = [mode.title if (mode := mode_named(profile, name)) else "" for name in (first, second)]
    raise RosterError(
        "modes-mixed",
        file=file,
        mode=titles[0],
        other=other,
        other_mode=titles[1],
        system=profile.title,
    )


def _only_deletions(
    named: Sequence[tuple[Sheet, Sequence[SetFile]]], profiles: Sequence[Profile]
) -> RosterError:
    sheet, meant = named[0]
    deletions = _deletions(sheet, next(each for each in meant if each.deletes))
    system = deletions.record_type.system
    title = next(each.title for each in profiles if each.name == system)
    return RosterError("only-deletions", **deletions.told(title))


def _deletions(sheet: Sheet, meant: SetFile) -> Deletions:
    return Deletions(sheet.origin.file.name, meant.record_type, sheet.height)
