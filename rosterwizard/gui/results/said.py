"""The one large sentence of the results, and the line below it. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.messages.words import sentence
from rosterwizard.gui.states import taken_count
from rosterwizard.gui.submit.plan_part import people_of
from rosterwizard.gui.wording import counted, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.job.outcomes import State
    from rosterwizard.services.submitting.submission import Submitted


def headline(job: Job, counts: Mapping[State, int]) -> str:
    """Return what became of all rows: "963 of 1,000 patrons are in. 37 need another look."."""
    total, taken = sum(counts.values()), taken_count(counts)
    what = people_of(job.sheets[0]) if len(job.sheets) == 1 else sentence("results-rows")
    gaps = {"taken": number(taken), "count": number(total), "what": what}
    if counts["unknown"]:
        return sentence("results-not-known", unknown=number(counts["unknown"]), **gaps)
    if not taken:
        return sentence("results-none-in", **gaps)
    handed_over = counts["delivered"] == taken
    if taken == total:
        return sentence("results-handed-over" if handed_over else "results-all-in", **gaps)
    rest = total - taken
    part = "one" if rest == 1 else "some" if handed_over else "message"
    code = "results-handed-over" if handed_over else "results-some-in"
    return sentence(code, part, rest=number(rest), **gaps)


def line_below(submitted: Submitted) -> str:
    """Return what else one must know first: what is unknown, or the system's own summary."""
    unknown = submitted.counts()["unknown"]
    if unknown:
        return counted("results-unknown", unknown)
    if submitted.cancelled:
        return sentence("results-cancelled")
    summaries = [each.summary for each in submitted.outcomes.values() if each.summary]
    if summaries:
        return sentence("results-says", summary=" ".join(dict.fromkeys(summaries)))
    return sentence("results-line")
