"""The sheets of a job that was opened again, on which kept steps are laid one after the other."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.steps import Made, Step

Edit_ = TypeVar("Edit_")
Laying = TypeVar("Laying", bound="SheetLaying[Any]")


@dataclass(slots=True)
class SheetLaying(ABC, Generic[Edit_]):
    """One sheet on which steps are being laid; None where there is none any more.

    undone: what is known of each edit that was taken back and can be made again.
    """

    sheet: JobSheet | None
    undone: list[Edit_] = field(default_factory=list)

    @abstractmethod
    def take(self, step: Step) -> None:
        """Lay one step on, as far as it fits."""

    def forget_undone(self) -> None:
        """Let nothing be done again any more: another step was made, in whatever sheet."""
        self.undone.clear()
        self.sheet = self.sheet and self.sheet.without_undone()


def lay_all(
    job: Job, steps: Iterable[Step], begin: Callable[[JobSheet | None], Laying]
) -> dict[str, Laying]:
    """Lay the steps on the sheets of a freshly opened job; return each by its record type's name.

    Steps of sheets that there are no more are among them.
    """
    layings = {each.record_type.name: begin(each) for each in job.sheets}
    for step in steps:
        if isinstance(step, Made):
            for each in layings.values():
                each.forget_undone()
        if step.record_type not in layings:
            layings[step.record_type] = begin(None)
        layings[step.record_type].take(step)
    return layings
