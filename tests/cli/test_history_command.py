"""`rosterwizard history`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.services.history import Entry, history_file, remember
from tests.helpers.command_line import called
from tests.helpers.sent_before import sent

if TYPE_CHECKING:
    import pytest

    Capsys = pytest.CaptureFixture[str]


def entry(server: str, **counts: int) -> Entry:
    return Entry(
        submission=f"s-{server}",
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


def test_what_is_unknown_is_listed_with_where_to_look_until_somebody_looked(
    capsys: Capsys,
) -> None:
    assert called(capsys, "history", "--open").status == 0
    sent("a", {"d1": "created", "d2": "cut"}, hour=9)
    sent("b", {"d3": "unknown"}, hour=10)
    found = called(capsys, "history", "--open")
    assert found.status == 6
    first, *look, settled = found.out.splitlines()[:4]
    assert first == (
        "2024-08-24 10:00  p.csv to Library: of 3 rows it is not known whether they are in."
    )
    assert "Settings > Users" in look[0]
    assert look[1] == "  https://library.example"
    assert settled == "  If they are in: --mark-done b   If they are not: --send-again b"
    facts = called(capsys, "history", "--open", "--json")
    assert facts.status == 6
    assert [(each["submission"], each["unknown"], each["taken"]) for each in facts.json] == [
        ("b", 3, 0),
        ("a", 3, 3),
    ]
    done = called(capsys, "history", "--open", "--mark-done", "b")
    assert (done.status, "3 rows of p.csv are in at Library" in done.err) == (6, True)
    again = called(capsys, "history", "--send-again", "a")
    assert (again.status, again.out, "are not in" in again.err) == (0, "", True)
    assert called(capsys, "history", "--mark-done", "a").status == 2


def test_what_was_cut_off_stands_in_the_history(capsys: Capsys) -> None:
    sent("a", {"d": "cut"})
    assert called(capsys, "history").out.endswith("p.csv  3 unknown\n")
