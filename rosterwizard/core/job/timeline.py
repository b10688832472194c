"""Every step made on a job, in the order in which undo and redo walk along them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.job.edits import Edit, no_cells

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rosterwizard.core.job.job import Job


@dataclass(frozen=True, slots=True)
class StepMade:
    """One step and the name of the record type whose sheet it changes."""

    record_type: str
    edit: Edit


@dataclass(frozen=True, slots=True)
class Timeline:
    """The steps of all sheets of a job.

    steps: those that are done, oldest first, then those taken back, the next to be redone first.
    now: how many are done. A place among them is a number of steps, from 0 (the files as they were
    opened) up to all of them.
    """

    steps: tuple[StepMade, ...] = ()
    now: int = 0

    @property
    def done(self) -> tuple[StepMade, ...]:
        """The steps that are done, oldest first."""
        return self.steps[: self.now]

    def walked_to(self, place: int) -> tuple[StepMade, ...]:
        """Return the steps that undo (or redo) walks along up to that place, in its order."""
        if place < self.now:
            return self.steps[place : self.now][::-1]
        return self.steps[self.now : place]

    def changed_on_the_way(self, place: int) -> StepMade | None:
        """Return the sheet that is changed last on the way to that place, and its cells.

        They are in one step: all that change on the way, those of the last step first. None
        where nothing is walked along.
        """
        walked = self.walked_to(place)[::-1]
        if not walked:
            return None
        name = walked[0].record_type
        cells = (step.edit.cells for step in walked if step.record_type == name)
        every = pl.concat([no_cells(), *cells])
        return StepMade(name, Edit(every.unique(["row", "column"], maintain_order=True)))


def timeline_of(job: Job | None, done: Sequence[str], undone: Sequence[str]) -> Timeline:
    """Return the timeline of a job.

    done, undone: the record type of each step done, and of each taken back, oldest first.
    """
    if job is None:
        return Timeline()
    edits = {each.record_type.name: each.edits for each in job.sheets}
    ahead = {name: iter((*each.done, *reversed(each.undone))) for name, each in edits.items()}
    return Timeline(tuple(_in_order(ahead, (*done, *reversed(undone)))), len(done))


def _in_order(edits: dict[str, Iterator[Edit]], names: Sequence[str]) -> Iterator[StepMade]:
    for name in names:
        yield StepMade(name, next(edits[name]))
