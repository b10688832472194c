"""While a batch goes out, rows and bytes are told; once all is out, nothing looks finished."""

from __future__ import annotations

from rosterwizard.services.submitting.part_progress import Load, PartProgress
from tests.helpers.watching import Heard, Speaking


def second_of_two(progress: Heard, *, answers: bool = True) -> PartProgress:
    before, part, whole = Load(10, 4000), Load(30, 6000), Load(40, 10_000)
    return PartProgress(progress, "Library", before, part, whole, answers=answers)


def test_rows_and_bytes_are_those_of_the_whole() -> None:
    heard = Speaking()
    second_of_two(heard).report(3000, 6000)
    assert heard.reports == [(7000, 10_000)]
    assert heard.said == ["Sending to Library: 25 of 40 rows, 7 KB of 10 KB"]


def test_after_the_last_byte_the_answer_is_waited_for() -> None:
    heard = Speaking()
    second_of_two(heard).report(6000, 6000)
    assert heard.reports == [(0, 0)]
    assert heard.said == ["Sent to Library, waiting for the answer"]


def test_where_nobody_answers_it_is_done() -> None:
    heard = Speaking()
    second_of_two(heard, answers=False).report(6000, 6000)
    assert heard.reports == [(10_000, 10_000)]


def test_a_wait_leaves_its_own_words() -> None:
    heard = Speaking()
    part = second_of_two(heard)
    part.say("Waiting until 9:00")
    part.report(0, 0)
    assert (heard.reports, heard.said) == ([(0, 0)], ["Waiting until 9:00"])


def test_a_batch_without_bytes_counts_as_one_step() -> None:
    heard = Heard()
    PartProgress(heard, "L", Load(), Load(), Load(), answers=False).report(1, 1)
    assert heard.reports == [(0, 1)]
