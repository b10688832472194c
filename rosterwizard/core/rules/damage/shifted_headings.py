"""One heading that is missing, so that those behind it stand above other values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.rules.checked_rule import CheckedRule, Spoiled
from rosterwizard.core.rules.damage.shifted_row import does_not_take_any_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.core.rules.checked_rule import RuleMaker


class ShiftedHeadings(CheckedRule, frozen=True, kw_only=True):
    """Each heading stands above its own values.

    last_right: the last heading that is known to. first_wrong: the first one that is known not to;
    "" where there is none. spoiled: where headings stand above other values. doubted: where that
    is not known, see `doubts`.
    """

    code = "shifted-headings"
    spoils_cells = True
    looks_at = "file"
    stated_in = "nowhere"
    last_right: str = ""
    first_wrong: str = ""
    spoiled: Spoiled | None = None
    doubted: frozenset[int] = frozenset()

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        if any(map(does_not_take_any_text, make.record_type.fields)):
            yield make.of_rows(cls())

    @property
    def facts(self) -> dict[str, object]:
        return {"last_right": self.last_right, "first_wrong": self.first_wrong}

    @property
    def kind(self) -> str:
        return "" if self.last_right else "first"

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        from rosterwizard.core.cells.doubted_columns import doubted_columns
        from rosterwizard.core.cells.lost_heading import around_lost_heading

        around = around_lost_heading(own)
        if around is None:
            return replace(self, doubted=doubted_columns(own))
        right, wrong = around
        headings = [match.heading for match in own.matching.matches]
        last_right = "" if right is None else headings[right]
        return replace(
            self,
            last_right=last_right,
            first_wrong=headings[wrong],
            spoiled=Spoiled(0 if right is None else right + 1, wrong),
        )

    def breaks_file(self, _profile: Profile, _cells: Cells) -> bool:
        return bool(self.first_wrong)

    def spoils(self) -> Mapping[int | None, Spoiled]:
        return {None: self.spoiled} if self.spoiled else {}

    def doubts(self) -> frozenset[int]:
        return self.doubted
