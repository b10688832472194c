"""`rosterwizard history`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.services.history import Entry, history_file, remember
from tests.helpers.command_line import called

if TYPE_CHECKING:
    import pytest

    Capsys = pytest.CaptureFixture[str]


def entry(server: str, **counts: int) -> Entry:
    return Entry(
        submission="s",
        when="2026-11-21T22:18:09+00:00",
        system="infiniti",
        record_type="patrons",
        server=server,
        file="patrons.csv",
        digest="d",
        rows=3,
        counts={state.replace("_", "-"): count for state, count in counts.items()},
    )


def test_nothing_yet_is_said(capsys: Capsys) -> None:
    found = called(capsys, "history")
    assert (found.status, found.out) == (0, "")
    assert found.err
    assert called(capsys, "history", "--json").json == []


def test_submissions_stand_below_each_other_the_latest_first(capsys: Capsys) -> None:
    remember([entry("Library", created=2, not_sent=1)])
    remember([entry("A server with a long name", updated=3)])
    latest, first = called(capsys, "history").out.splitlines()
    assert latest.startswith("2026-11-21 22:18  infiniti/patrons  A server with a long name  ")
    assert first.endswith("patrons.csv  2 created, 1 not sent")
    assert latest.index("patrons.csv") == first.index("patrons.csv")
    facts = called(capsys, "history", "--json").json
    assert [each["server"] for each in facts] == ["A server with a long name", "Library"]
    assert facts[1]["recordType"] == "patrons"


def test_history_that_cannot_be_understood_is_status_3(capsys: Capsys) -> None:
    history_file().write_bytes(b"not a database, and long enough to be taken for none" * 100)
    found = called(capsys, "history")
    assert found.status == 3
    assert "kept as" in found.err
    assert called(capsys, "history").status == 0
