"""`rosterwizard fix`: mend what can be mended."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rosterwizard.cli.checking import errors_in
from rosterwizard.cli.exit_status import ExitStatus, Stop
from rosterwizard.cli.file_arguments import file_options, files_read, open_files
from rosterwizard.cli.helped import ANY_PATH, option
from rosterwizard.cli.logged import LoggedCommand, note_check, note_mended
from rosterwizard.cli.marked_copies import is_marked, save_marked
from rosterwizard.cli.matching_options import Said
from rosterwizard.cli.printing import print_pieces, say, tell
from rosterwizard.cli.replaying_recipes import read_recipe_of, replayed_on
from rosterwizard.cli.saving import (
    outputs_of,
    refuse_unsettled,
    save_outputs,
    tell_rows_left_out,
    tell_sheets,
)
from rosterwizard.cli.watched import watched
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services.own_files import refuse_own_files

if TYPE_CHECKING:
    from rosterwizard.core.fixing import Mended
    from rosterwizard.core.fixing.one_of_key import Keep
    from rosterwizard.core.job.job import Job

_recipe_option = partial(option, metavar="FILE", type=ANY_PATH, default=None)


@click.command(cls=LoggedCommand, help="command-fix")
@file_options
@option(
    "-o",
    "--output",
    metavar="OUT",
    type=ANY_PATH,
    help="option-fix-output",
)
@option("--safe", is_flag=True, help="option-safe")
@option("--dry-run", is_flag=True, help="option-fix-dry-run")
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="option-fix-form",
)
@option("--keep", type=click.Choice(["first", "last", "fullest"]), help="option-keep")
@_recipe_option("--recipe", help="option-recipe")
@_recipe_option("--save-recipe", help="option-save-recipe")
def fix(  # noqa: PLR0913 - each is an option
    reading: ReadingOptions,
    files: tuple[str, ...],
    wanted: str,
    output: Path | None,
    *,
    said: Said,
    safe: bool,
    dry_run: bool,
    form: str,
    keep: "Keep | None",
    recipe: Path | None,
    save_recipe: Path | None,
) -> int:
    """Mend what can be mended in FILE… and save the result in the system's form."""
    if safe and recipe:
        raise Stop.with_words(ExitStatus.USAGE, "safe-or-recipe")
    if output is None and not dry_run:
        raise Stop.with_words(ExitStatus.USAGE, "fix-without-output")
    refuse_own_files([output] if output else [], files_read())
    # A recipe that was read may be kept anew.
    refuse_own_files([save_recipe] if save_recipe else [], map(Path, files))
    earlier = read_recipe_of(recipe) if recipe else None
    said = replace(said, as_before=earlier)
    job = open_files(files, wanted, reading, said)
    refuse_unsettled(job)

    tell_sheets(job)
    tell_rows_left_out(job)
    found = replayed_on(job, earlier) if earlier else _fixed(job, safe=safe)
    if keep:
        found = _with_one_kept(found, keep)
    if form == "text":
        _tell(found, recipe=earlier is not None)
    if output and not dry_run:
        if is_marked(output):
            save_marked(found.job, found.problems, output)
        else:
            save_outputs(found.job, outputs_of(found.job), output)
        if save_recipe:
            _save(save_recipe, found, said)
    elif save_recipe:
        tell("fix-dry-run-recipe", file=save_recipe.name)
    else:
        tell("fix-dry-run")
    if form == "json":
        _print_report(found, saved=not dry_run)
    note_mended(found.job, found.steps)
    note_check(found.job, found.problems)
    errors = errors_in(found.problems)
    tell("errors-left", errors)
    return ExitStatus.PROBLEMS if errors else ExitStatus.DONE


def _fixed(job: "Job", *, safe: bool) -> "Mended":
    from rosterwizard.core.fixing import fixed  # noqa: PLC0415 - imports polars

    with watched("doing-checking") as progress:
        return fixed(job, safe=safe, progress=progress)


def _with_one_kept(found: "Mended", keep: "Keep") -> "Mended":
    from rosterwizard.core.fixing.one_of_key import with_one_kept  # noqa: PLC0415 - imports polars

    with watched("doing-checking") as progress:
        return with_one_kept(found, keep, progress)


def _tell(found: "Mended", *, recipe: bool) -> None:
    """Tell what is mended, and what could not be."""
    from rosterwizard.cli.fixes_told import tell_mended, tell_twins_left  # noqa: PLC0415 - imports polars
    from rosterwizard.core.checking.marked_since import marked_since  # noqa: PLC0415 - as above
    from rosterwizard.core.showing.marked_in_words import since_in_words  # noqa: PLC0415 - as above

    tell_mended(found)
    if not (found.steps or recipe):
        tell("nothing-to-fix")
    tell_twins_left(found)
    if since := marked_since(found.job, found.problems):
        say(since_in_words(since), err=True)


def _print_report(found: "Mended", *, saved: bool) -> None:
    """Print what was mended as JSON."""
    from rosterwizard.cli.fixes_told import facts_of_mended  # noqa: PLC0415 - imports polars
    from rosterwizard.core.reports.fixes_report import fixes_report  # noqa: PLC0415 - as above

    print_pieces([fixes_report(found.job, found.problems, facts_of_mended(found), saved=saved)])


def _save(file: Path, found: "Mended", said: Said) -> None:
    """Keep how the files were matched and mended, for --recipe."""
    from rosterwizard.services.recipe_files import write_recipe  # noqa: PLC0415 - imports polars

    wishes = said.as_before.overruled_by(said.wishes) if said.as_before else said.wishes
    write_recipe(file, found.job, found.problems, wishes)
    tell("recipe-saved", file=file.name)
