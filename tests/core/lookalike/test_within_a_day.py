"""Where a time of day was, there is one."""

from __future__ import annotations

import pytest

from rosterwizard.core.lookalike.within_a_day import within_a_day


@pytest.mark.parametrize(
    ("text", "new", "time"),
    [
        ("06:30", "08:07", "08:07"),
        ("12:00", "36:75", "18:15"),
        ("9:59:59", "7:83:99", "7:23:39"),
        ("09:05", "31:05", "01:05"),
        ("11:05 AM", "37:05 AM", "11:05 AM"),
        ("9:05 PM", "0:05 PM", "1:05 PM"),
        ("2014-05-17T23:59:59", "2014-06-21T61:72:10", "2014-06-21T15:12:10"),
        ("36:00:00", "82:00:00", "82:00:00"),  # so long it took
        ("06:30", "abcde", "abcde"),
        ("50%", "61%", "61%"),
    ],
)
def test_a_time_of_day_stays_one(text: str, new: str, time: str) -> None:
    assert within_a_day(text, new) == time
