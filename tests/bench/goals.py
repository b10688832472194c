"""What Roster Wizard wants to reach, and the table that puts it beside what was reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Goal(NamedTuple):
    """A figure to be reached.

    unit: "x" is a ratio of two runs. at_least: the figure is to be as large as that, or larger.
    """

    name: str
    what: str
    asked: float
    unit: str = "x"
    at_least: bool = False


GOALS = (
    Goal("csv-10000", "check 10,000 rows of CSV, over Polars' bare read", 0.6),
    Goal("csv-100000", "check 100,000 rows of CSV, over Polars' bare read", 1.3),
    Goal("csv-1000000", "check 1,000,000 rows of CSV, over Polars' bare read", 1.5),
    Goal("frictionless", "frictionless over ours, 1,000,000 rows", 90, at_least=True),
    Goal("warm", "check alone over the bare read, both warm, 1,000,000 rows", 1.2),
    Goal("all-wrong", "an error in every row over none, 1,000,000 rows", 2.5),
    Goal("peak", "most memory of a check over the file, 1,000,000 rows", 4),
    Goal("window-held", "memory held by the window over the file, 1,000,000 rows", 3),
    Goal("window-peak", "most memory of the window over the file, 1,000,000 rows", 4),
    Goal("xlsx-10000", "check 10,000 rows of XLSX, over calamine's bare read", 2),
    Goal("xlsx-100000", "check 100,000 rows of XLSX, over calamine's bare read", 1.6),
    Goal("xlsx-1048575", "check a full sheet of XLSX, over calamine's bare read", 1.6),
    Goal("odd-ragged", "100 ragged lines over none, 1,000,000 rows", 1.5),
    Goal("odd-quoted wrong", "100 lines quoted wrong over none, 1,000,000 rows", 1.5),
    Goal("odd-blank", "100 blank lines over none, 1,000,000 rows", 1.5),
    Goal("odd-cr", "CR line ends over LF, 1,000,000 rows", 1.3),
    Goal("linear-100000", "100,000 rows over 10 times 10,000 rows", 1.1),
    Goal("linear-1000000", "1,000,000 rows over 10 times 100,000 rows", 1.1),
    Goal("linear-60", "60 columns over 12 columns of as many cells", 1.1),
    Goal("linear-500", "500 columns over 12 columns of as many cells", 1.1),
    Goal("long-cell", "a cell of 50 MB over as many bytes in usual cells", 1.1),
    Goal("start-page", "start to the first page, over a bare window", 1.5),
    Goal("first-rows", "first rows on screen after a CSV file was chosen", 150, "ms"),
    Goal("gap", "longest gap of the event loop while reading and checking", 16, "ms"),
    Goal("gap-edit", "longest gap of the event loop while edits are judged", 16, "ms"),
    Goal("gap-fix", "longest gap of the event loop while many cells are mended", 16, "ms"),
    Goal("gap-import", "longest gap of the event loop while the engine is imported", 50, "ms"),
    Goal("shown", "problems shown after the check", 60, "ms"),
    Goal("filter", "filter 1,000,000 rows", 50, "ms"),
    Goal("sort", "sort 1,000,000 rows", 500, "ms"),
    Goal("scroll", "scroll by a row", 4, "ms"),
    Goal("jump", "jump to a row", 16, "ms"),
    Goal("edit-unique", "edit judged, unique column, 1,000,000 rows, p99", 3, "ms"),
    Goal("edit-condition", "edit judged, column that conditions others, p99", 3, "ms"),
    Goal("edit-key", "edit judged, key that another sheet refers to, p99", 3, "ms"),
    Goal("edit-painted", "edit to the painted cell and count, p99", 16, "ms"),
    Goal("fix", "fix over 100,000 cells", 1000, "ms"),
    Goal("fix-undone", "the same undone", 1000, "ms"),
)
BY_NAME = {goal.name: goal for goal in GOALS}


@dataclass(frozen=True, slots=True)
class Reached:
    """A figure of a goal.

    work: the same by the time of the processors instead of the clock's. note: how it was measured.
    """

    figure: float
    work: float | None = None
    note: str = ""


class Board:
    """Takes what was reached."""

    def __init__(self) -> None:
        self._reached: dict[str, Reached] = {}
        self._lacking: dict[str, str] = {}

    @property
    def is_empty(self) -> bool:
        """Whether nothing was measured."""
        return not self._reached

    def put(self, name: str, figure: float, work: float | None = None, note: str = "") -> None:
        """Take a figure of a goal."""
        self._reached[BY_NAME[name].name] = Reached(figure, work, note)

    def lack(self, name: str, why: str) -> None:
        """Take why a goal cannot be measured."""
        self._lacking[BY_NAME[name].name] = why

    def lines(self) -> Iterator[str]:
        """Give every goal beside what was reached."""
        wide = max(len(goal.what) for goal in GOALS)
        yield f"{'goal':{wide}}  {'asked':>9}  {'reached':>9}  {'by work':>9}"
        for goal in GOALS:
            asked = f"{'≥' if goal.at_least else '≤'} {_figure(goal.asked, goal.unit)}"
            yield f"{goal.what:{wide}}  {asked:>9}  {self._said(goal)}".rstrip()
        met = sum(_is_met(goal, self._reached[goal.name]) for goal in self._measured())
        yield f"{met} met of {len(self._measured())} measured of {len(GOALS)} goals"

    def _measured(self) -> list[Goal]:
        return [goal for goal in GOALS if goal.name in self._reached]

    def _said(self, goal: Goal) -> str:
        reached = self._reached.get(goal.name)
        if reached is None:
            why = self._lacking.get(goal.name)
            return f"{'–':>9}  {'':>9}  {why or 'not measured'}"
        work = "" if reached.work is None else _figure(reached.work, goal.unit)
        verdict = "met" if _is_met(goal, reached) else "FALLS SHORT"
        note = f"; {reached.note}" if reached.note else ""
        return f"{_figure(reached.figure, goal.unit):>9}  {work:>9}  {verdict}{note}"


def _is_met(goal: Goal, reached: Reached) -> bool:
    return reached.figure >= goal.asked if goal.at_least else reached.figure <= goal.asked


def _figure(figure: float, unit: str) -> str:
    digits = 0 if figure >= 100 else 1 if figure >= 10 else 2
    return f"{figure:.{digits}f} {unit}"
