"""What is wrong with a profile, each fault with its place in the file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a profile.

    place: where, as `resources[1].schema.fields[3].constraints.enum`; "" is the whole file.
    code, params: its words. severity: a profile with errors is not to be trusted.
    """

    place: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = "error"

    @property
    def says(self) -> str:
        """The fault in one sentence."""
        return sentence(self.code, **self.params)

    @property
    def placed(self) -> str:
        """The fault with its place."""
        part = "placed" if self.place else "whole"
        return sentence("profile-fault", part, place=self.place, fault=self.says)


class FaultyProfile(Exception):  # noqa: N818 - the fault is the profile's, and it is named
    """A profile cannot be used; `faults` say why, all that could be found at once."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*(each.code for each in faults))
        self.faults = faults

    def stopping(self, file: str) -> RosterError:
        """Return the error of a file that cannot be used: "profile-fault"."""
        return RosterError(
            "profile-fault", file=file, faults=" ".join(each.placed for each in self.faults)
        )


def unknown(place: str, code: str, found: str, known: Iterable[str]) -> Fault:
    """Return the fault of a word that is not known, naming the one that looks most like it.

    The words for it are those of `code` followed by `-near`, or of `code` when none looks alike.
    """
    known = tuple(dict.fromkeys(known))
    near = near_match(found, known)
    params = {"found": found, "near": near, "known": listed(known)}
    return Fault(place, f"{code}-near" if near else code, params)


def near_match(found: str, known: Iterable[str]) -> str:
    """Return the known word that looks most like `found` (case aside), or "" when none does."""
    return next(iter(near_matches(found, known)), "")


def near_matches(found: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known words that look like `found` (case aside), the nearest first."""
    import difflib  # noqa: PLC0415 - nobody needs it until something is misspelt

    by_lower = {word.lower(): word for word in known}
    near = difflib.get_close_matches(found.lower(), by_lower)
    return tuple(by_lower[word] for word in near)
