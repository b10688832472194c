"""Very many problems in little room: those that differ in their rows alone stand together."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from rosterwizard.core.reproducing.expected_problems import ExpectedProblem


class PackedProblems(Struct, frozen=True, forbid_unknown_fields=True):
    """Problems that differ in nothing but the row. problem: one of them, without its row."""

    problem: ExpectedProblem
    rows: tuple[int | None, ...]


def packed(problems: Iterable[ExpectedProblem]) -> tuple[PackedProblems, ...]:
    """Return the problems in little room, in the order in which each kind of them comes first."""
    rows: dict[ExpectedProblem, list[int | None]] = {}
    for each in problems:
        rows.setdefault(replace(each, row=None), []).append(each.row)
    return tuple(PackedProblems(problem, tuple(every)) for problem, every in rows.items())


def unpacked(parts: Iterable[PackedProblems]) -> Iterator[ExpectedProblem]:
    """Give the problems one by one."""
    for part in parts:
        yield from (replace(part.problem, row=row) for row in part.rows)
