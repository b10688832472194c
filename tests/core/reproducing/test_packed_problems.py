"""Very many problems take little room, and come out as they went in."""

from __future__ import annotations

import msgspec
import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.reproducing.differences import differences
from rosterwizard.core.reproducing.expected_problems import expected_problems
from rosterwizard.core.reproducing.packed_problems import PackedProblems, packed, unpacked
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, patron

ROWS = 500


def test_what_was_packed_comes_out_again_after_a_way_through_json() -> None:
    rows = [
        patron(row, enabled="perhaps" if row % 2 else "Y", surname=" Lee") for row in range(ROWS)
    ]
    job = infiniti_job((HEADINGS, rows))
    problems = expected_problems(job, check_job(job))
    assert len(problems) > ROWS

    kept = msgspec.json.encode(packed(problems))
    again = msgspec.json.decode(kept, type=tuple[PackedProblems, ...])

    assert len(kept) < 10 * len(problems)
    assert not differences(problems, unpacked(again))


def test_what_is_no_problem_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="severity"):
        msgspec.json.decode(
            b'[{"problem": {"type": "a/b", "code": "x", "severity": "bad"}, "rows": []}]',
            type=tuple[PackedProblems, ...],
        )
