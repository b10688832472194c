"""`rosterwizard fix`: mend what can be mended."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rosterwizard.cli.checking import errors_in
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.file_arguments import files_argument, open_files, type_option
from rosterwizard.cli.helped import HelpedCommand, option
from rosterwizard.cli.matching_options import Said, matching_options
from rosterwizard.cli.printing import tell
from rosterwizard.cli.reading_options import reading_options
from rosterwizard.cli.saving import (
    output_option,
    outputs_of,
    refuse_unsettled,
    save_outputs,
    tell_rows_left_out,
    tell_sheets,
)
from rosterwizard.cli.watched import watched
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.core.showing.check_in_words import step_in_words
from rosterwizard.services.own_files import refuse_own_files

if TYPE_CHECKING:
    from polars import DataFrame

    from rosterwizard.core.fixing import Fix, Fixed
    from rosterwizard.core.fixing.recipes import Recipe
    from rosterwizard.core.fixing.replaying import Replayed
    from rosterwizard.core.job.job import Job

_MOST_NAMED = 20  # kinds of change of one fix
_recipe_option = partial(option, metavar="FILE", type=click.Path(path_type=Path), default=None)


@click.command(cls=HelpedCommand, help="command-fix")
@files_argument
@type_option
@reading_options
@matching_options
@output_option
@option("--safe", is_flag=True, help="option-safe")
@_recipe_option("--recipe", help="option-recipe")
@_recipe_option("--save-recipe", help="option-save-recipe")
def fix(  # noqa: PLR0913 - each is an option
    reading: ReadingOptions,
    files: tuple[str, ...],
    wanted: str,
    output: Path,
    *,
    said: Said,
    safe: bool,
    recipe: Path | None,
    save_recipe: Path | None,
) -> int:
    """Mend what can be mended in FILE… and save the result in the system's form."""
    if safe and recipe:
        raise Stop.with_words(ExitStatus.USAGE, "safe-or-recipe")
    refuse_own_files([output, *([save_recipe] if save_recipe else [])], map(Path, files))
    earlier = _read(recipe) if recipe else None
    said = replace(said, as_before=earlier)
    job = open_files(files, wanted, reading, said)
    refuse_unsettled(job)

    tell_sheets(job)
    tell_rows_left_out(job)
    found = _replayed(job, earlier) if earlier else _fixed(job, safe=safe)
    save_outputs(found.job, outputs_of(found.job), output)
    if save_recipe:
        _save(save_recipe, found, said)
    errors = errors_in(found.problems)
    tell("errors-left", errors)
    return ExitStatus.PROBLEMS if errors else ExitStatus.DONE


def _read(file: Path) -> "Recipe":
    """Return the recipe of a file. Raises Stop with status 2 for one that is none."""
    from rosterwizard.services.recipe_files import read_recipe  # noqa: PLC0415 - imports polars

    try:
        return read_recipe(file)
    except RosterError as error:
        raise Stop.over(error, ExitStatus.USAGE) from error


def _replayed(job: "Job", recipe: "Recipe") -> "Replayed":
    """Mend as the recipe says, and tell what was made and what found nothing."""
    from rosterwizard.core.fixing.pairs import pairs_of  # noqa: PLC0415 - imports polars
    from rosterwizard.core.fixing.recipes import mend_in_words  # noqa: PLC0415 - imports polars
    from rosterwizard.core.fixing.replaying import replayed  # noqa: PLC0415 - as above

    with watched("doing-checking") as progress:
        found = replayed(job, recipe.mends, progress)
    ids = {sheet.record_type.name: sheet.record_type.id for sheet in job.sheets}
    for name, edit in found.made:
        tell("fix-made", record_type=ids[name], label=step_in_words(edit))
        _tell_pairs(pairs_of(edit.cells))
    for mend in found.idle:
        tell("recipe-idle", mend=mend_in_words(mend))
    return found


def _save(file: Path, found: "Fixed | Replayed", said: Said) -> None:
    """Keep how the files were matched and mended, for --recipe."""
    from rosterwizard.services.recipe_files import write_recipe  # noqa: PLC0415 - imports polars

    wishes = said.as_before.and_then(said.wishes) if said.as_before else said.wishes
    write_recipe(file, found.job, found.problems, wishes)
    tell("recipe-saved", file=file.name)


def _fixed(job: "Job", *, safe: bool) -> "Fixed":
    """Make the fixes, and tell which."""
    from rosterwizard.core.fixing import fixed  # noqa: PLC0415 - imports polars

    with watched("doing-checking") as progress:
        found = fixed(job, safe=safe, progress=progress)
    ids = {sheet.record_type.name: sheet.record_type.id for sheet in job.sheets}
    for name, each in found.made:
        tell("fix-made", record_type=ids[name], label=each.label)
        _tell_guesses(each)
    if not found.made:
        tell("nothing-to-fix")
    return found


def _tell_guesses(fix: "Fix") -> None:
    """Name what was put for what, where that may have changed a meaning and the label is silent."""
    if not fix.safe:
        _tell_pairs(fix.pairs())


def _tell_pairs(pairs: "DataFrame") -> None:
    """Name what was put for what; of one pair, the words of the step say it."""
    if pairs.height < 2:  # noqa: PLR2004 - see above
        return
    for before, after, count in pairs.head(_MOST_NAMED).iter_rows():
        tell("fix-made-pair", count, before=before, after=after)
    if pairs.height > _MOST_NAMED:
        tell("fix-made-more", pairs.height - _MOST_NAMED)
