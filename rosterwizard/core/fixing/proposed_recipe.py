"""What a recipe would do to a job that is open, for a person to see before it is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rosterwizard.core.fixing.recipes import Mend, Recipe
from rosterwizard.core.fixing.replaying import replayed
from rosterwizard.core.fixing.wishes import met_wishes, with_wishes
from rosterwizard.core.job.edits import Edit
from rosterwizard.core.job.job import Job
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress


@dataclass(frozen=True, slots=True)
class ProposedRecipe:
    """The changes that a recipe would make, to be taken in this order.

    matchings: the matching of each sheet (by the name of its record type) that would be another.
    steps: the edits, each with the name of its record type. idle: the mends that find nothing.
    unmet: what was matched and is not in this file, in words.
    """

    matchings: Mapping[str, Matching]
    steps: tuple[tuple[str, Edit], ...] = field(repr=False)
    idle: tuple[Mend, ...]
    unmet: tuple[RosterError, ...]

    @property
    def changes_nothing(self) -> bool:
        """Whether all is already as the recipe says."""
        return not (self.matchings or self.steps)


def proposed_recipe(job: Job, recipe: Recipe, progress: Progress = UNWATCHED) -> ProposedRecipe:
    """Return what the recipe would do to the job; the job stays as it is."""
    wishes, unmet = met_wishes(job, recipe)
    wished = with_wishes(job, wishes)
    found = replayed(wished, recipe.mends, progress)
    matchings = {
        after.record_type.name: after.matching
        for before, after in zip(job.sheets, wished.sheets, strict=True)
        if after.matching != before.matching
    }
    steps = (*_values_put(job, wished), *found.made)
    return ProposedRecipe(matchings, steps, found.idle, unmet)


def _values_put(before: Job, after: Job) -> Iterator[tuple[str, Edit]]:
    """Give the steps by which values took the place of texts."""
    for old, new in zip(before.sheets, after.sheets, strict=True):
        for edit in new.edits.done[len(old.edits.done) :]:
            yield new.record_type.name, edit
