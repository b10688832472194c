"""How `fix` tells what it mends: every text with what takes its place, before anything is saved."""

from typing import TYPE_CHECKING

from rosterwizard.cli.printing import tell
from rosterwizard.core.fixing.one_of_key import keeping_one
from rosterwizard.core.fixing.recipes import mend_in_words
from rosterwizard.core.letters.in_sight import in_sight, told_from
from rosterwizard.core.reports.fixes_report import facts_of_step
from rosterwizard.core.showing.check_in_words import edit_in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polars import DataFrame

    from rosterwizard.core.fixing import Mended, Step

MOST_NAMED = 20  # kinds of change of one fix; the JSON has all of them


def tell_mended(found: "Mended") -> None:
    """Name each step, what becomes what, the problems that came by it, and what found nothing."""
    for step in found.steps:
        label = _label(step)
        record_type = step.sheet_in(found.job).record_type
        tell("fix-made", record_type=record_type.id, label=label)
        if step.edit.set_aside:
            _tell_rows(step.pairs(found.job))
        else:
            _tell_pairs(step.pairs(found.job), label)
        if step.caused:
            tell("fix-made-causes", step.caused)
    for mend in found.idle:
        tell("recipe-idle", mend=mend_in_words(mend))


def tell_twins_left(found: "Mended") -> None:
    """Name the rows that have the key of another one, and what differs."""
    left = [
        (sheet.record_type.id, fix)
        for sheet in found.job.sheets
        if (fix := keeping_one(sheet, found.problems[sheet.record_type.name], "first"))
    ]
    twins = [(name, fix, row) for name, fix in left for row in fix.gone if row.differs]
    if twins:
        tell("twins-left", len(twins))
    for name, fix, row in twins[:MOST_NAMED]:
        tell(
            "twin-left",
            record_type=name,
            key=str(fix.params["columns"]),
            row=row.place,
            other=row.stays,
            columns=row.differs,
        )
    if len(twins) > MOST_NAMED:
        tell("fix-made-more", len(twins) - MOST_NAMED)


def facts_of_mended(found: "Mended") -> "Iterator[dict[str, object]]":
    """Give for the report what each step did."""
    for step in found.steps:
        yield facts_of_step(found.job, step, _label(step))


def _label(step: "Step") -> str:
    return step.fix.label if step.fix else edit_in_words(step.edit)


def _tell_rows(pairs: "DataFrame") -> None:
    """Name each row that is set aside, for it is in no file any more."""
    for row, what, _ in pairs.iter_rows():
        tell("fix-made-row", row=row, what=what)


def _tell_pairs(pairs: "DataFrame", label: str) -> None:
    """Name what is put for what, where the words of the step do not say it."""
    shown = pairs.head(MOST_NAMED).iter_rows()
    for before, after, count in shown:
        told = {"before": in_sight(told_from(before, after)), "after": in_sight(after)}
        if pairs.height > 1 or not _says_both(label, *told.values()):
            tell("fix-made-pair", count, **told)
    if pairs.height > MOST_NAMED:
        tell("fix-made-more", pairs.height - MOST_NAMED)


def _says_both(label: str, one: str, other: str) -> bool:
    """Tell whether both texts are in the label, also where one of them is a part of the other."""
    shorter, longer = sorted((one, other), key=len)
    return longer in label and shorter in label.replace(longer, "", 1)
