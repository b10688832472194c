"""How `fix` tells what it mends: every text with what takes its place, before anything is saved."""

from typing import TYPE_CHECKING

from rosterwizard.cli.printing import tell
from rosterwizard.core.fixing.gone_rows import pairs_of_step
from rosterwizard.core.fixing.recipes import mend_in_words
from rosterwizard.core.letters.in_sight import in_sight
from rosterwizard.core.reports.fixes_report import facts_of_fix, facts_of_step
from rosterwizard.core.showing.check_in_words import step_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polars import DataFrame

    from rosterwizard.core.fixing import Fix, Fixed
    from rosterwizard.core.fixing.replaying import Replayed
    from rosterwizard.core.job.job import Job, JobSheet

MOST_NAMED = 20  # kinds of change of one fix; the JSON has all of them


def tell_fixed(found: "Fixed") -> None:
    """Name each fix, what becomes what, and the problems that came by it."""
    for (name, fix), caused in zip(found.made, found.caused, strict=True):
        record_type = _sheet(found.job, name).record_type.id
        tell("fix-made", record_type=record_type, label=fix.label)
        _tell_pairs(fix.pairs(), fix.label)
        if caused:
            tell("fix-made-causes", caused)
    if not found.made:
        tell("nothing-to-fix")


def tell_replayed(found: "Replayed") -> None:
    """Name each step of a recipe with what becomes what, and what found nothing."""
    for name, edit in found.made:
        sheet, label = _sheet(found.job, name), step_in_words(edit)
        tell("fix-made", record_type=sheet.record_type.id, label=label)
        _tell_pairs(pairs_of_step(sheet, edit), label)
    for mend in found.idle:
        tell("recipe-idle", mend=mend_in_words(mend))


def facts_of_fixed(found: "Fixed") -> "Iterator[dict[str, object]]":
    """Give for the report what each fix did."""
    for (name, fix), caused in zip(found.made, found.caused, strict=True):
        yield facts_of_fix(_sheet(found.job, name), fix, _field(found, name, fix), caused)


def facts_of_replayed(found: "Replayed") -> "Iterator[dict[str, object]]":
    """Give for the report what each step of a recipe did."""
    for name, edit in found.made:
        yield facts_of_step(_sheet(found.job, name), edit, step_in_words(edit))


def _sheet(job: "Job", name: str) -> "JobSheet":
    return next(each for each in job.sheets if each.record_type.name == name)


def _field(found: "Fixed", name: str, fix: "Fix") -> str | None:
    if fix.column is None:
        return None
    return _sheet(found.job, name).matching.matches[fix.column].field


def _tell_pairs(pairs: "DataFrame", label: str) -> None:
    """Name what is put for what, where the words of the step do not say it."""
    shown = pairs.head(MOST_NAMED).iter_rows()
    for before, after, count in shown:
        told = {"before": in_sight(before), "after": in_sight(after)}
        if pairs.height > 1 or any(each not in label for each in told.values()):
            tell("fix-made-pair", count, **told)
    if pairs.height > MOST_NAMED:
        tell("fix-made-more", pairs.height - MOST_NAMED)
