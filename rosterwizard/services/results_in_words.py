"""What became of a submission: the one large sentence, and the line below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import counted, number, sentence
from rosterwizard.core.profiles.set_files import mode_named
from rosterwizard.core.showing.states import open_count, taken_count

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.core.job.row_states import State
    from rosterwizard.services.submitting.submission import Submitted


def people_of(sheet: JobSheet) -> str:
    """Return what the rows are, as it stands in a sentence: "patrons"."""
    title = sheet.record_type.label
    return title[:1].lower() + title[1:]


def headline(job: Job, counts: Mapping[State, int], *, is_practice: bool = False) -> str:
    """Return what became of all rows: "963 of 1,000 patrons are in. 37 need another look.".

    is_practice: they "would be in".
    """
    part = "practice" if is_practice else "message"
    total, taken = sum(counts.values()), taken_count(counts)
    what = people_of(job.sheets[0]) if len(job.sheets) == 1 else sentence("results-rows")
    if counts["queued"] and not counts["unknown"]:
        queued = number(counts["queued"])
        return sentence("results-in-queue", part, count=total, queued=queued, what=what)
    if counts["unknown"]:
        unknown = number(open_count(counts))
        return sentence("results-not-known", part, count=total, unknown=unknown, what=what)
    if not taken:
        return sentence("results-none-in", part, count=total, what=what)
    handed_over = counts["delivered"] == taken
    if taken == total:
        code = "results-handed-over" if handed_over else "results-all-in"
        return sentence(code, part, count=total, what=what)
    code = "results-some-handed-over" if handed_over else "results-some-in"
    gaps = {"taken": number(taken), "total": number(total), "what": what}
    return sentence(code, part, count=total - taken, **gaps)


def mode_line(job: Job, submitted: Submitted) -> str:
    """Return in which mode it went, and what that does; "" for a system without modes."""
    mode = mode_named(job.profile, submitted.mode) if submitted.mode else None
    return sentence("results-mode", mode=mode.title, says=mode.says) if mode else ""


def line_below(submitted: Submitted) -> str:
    """Return what else one must know first: what is unknown, or the system's own summary."""
    counts = submitted.counts()
    if counts["unknown"]:
        return counted("results-unknown", open_count(counts))
    if counts["queued"]:
        return counted("results-queued", counts["queued"])
    if submitted.cancelled:
        return sentence("results-cancelled")
    return said_line(submitted) or sentence("results-line")


def said_line(submitted: Submitted) -> str:
    """Return what the system itself says about the whole; "" where it says nothing."""
    summaries = [each.summary for each in submitted.outcomes.values() if each.summary]
    summary = " ".join(dict.fromkeys(summaries))
    return sentence("results-says", summary=summary) if summary else ""
