"""A case takes the place of the work at hand, and is nobody's work: looked at, never changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.reproducing.differences import Differences
from rosterwizard.core.wizard.flow import Step, missing, reachable
from rosterwizard.services.kept_of_work import is_worth_keeping
from rosterwizard.services.looked_at import LookedAt
from rosterwizard.services.work import Work
from rosterwizard.services.work_facts import facts_of
from tests.helpers.patron_jobs import infiniti_job

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import Job
    from rosterwizard.core.messages.errors import RosterError

PATH = Path("somebody.rwcase")


@dataclass(frozen=True)
class Shown:
    """A case as the work sees it."""

    job: Job
    problems: Mapping[str, Problems] = field(repr=False, default_factory=dict)
    differences: Differences = field(default_factory=lambda: Differences((), (), (), 0))
    told: tuple[RosterError, ...] = ()
    is_reproduced: bool = True


@pytest.fixture
def work() -> Work:
    before, case = Work().read(infiniti_job()), Shown(infiniti_job())
    assert isinstance(case, LookedAt)
    return before.looking_at(case, PATH)


def test_case_is_all_that_is_at_hand(work: Work) -> None:
    before = Work().read(infiniti_job())
    assert work.case is not None
    assert work.job is work.case.job
    assert work.paths == (PATH,)
    assert work.record_types == ("patrons",)
    assert (work.entry, work.reading) > (before.entry, before.reading)


def test_case_is_changed_by_nobody(work: Work) -> None:
    edit = typed(work.sheet_of("patrons"), 0, 3, "Somebody")
    assert edit is not None
    assert work.would_change_case(work.edited_by("patrons", edit))
    assert not work.would_change_case(work.sending_to("Library"))
    assert not work.would_change_case(work.anew())


def test_work_of_ones_own_is_no_case(work: Work) -> None:
    own = Work().read(infiniti_job())
    assert not own.would_change_case(own.not_read())


def test_nothing_of_a_case_is_worth_keeping(work: Work) -> None:
    assert not is_worth_keeping(work)


def test_nothing_is_sent_from_a_case(work: Work) -> None:
    assert work.job is not None
    checked = work.checked(check_job(work.job))
    assert missing(Step.CHECK, facts_of(checked)) == "missing-of-case"
    assert Step.SUBMIT not in set(reachable(facts_of(checked)))


@pytest.mark.parametrize("leave", ["anew", "unread", "files"])
def test_other_work_leaves_the_case(work: Work, leave: str) -> None:
    left = {
        "anew": work.anew(),
        "unread": work.unread(),
        "files": work.reading_files([Path("own.csv")]),
    }
    assert left[leave].case is None
