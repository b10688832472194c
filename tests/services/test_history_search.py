"""The history is searched by what stands in it, and two submissions are laid side by side."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.history_search import Compared, Wanted, compared
from tests.helpers.sent_before import entry

ONE = entry("one", "d1", created=2, refused=1)
SET = (entry("two", "d2", created=5), replace(entry("two", updated=4), record_type="staff"))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), True),
        (Wanted("P.CSV"), True),
        (Wanted("infiniti/patrons"), True),
        (Wanted("d1"), True),
        (Wanted("other"), False),
        (Wanted(system="Infiniti", server="LIBRARY"), True),
        (Wanted(system="infin"), False),
        (Wanted(server="Lib"), False),
        (Wanted(since=date(2024, 8, 24)), True),
        (Wanted(since=date(2024, 8, 25)), False),
        (Wanted(until=date(2024, 8, 24)), True),
        (Wanted(until=date(2024, 8, 23)), False),
        (Wanted(state="refused"), True),
        (Wanted(state="unknown"), False),
    ],
)
def test_all_that_is_wanted_must_be_there(wanted: Wanted, found: bool) -> None:
    assert wanted.has(ONE) is found


@pytest.mark.parametrize("server", ["practice", "practice:slow"])
def test_the_practice_server_is_found_however_it_behaved(server: str) -> None:
    slow, good = (replace(ONE, server=f"practice:{way}") for way in ("slow", "good"))
    wanted = Wanted(server=server)
    assert [wanted.has(each) for each in (slow, good, ONE)] == [True, server == "practice", False]


def test_counts_stand_side_by_side() -> None:
    assert compared([*SET, ONE], "one", "two") == (
        Compared("infiniti/patrons", "rows", 3, 5),
        Compared("infiniti/patrons", "created", 2, 5),
        Compared("infiniti/patrons", "refused", 1, 0),
        Compared("infiniti/staff", "rows", 0, 4),
        Compared("infiniti/staff", "updated", 0, 4),
    )


def test_they_are_said_with_what_changed() -> None:
    lines = [each.cells()[1:] for each in compared([*SET, ONE], "two", "one")]
    assert lines == [
        ("rows in all", "4", "0", "-4"),
        ("updated", "4", "0", "-4"),
        ("rows in all", "5", "3", "-2"),
        ("created", "5", "2", "-3"),
        ("refused", "0", "1", "+1"),
    ]
    assert compared([ONE], "one", "one")[0].cells()[-1] == "="


def test_an_unknown_id_is_said() -> None:
    with pytest.raises(RosterError) as raised:
        compared([ONE], "one", "three")
    assert raised.value.code == "no-such-submission"
