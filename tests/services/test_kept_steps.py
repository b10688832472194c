"""Steps are written as plain JSON too, for those who must not trust packed columns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.casefile.alike_steps import steps_without_keys
from rosterwizard.core.job.job import Job
from rosterwizard.core.job.laying import lay_on
from rosterwizard.services.kept_steps import plain_steps, steps_of_plain
from tests.helpers.any_edit import changed, same_sheet
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import system

if TYPE_CHECKING:
    from collections.abc import Callable


@given(st.data())
def test_steps_that_were_written_plainly_make_the_same_job(data: st.DataObject) -> None:
    of = data.draw(record_types())
    start = data.draw(job_sheets(of))
    now = start
    for _ in range(data.draw(st.integers(0, 5))):
        now = changed(data, now)
    content = plain_steps(steps_without_keys(Job(system(of), (now,))))

    laid = lay_on(Job(system(of), (start,)), steps_of_plain(content))

    assert laid.misfits == ()
    assert same_sheet(laid.job.sheets[0].without_undone(), now.without_undone())


def _with_packed_cells(tree: list[dict[str, object]]) -> None:
    tree[0]["edit"] = {"cells": "QVJST1cx"}


def _with_unequal_columns(tree: list[dict[str, object]]) -> None:
    tree[0]["edit"] = {"cells": {"row": [1, 2], "column": [1], "before": [""], "after": [""]}}


@pytest.mark.parametrize("spoil", [_with_packed_cells, _with_unequal_columns])
def test_cells_that_are_none_are_refused(
    spoil: Callable[[list[dict[str, object]]], None],
) -> None:
    tree: list[dict[str, object]] = [{"type": "Made", "record_type": "people"}]
    spoil(tree)
    with pytest.raises(msgspec.ValidationError):
        steps_of_plain(json.dumps(tree).encode())
