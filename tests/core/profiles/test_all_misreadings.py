"""Every fault of a profile is found, and the search for them ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.inspect import IntType

from rosterwizard.core.profiles import all_misreadings
from rosterwizard.core.profiles.all_misreadings import MOST, misreadings
from rosterwizard.core.profiles.misreadings import Misread

if TYPE_CHECKING:
    import pytest

    from rosterwizard.core.profiles.tree import Tree

SOUND: dict[str, Any] = {"name": "a", "title": "A", "version": "1", "resources": []}


def test_no_more_are_told_than_anybody_mends_at_once() -> None:
    odd = {f"odd{number}": 1 for number in range(MOST + 10)}
    assert len(misreadings({**SOUND, **odd})) == MOST


def test_a_fault_without_a_place_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    odd: Tree = {**SOUND, "odd": 1}
    (fault,) = misreadings(odd)
    nowhere = Misread(fault, (), IntType())
    monkeypatch.setattr(all_misreadings, "misread", lambda *_: nowhere)
    assert misreadings(odd) == (fault,)
