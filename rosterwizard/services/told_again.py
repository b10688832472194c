"""What the history says in the journal's terms, and the other way round.

Where one of the two is missing, the other one answers for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.services.history import Entry
from rosterwizard.services.journal import Answered, Planned, PlannedSheet, Sending
from rosterwizard.services.journal_parts import UNSENT, parts_of, planned_in, row_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rosterwizard.services.journal import Step
    from rosterwizard.services.journal_parts import JournalPart


def lines_of(submission: str, steps: Sequence[Step]) -> list[Entry]:
    """Return the lines that the history lacks of a submission; none where nothing was begun."""
    parts = parts_of(steps)
    if not parts:
        return []
    planned = planned_in(steps) or planned_of((), parts)
    return [
        Entry(
            submission=submission,
            when=steps[-1].when,
            system=planned.system,
            record_type=name,
            server=planned.server,
            file=sheet.file,
            digest=sheet.digest,
            rows=sheet.rows,
            counts=_counts(name, sheet.rows, parts),
            mode=planned.mode,
        )
        for name, sheet in planned.sheets.items()
    ]


def planned_of(lines: Sequence[Entry], parts: Sequence[JournalPart]) -> Planned:
    """Return what was planned, as far as the history's lines or the batches tell."""
    first, last = parts[0].begun, parts[-1].begun
    sheets = {name: _sheet(name, parts) for part in parts for name in part.begun.rows}
    sheets |= {
        line.record_type: PlannedSheet(file=line.file, rows=line.rows, digest=line.digest)
        for line in lines
    }
    return Planned(
        when=last.when,
        system=first.system,
        server=first.server,
        url="",
        mode=lines[0].mode if lines else "",
        sheets=sheets,
        digests=tuple(each.begun.digest for each in parts),
    )


def _sheet(name: str, parts: Sequence[JournalPart]) -> PlannedSheet:
    begun = [part.begun for part in parts if name in part.begun.rows]
    rows = sum(row_count(each.rows[name]) for each in begun)
    return PlannedSheet(file=begun[0].file, rows=rows, digest=begun[0].digest)


def steps_of(lines: Sequence[Entry]) -> Iterator[Step]:
    """Give what the history says as steps: each sheet as a batch of its own."""
    for number, line in enumerate(lines, start=1):
        yield Sending(
            when=line.when,
            batch=number,
            system=line.system,
            server=line.server,
            file=line.file,
            size=0,
            digest=line.digest,
            rows={line.record_type: _first(line.rows)},
        )
        states = {state: _first(count) for state, count in line.counts.items()}
        rows = {line.record_type: states}
        yield Answered(when=line.when, batch=number, counts=line.counts, rows=rows)


def _first(count: int) -> tuple[tuple[int, int], ...]:
    """Return so many rows, as ranges: which ones is not known."""
    return ((0, count - 1),) if count else ()


def _counts(record_type: str, rows: int, parts: Sequence[JournalPart]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for part in parts:
        for state, ranges in part.states.get(record_type, {}).items():
            counts[state] = counts.get(state, 0) + row_count(ranges)
    unsent = rows - sum(counts.values())
    if unsent:
        counts[UNSENT] = counts.get(UNSENT, 0) + unsent
    return counts
