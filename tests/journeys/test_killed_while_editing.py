"""A program that is killed at any moment leaves all that was kept, exactly as it was."""

from __future__ import annotations

import random
import sys
from functools import cache
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.job.laying import lay_on
from rosterwizard.gui.session import Session
from rosterwizard.services.kept_entries import kept_list
from rosterwizard.services.kept_steps import kept_steps
from tests.helpers.any_edit import same_sheet
from tests.helpers.killed_editing import Killer, changes, opened_job
from tests.helpers.needing import elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rosterwizard.core.job.job import JobSheet

POINTS, SCRIPTS, AT_A_TIME = 200, 20, 20
LONGEST_DELAY_S = 0.01  # in which a session goes on for some changes
pytestmark = elsewhere(sys.platform == "win32", "forks, and kills by a Unix signal")


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    with Killer() as killer:
        yield killer


@cache
def states(seed: int) -> tuple[JobSheet, ...]:
    """Return the sheet as it is opened, and after each change of a session."""
    session = Session()
    found = [opened_job().sheets[0]]
    for _ in changes(session, seed):
        job = session.work.job
        assert job is not None
        found += job.sheets
    return tuple(found)


@pytest.mark.parametrize("first", range(0, POINTS, AT_A_TIME))
def test_what_was_kept_is_there(
    first: int, killer: Killer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for point in range(first, first + AT_A_TIME):
        own = home / f"{point}"
        own.mkdir()
        chance, seed = random.Random(point), point % SCRIPTS  # noqa: S311 - any moment
        last = len(states(seed)) - 1
        after, delay_s = chance.randrange(last), chance.uniform(0, LONGEST_DELAY_S)
        kept = killer.kept_when_killed(own, seed, after, delay_s)
        assert after <= kept <= last
        monkeypatch.setenv("XDG_DATA_HOME", str(own))
        assert is_one_of(states(seed)[kept:]), f"point {point}: {kept} changes were kept"


def is_one_of(then: tuple[JobSheet, ...]) -> bool:
    """Tell whether the job that is offered back is one of these."""
    kept = kept_list()
    assert not kept.troubles
    if not kept.entries:
        return same_sheet(opened_job().sheets[0], then[0])
    (entry,) = kept.entries
    laid = lay_on(opened_job(), kept_steps(entry.file).steps)
    assert not laid.misfits
    return any(same_sheet(laid.job.sheets[0], each) for each in then)
