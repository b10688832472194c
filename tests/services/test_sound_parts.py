"""Of a file with unsound values the sound ones are kept."""

from __future__ import annotations

import msgspec
import pytest

from rosterwizard.services.sound_parts import sound_parts


class Pair(msgspec.Struct, frozen=True):
    one: int
    two: str = ""


class Kept(msgspec.Struct, frozen=True, rename="camel"):
    a_number: int = 5
    pairs: tuple[Pair, ...] = ()
    by_name: dict[str, Pair] = {}


@pytest.mark.parametrize(
    ("tree", "value", "unsound"),
    [
        ({}, Kept(), ()),
        ({"aNumber": 7, "other": 1}, Kept(7), ()),
        ({"aNumber": "7", "pairs": [{"one": 1}]}, Kept(5, (Pair(1),)), ("aNumber",)),
        ({"pairs": [{"one": 1}, {"one": "x"}, 3]}, Kept(5, (Pair(1),)), ("pairs 2", "pairs 3")),
        ({"pairs": {"one": 1}}, Kept(), ("pairs",)),
        ({"byName": {"a": {}, "b": {"one": 2}}}, Kept(5, (), {"b": Pair(2)}), ("byName 1",)),
        ({"byName": []}, Kept(), ("byName",)),
    ],
)
def test_only_what_is_unsound_is_left_out(
    tree: dict[str, object], value: Kept, unsound: tuple[str, ...]
) -> None:
    assert sound_parts(tree, Kept) == (value, unsound)
