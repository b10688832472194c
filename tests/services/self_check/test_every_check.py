"""The whole check: all is well here, each part is told, and nothing that it meets is raised."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.core.messages.words import has_sentence, sentence
from rosterwizard.services.folders import data_folder
from rosterwizard.services.self_check import Finding, every_check, self_check, summed_up
from tests.helpers.stumbles import STUMBLES, WANTED
from tests.helpers.watching import CancelWhen, Heard

if TYPE_CHECKING:
    from collections.abc import Iterator

WELL = Finding("well", "26 icons can be read.")
NOTE = Finding("note", "There is no keyring.")
WRONG = Finding("wrong", "The file is missing.")
SECRET = "anna@school.example"  # noqa: S105 - a cell


def test_nothing_is_wrong_with_a_checkout() -> None:
    findings = list(self_check())
    assert [each.says for each in findings if each.state == "wrong"] == []
    groups = [sentence("self-check-group", group) for group in every_check.CHECKS]
    assert list(dict.fromkeys(each.group for each in findings)) == groups


def test_findings_have_the_code_of_their_words() -> None:
    found = list(every_check.codes_found({"sending", "passwords"}))
    assert {group for group, _ in found} == {*every_check.CHECKS} - {"sending", "passwords"}
    assert all(has_sentence(each.code) for _, each in found)


def test_nothing_is_left_behind() -> None:
    list(self_check())
    assert list(data_folder().rglob("*")) == []


def test_progress_counts_the_checks_and_can_cancel() -> None:
    heard = Heard()
    list(self_check(heard))
    assert heard.reports[0][0] == 0
    assert heard.reports[-1][0] == heard.reports[-1][1] == 12
    with pytest.raises(Cancelled):
        list(self_check(CancelWhen()))


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (ZeroDivisionError(SECRET), "has a fault of its own there (ZeroDivisionError)"),
        (RosterError("user-empty"), "The user name is empty"),
    ],
)
def test_check_that_raises_is_told_in_words_and_the_others_go_on(
    monkeypatch: pytest.MonkeyPatch, error: Exception, says: str
) -> None:
    def half() -> Iterator[Finding]:
        yield WELL
        raise error

    monkeypatch.setattr(every_check, "CHECKS", {"files": (half, lambda: iter([NOTE]))})
    well, wrong, note = self_check()
    assert [well.says, note.says] == [WELL.says, NOTE.says]
    assert wrong.state == "wrong"
    assert says in wrong.says
    assert SECRET not in wrong.says


@pytest.mark.parametrize("kind", ["OSError", "MemoryError", "RecursionError", "PanicException"])
def test_no_kind_of_error_ends_the_check(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    def stumbling() -> Iterator[Finding]:
        STUMBLES[kind]()
        yield WELL

    monkeypatch.setattr(every_check, "CHECKS", {"files": (stumbling, lambda: iter([NOTE]))})
    wrong, note = self_check()
    assert f"({kind})" in wrong.says
    assert note.says == NOTE.says


def test_being_stopped_within_a_check_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(every_check, "CHECKS", {"files": (WANTED["Cancelled"],)})
    with pytest.raises(Cancelled):
        list(self_check())


def test_check_that_cannot_even_begin_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> NoReturn:
        raise OSError(SECRET)

    monkeypatch.setattr(every_check, "CHECKS", {"files": (broken,)})
    (finding,) = self_check()
    assert finding.state == "wrong"
    assert SECRET not in finding.says


@pytest.mark.parametrize(
    ("findings", "says"),
    [
        ([WELL], "All is well."),
        ([WELL, NOTE], "All is well, with 1 note."),
        ([NOTE, NOTE], "All is well, with 2 notes."),
        ([WRONG, NOTE], "1 thing is wrong. What to do about it stands beside it."),
        ([WRONG, WELL, WRONG], "2 things are wrong. What to do stands beside each."),
    ],
)
def test_last_sentence_sums_up(findings: list[Finding], says: str) -> None:
    assert summed_up(findings) == says
