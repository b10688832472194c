"""What a person is told of changes that were laid over a file which changed meanwhile."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from rosterwizard.core.job.job import Job
from rosterwizard.core.job.laying_by_key import LaidByKey
from rosterwizard.core.job.left_out import LeftOut
from rosterwizard.core.matching.secret_columns import says_secret, secret_fields
from rosterwizard.core.messages.screen_mask import Telling, screened
from rosterwizard.core.messages.secret_text import masked
from rosterwizard.core.messages.words import counted, number, sentence


def said_of_laid(laid: LaidByKey) -> str:
    """Return in one message how many changes are laid over the file, and that others are not."""
    said = _said_of_places(laid)
    if laid.new_rows:
        said = counted("laid-over-new", laid.new_rows, said=said)
    return said


def _said_of_places(laid: LaidByKey) -> str:
    if not laid.count:
        return sentence("laid-over", "nothing")
    if not laid.left_out:
        return counted("laid-over", laid.count)
    return counted("laid-over-partly", laid.count, fitted=number(laid.fitted))


def lines_of(left_out: Sequence[LeftOut], job: Job) -> Iterator[str]:
    """Give a line for each change that is not there; in a set, below the name of its sheet."""
    titles = {each.name: each.title or each.name for each in job.profile.record_types}
    by_type = groupby(left_out, attrgetter("record_type"))
    for name, group in by_type:
        if len(job.sheets) > 1:
            yield sentence("left-out", "of-type", type=titles.get(name, name))
        secret = _secret_names(job, name)
        for each in group:
            hides = each.heading in secret or says_secret(each.heading)
            yield _line(_told(each, masked if hides else screened))


def _secret_names(job: Job, name: str) -> set[str]:
    """Return the fields and the headings of a record type that passwords stand below."""
    own = (each for each in job.profile.record_types if each.name == name)
    found = {field for each in own for field in secret_fields(each)}
    sheet = job.sheet_of(name)
    if sheet is not None:
        found |= {sheet.matching.matches[column].heading for column in sheet.secret_columns}
    return found


def _told(each: LeftOut, told: Telling) -> LeftOut:
    if each.kind not in ("cell", "constant"):
        return each
    before, wanted, stands = map(told, (each.before, each.wanted, each.stands))
    return replace(each, before=before, wanted=wanted, stands=stands)


def _line(each: LeftOut) -> str:
    return sentence(
        f"left-out-{each.kind}",
        "message" if each.reason == "other-text" else each.reason,
        row=each.row,
        heading=each.heading,
        before=each.before,
        wanted=each.wanted,
        stands=each.stands,
    )
