"""`rosterwizard history`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.services.history import Entry, history_file, remember
from rosterwizard.services.settings import load_settings
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
    assert first.endswith("patrons.csv  2 created, 1 not sent  s-Library")
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
    assert (done.status, "p.csv: 3 rows are in at Library" in done.err) == (6, True)
    again = called(capsys, "history", "--send-again", "a")
    assert (again.status, again.out, "are not in" in again.err) == (0, "", True)
    assert called(capsys, "history", "--mark-done", "a").status == 2


def test_what_was_cut_off_stands_in_the_history(capsys: Capsys) -> None:
    sent("a", {"d": "cut"})
    assert called(capsys, "history").out.endswith("p.csv  3 unknown  a\n")
    assert [each["open"] for each in called(capsys, "history", "--json").json] == [True]
    called(capsys, "history", "--mark-done", "a")
    assert called(capsys, "history").out.endswith("p.csv  3 unknown, settled since  a\n")
    assert [each["open"] for each in called(capsys, "history", "--json").json] == [False]


def test_it_is_searched(capsys: Capsys) -> None:
    remember([entry("Library", created=2)])
    remember([entry("Other", updated=3)])
    narrowed = (
        ("--search", "lib"),
        ("--server", "library", "--since", "2026-11-21"),
        ("--outcome", "created", "--until", "2026-11-21"),
    )
    for options in narrowed:
        assert [each["server"] for each in called(capsys, "history", *options, "--json").json] == [
            "Library"
        ]
    none = called(capsys, "history", "--system", "haiku")
    assert (none.status, none.out, "like that" in none.err) == (0, "", True)


def test_two_are_compared(capsys: Capsys) -> None:
    remember([entry("A", created=2)])
    remember([entry("B", created=3, refused=1)])
    found = called(capsys, "history", "--compare", "s-A", "s-B")
    lines = [each.split() for each in found.out.splitlines()]
    assert lines == [
        ["s-A", "s-B", "change"],
        ["infiniti/patrons", "rows", "in", "all", "3", "3", "="],
        ["infiniti/patrons", "created", "2", "3", "+1"],
        ["infiniti/patrons", "refused", "0", "1", "+1"],
    ]
    facts = called(capsys, "history", "--compare", "s-A", "s-B", "--json").json
    assert facts["rows"][1] == {
        "type": "infiniti/patrons",
        "state": "created",
        "counts": [2, 3],
    }
    assert called(capsys, "history", "--compare", "s-A", "s-C").status == 2


def test_a_file_is_forgotten(capsys: Capsys) -> None:
    remember([entry("A", created=2)])
    found = called(capsys, "history", "--forget", "patrons.csv")
    assert (found.status, "1 submission of patrons.csv" in found.err) == (0, True)
    assert called(capsys, "history", "--json").json == []
    assert called(capsys, "history", "--forget", "patrons.csv").status == 2


def test_for_how_long_is_kept_in_the_settings(capsys: Capsys) -> None:
    assert called(capsys, "history", "--keep-days", "30").status == 0
    assert load_settings().keeps_days == 30
    assert called(capsys, "history", "--keep-days", "0").status == 2


def test_one_thing_at_a_time(capsys: Capsys) -> None:
    assert called(capsys, "history", "--open", "--forget", "a").status == 2
