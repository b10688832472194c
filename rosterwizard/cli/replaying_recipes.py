"""A recipe of an earlier time, made again on the files of a command."""

from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.watched import watched
from rosterwizard.core.messages.errors import RosterError

if TYPE_CHECKING:
    from rosterwizard.core.fixing import Mended
    from rosterwizard.core.fixing.recipes import Recipe
    from rosterwizard.core.job.job import Job


def read_recipe_of(file: Path) -> "Recipe":
    """Return the recipe of a file. Raises Stop with status 2 for one that is none."""
    from rosterwizard.services.recipe_files import read_recipe  # noqa: PLC0415 - imports polars

    try:
        return read_recipe(file)
    except RosterError as error:
        raise Stop.over(error, ExitStatus.USAGE) from error


def replayed_on(job: "Job", recipe: "Recipe") -> "Mended":
    """Return the job with what the recipe mends."""
    from rosterwizard.core.fixing.replaying import replayed  # noqa: PLC0415 - imports polars

    with watched("doing-checking") as progress:
        return replayed(job, recipe.mends, progress)


def mended_by(job: "Job", recipe: "Recipe") -> "Job":
    """Return the job with what the recipe mends, and tell that and what found nothing to mend."""
    from rosterwizard.cli.fixes_told import tell_mended  # noqa: PLC0415 - imports polars

    found = replayed_on(job, recipe)
    tell_mended(found)
    return found.job
