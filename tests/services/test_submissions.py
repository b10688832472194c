"""What is known of every submission, after a crash, a locked disk and a person's word."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rosterwizard.services.history import entries, history_file, remember
from rosterwizard.services.journal import journal_of, journals
from rosterwizard.services.journal_writing import Journal
from rosterwizard.services.servers.server import Server
from rosterwizard.services.submissions import (
    every_submission,
    known_submissions,
    open_submissions,
    settle,
    take_up,
)
from tests.helpers.sent_before import entry, planned, sending, sent

if TYPE_CHECKING:
    from rosterwizard.services.submissions import Submission

_TAKING_UP = "from rosterwizard.services.submissions import take_up; take_up()"


def still_open() -> dict[str, int]:
    return {each.name: each.unknown for each in open_submissions(every_submission())}


def only() -> Submission:
    (found,) = every_submission()
    return found


def test_what_was_cut_off_gets_its_line_in_the_history() -> None:
    sent("a", {"d1": "created", "d2": "cut", "d3": ""})
    assert still_open() == {"a": 3}
    (line,) = entries()
    assert (line.submission, line.file, line.server, line.rows) == ("a", "p.csv", "Library", 9)
    assert line.counts == {"created": 3, "unknown": 3, "not-sent": 3}
    assert only().files == ("p.csv",)


def test_two_programs_that_start_at_once_write_it_once() -> None:
    for name in "abc":
        sent(name, {name: "cut"})
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    starts = [
        subprocess.Popen([sys.executable, "-c", _TAKING_UP], env=environment) for _ in range(3)
    ]
    assert [start.wait() for start in starts] == [0, 0, 0]
    take_up()
    assert sorted(line.submission for line in entries()) == ["a", "b", "c"]


def test_what_is_being_sent_is_not_taken_for_cut_off() -> None:
    with Journal("a") as journal:
        journal.write(planned("d"))
        journal.write(sending(1, "d"))
        assert every_submission() == ()
        assert entries() == ()
    assert still_open() == {"a": 3}


def test_where_nothing_was_begun_nothing_is_written() -> None:
    sent("a", {"d": ""})
    with Journal("b") as journal:  # the power went before the first batch
        journal.write(planned("d"))
        journal.path.with_name("c.jsonl").write_bytes(journal.path.read_bytes())
    assert every_submission() == ()
    assert entries() == ()


def test_an_older_journal_says_what_it_can() -> None:
    with Journal("a") as journal:
        journal.write(sending(1, "d1"))
        journal.write(sending(2, "d2"))
    assert still_open() == {"a": 6}
    (line,) = entries()
    assert (line.file, line.counts) == ("users.csv", {"unknown": 6})
    assert only().went_to(_server("https://other.example", name="Library"))


def _server(url: str, name: str = "L") -> Server:
    return Server(name=name, system="infiniti", url=url, protocol="infiniti")


def test_a_server_is_known_by_its_address() -> None:
    sent("a", {"d": "created"})
    assert only().went_to(_server("https://library.example"))
    assert not only().went_to(_server("https://other.example", name="Library"))


def test_a_line_of_the_history_speaks_where_the_journal_is_gone() -> None:
    remember([entry("a", "d1", created=2, unknown=1), entry("b", "d2", created=3)])
    assert still_open() == {"a": 1}
    settle(open_submissions(every_submission())[0], taken=True)
    assert still_open() == {}
    assert [sum(part.taken for part in each.parts) for each in every_submission()] == [3, 3]
    assert entries()[1].counts == {"created": 2, "unknown": 1}, "a fact stays"


def test_what_the_history_knows_is_not_open_though_the_journal_lacks_it() -> None:
    sent("a", {"d": "cut"})
    remember([entry("a", created=3)])
    assert still_open() == {}


def test_a_persons_word_closes_it() -> None:
    for name, taken in (("a", True), ("b", False)):
        sent(name, {f"{name}1": "created", f"{name}2": "cut"})
        (submission,) = open_submissions(every_submission())
        settle(submission, taken=taken)
        assert still_open() == {}
    taken_rows = {each.name: sum(part.taken for part in each.parts) for each in every_submission()}
    assert taken_rows == {"a": 6, "b": 3}


def test_what_waits_in_a_queue_is_open_until_a_person_says_what_became_of_it() -> None:
    sent("a", {"d": "queued"})
    assert still_open() == {"a": 3}
    settle(only(), taken=True)
    assert still_open() == {}
    assert [part.counts for part in only().parts] == [{"accepted": 3}]


def test_what_is_sent_again_is_answered_for_by_the_later_one() -> None:
    sent("a", {"d1": "cut", "d2": "cut"}, hour=9)
    sent("b", {"d1": "unknown"}, hour=10)
    assert still_open() == {"a": 3, "b": 3}
    sent("c", {"d1": "created", "d2": "not-sent"}, hour=11)
    assert still_open() == {"a": 3}, "what did not go out answers for nothing"
    sent("d", {"d2": "created"}, hour=12, url="https://other.example")
    assert still_open() == {"a": 3}, "nor does another server"
    sent("e", {"d2": "created"}, hour=13)
    assert still_open() == {}


def test_rows_that_are_sent_again_in_another_file_are_answered_for_once_all_went_out() -> None:
    sent("a", {"d1": "cut"}, hour=9)
    sent("b", {"e1": "cut", "e2": ""}, repeats=("a",), hour=10)
    assert still_open() == {"a": 3, "b": 3}
    sent("c", {"f1": "created"}, repeats=("b",), hour=11)
    assert still_open() == {}


def test_practice_leaves_nothing_open() -> None:
    remember([replace(entry("p", unknown=3), server="practice:cut-line")])
    assert [each.is_practice for each in every_submission()] == [True]
    assert still_open() == {}


def test_without_a_history_the_journals_speak() -> None:
    sent("a", {"d": "cut"})
    history_file().mkdir()
    assert [each.unknown for each in known_submissions()] == [3]
    history_file().rmdir()
    assert len(entries()) == 0
    take_up()
    assert len(entries()) == 1, "the next start makes up for it"
    assert journals() == (journal_of("a"),)
