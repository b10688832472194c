"""Changes of a matching as values: what a person said anew, and what stood there before.

Only what differs is named, so that such a change and one of a heading leave each other alone.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from msgspec import Struct

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.matching import Match, Matching, Reason

T = TypeVar("T")


class MatchingPart(Struct, frozen=True):
    """What some of a matching is.

    matches: the field (None: none) and the reason of columns, by position from 0.
    constants: the value for all rows of fields, None where there is none.
    left_out: whether fields are left out.
    made: how columns make fields, None where they do not.
    """

    matches: dict[int, tuple[str | None, Reason]] = {}
    constants: dict[str, str | None] = {}
    left_out: dict[str, bool] = {}
    made: dict[str, Making | None] = {}

    def __repr__(self) -> str:
        """Show no value."""
        return f"MatchingPart(matches={self.matches}, constants={len(self.constants)})"

    def in_(self, matching: Matching) -> "MatchingPart":
        """Return what the same part of `matching` is."""
        return MatchingPart(
            {each.column: _meant(each) for each in matching.matches if each.column in self.matches},
            {name: matching.constants.get(name) for name in self.constants},
            {name: name in matching.left_out for name in self.left_out},
            {name: matching.made.get(name) for name in self.made},
        )

    def put_into(self, matching: Matching) -> Matching:
        """Return the matching with this part in it; all else stays."""
        constants = {**matching.constants, **self.constants}
        made = {**matching.made, **self.made}
        out = matching.left_out - self.left_out.keys()
        return replace(
            matching,
            matches=tuple(map(self._put_into_match, matching.matches)),
            constants={name: value for name, value in constants.items() if value is not None},
            left_out=out | {name for name, is_out in self.left_out.items() if is_out},
            made={name: each for name, each in made.items() if each is not None},
        )

    def _put_into_match(self, match: Match) -> Match:
        field, reason = self.matches.get(match.column, _meant(match))
        return replace(match, field=field, reason=reason)


class MatchingEdit(Struct, frozen=True):
    """The same part of a matching before and after."""

    before: MatchingPart
    after: MatchingPart

    @classmethod
    def between(cls, before: Matching, after: Matching) -> "MatchingEdit | None":
        """Return what makes `after` of `before`, but for its headings; None where nothing does.

        Both are of the same sheet.
        """
        pairs = zip(before.matches, after.matches, strict=True)
        changed = MatchingPart(
            {new.column: _meant(new) for old, new in pairs if _meant(old) != _meant(new)},
            _changed(before.constants, after.constants),
            {name: name in after.left_out for name in sorted(before.left_out ^ after.left_out)},
            _changed(before.made, after.made),
        )
        return cls(changed.in_(before), changed) if changed != MatchingPart() else None


def _meant(match: Match) -> tuple[str | None, Reason]:
    return match.field, match.reason


def _changed(before: Mapping[str, T], after: Mapping[str, T]) -> dict[str, T | None]:
    """Return what stands for each name afterwards, of those for which something else stood."""
    names = sorted(before.keys() | after.keys())
    return {name: after.get(name) for name in names if before.get(name) != after.get(name)}
