"""What a recipe would do to a job that is open, for a person to see before it is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from rosterwizard.core.checking import check_job
from rosterwizard.core.fixing.mended import Step
from rosterwizard.core.fixing.recipes import Mend, Recipe
from rosterwizard.core.fixing.replaying import replayed, steps_made
from rosterwizard.core.fixing.wishes import Wishes, met_wishes, with_wishes
from rosterwizard.core.job.job import Job
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED, Progress


@dataclass(frozen=True, slots=True)
class ProposedRecipe:
    """The changes that a recipe would make, to be taken in this order.

    matchings: the matching of each sheet (by the name of its record type) that would be another.
    steps: the edits, each with what comes by it. idle: the mends that find nothing.
    unmet: what was matched and is not in this file, in words. job: as all of it would make it.
    """

    matchings: Mapping[str, Matching]
    steps: tuple[Step, ...] = field(repr=False)
    idle: tuple[Mend, ...]
    unmet: tuple[RosterError, ...]
    job: Job = field(repr=False)

    @property
    def changes_nothing(self) -> bool:
        """Whether all is already as the recipe says."""
        return not (self.matchings or self.steps)


def proposed_recipe(job: Job, recipe: Recipe, progress: Progress = UNWATCHED) -> ProposedRecipe:
    """Return what the recipe would do to the job; the job stays as it is."""
    wishes, unmet = met_wishes(job, recipe)
    wished = with_wishes(job, wishes)
    put = _values_put(job, wished, wishes)
    found = replayed(wished, recipe.mends, progress)
    matchings = {
        after.record_type.name: after.matching
        for before, after in zip(job.sheets, wished.sheets, strict=True)
        if after.matching != before.matching
    }
    return ProposedRecipe(matchings, (*put, *found.steps), found.idle, unmet, found.job)


def _values_put(job: Job, wished: Job, wishes: Wishes) -> Iterator[Step]:
    """Give the steps by which values took the place of texts."""
    made = [
        (new.record_type.name, edit)
        for old, new in zip(job.sheets, wished.sheets, strict=True)
        for edit in new.edits.done[len(old.edits.done) :]
    ]
    if made:
        matched = with_wishes(job, replace(wishes, values={}))  # what headings mean is no step
        yield from steps_made(made, check_job(matched), check_job(wished))
