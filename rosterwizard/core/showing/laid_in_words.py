"""What a person is told of changes that were laid over a file which changed meanwhile."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from rosterwizard.core.job.job import Job
from rosterwizard.core.job.laying_by_key import LaidByKey
from rosterwizard.core.job.left_out import LeftOut
from rosterwizard.core.messages.words import counted, number, sentence


def said_of_laid(laid: LaidByKey) -> str:
    """Return in one message how many changes are laid over the file, and that others are not."""
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
        yield from map(_line, group)


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
