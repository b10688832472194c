"""What a person said of headings, step by step, so that each can be taken back and done again."""

from collections.abc import Callable
from dataclasses import dataclass, field

from rosterwizard.core.matching.matching import Matching


@dataclass(frozen=True, slots=True)
class SaidStep:
    """One step. name: of the record type."""

    name: str
    before: Matching = field(repr=False)
    after: Matching = field(repr=False)


@dataclass(frozen=True, slots=True)
class SaidSteps:
    """The steps that were done, the latest last, and those taken back, the latest last."""

    done: tuple[SaidStep, ...] = ()
    undone: tuple[SaidStep, ...] = ()

    def with_step(self, name: str, before: Matching, after: Matching) -> "SaidSteps":
        """Return the steps and one more; what was taken back before it is gone."""
        if before == after:
            return self
        return SaidSteps((*self.done, SaidStep(name, before, after)))

    def without_last(self) -> "SaidSteps":
        """Return the steps with the last one taken back; there is one."""
        return SaidSteps(self.done[:-1], (*self.undone, self.done[-1]))

    def with_last_again(self) -> "SaidSteps":
        """Return the steps with the one done again that was taken back last; there is one."""
        return SaidSteps((*self.done, self.undone[-1]), self.undone[:-1])

    def of(self, present: Callable[[str], Matching]) -> "SaidSteps":
        """Return the steps that still lead from and to the matchings as they are at `present`.

        present: the matching of a record type. Where something else changed one, none does.
        """
        now: dict[str, Matching] = {}
        for step in reversed(self.done):
            if now.setdefault(step.name, present(step.name)) != step.after:
                return SaidSteps()
            now[step.name] = step.before
        now.clear()
        for step in reversed(self.undone):
            if now.setdefault(step.name, present(step.name)) != step.before:
                return SaidSteps(self.done)
            now[step.name] = step.after
        return self
