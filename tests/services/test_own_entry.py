"""Only the two words together start a process of our own, and it gets what follows them."""

from __future__ import annotations

import sys

import pytest

from rosterwizard.services import own_entry, reading_child
from rosterwizard.services.own_entry import SIGN, serve_as_own_process

CHILD = reading_child.__name__


def test_module_that_is_named_gets_what_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[list[str]] = []
    monkeypatch.setattr(reading_child, "main", lambda: served.append(list(sys.argv)))
    monkeypatch.setattr(sys, "argv", ["rosterwizard", SIGN, CHILD, "a request"])
    assert serve_as_own_process()
    assert served == [["rosterwizard", "a request"]]


@pytest.mark.parametrize(
    "words",
    [[], [SIGN], [SIGN, "os"], [CHILD, SIGN], ["check", SIGN, CHILD], [f"{SIGN}.csv", CHILD]],
    ids=" ".join,
)
def test_other_words_are_the_persons(monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    def refuse(name: str) -> None:
        raise AssertionError(name)

    monkeypatch.setattr(own_entry, "import_module", refuse)
    monkeypatch.setattr(sys, "argv", ["rosterwizard", *words])
    assert not serve_as_own_process()
    assert sys.argv[1:] == words
