"""A line of the history says what is known by now, the latest submission first."""

from __future__ import annotations

from msgspec.structs import replace

from rosterwizard.services.history import remember
from rosterwizard.services.history_lines import history_lines
from rosterwizard.services.submissions import every_submission, settle
from tests.helpers.sent_before import entry, sent


def outcomes() -> dict[str, str]:
    return {each.entry.submission: each.outcome() for each in history_lines()}


def test_what_was_settled_since_is_said() -> None:
    sent("a", {"d1": "cut"})
    remember([entry("b", created=2)])
    assert outcomes() == {"a": "3 unknown", "b": "2 created"}
    assert [each.is_open for each in history_lines()] == [True, False]
    settle(next(each for each in every_submission() if each.name == "a"), taken=True)
    assert outcomes()["a"] == "3 unknown, settled since"


def test_what_was_cut_off_stands_where_it_was_sent_and_not_where_it_was_written_down() -> None:
    remember([replace(entry("later", created=1), when="2025-01-01T00:00:00+00:00")])
    sent("cut", {"d1": "cut"})
    assert [each.entry.submission for each in history_lines()] == ["later", "cut"]


def test_practice_is_known_as_such() -> None:
    remember([replace(entry("p", created=1), server="practice:slow"), entry("q", created=1)])
    assert {each.entry.submission: each.is_practice for each in history_lines()} == {
        "p": True,
        "q": False,
    }
    assert history_lines()[0].what == "infiniti/patrons"


def test_a_server_is_called_what_the_window_calls_it() -> None:
    names = ("practice", "practice:slow", "by-hand", "Library", "practice at noon")
    remember([replace(entry(name, created=1), server=name) for name in names])
    assert {each.entry.server: each.server for each in history_lines()} == {
        "practice": "Practice server",
        "practice:slow": "Practice server",
        "by-hand": "By hand",
        "Library": "Library",
        "practice at noon": "practice at noon",
    }
