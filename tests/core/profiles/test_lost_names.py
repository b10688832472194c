"""A name that leads to no field keeps a profile from being used, wherever it stands."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.profiles.faults import FaultyProfile
from rosterwizard.core.profiles.loading import load_profile
from rosterwizard.core.profiles.toml_text import toml_entry

if TYPE_CHECKING:
    from collections.abc import Iterator

SYSTEMS = sorted((resources_folder() / "systems").glob("*.toml"))
Way = tuple[str | int, ...]
# What holds names of fields, in a record type; of a reference `fields` alone does.
_HOLDING = {
    *("primaryKey", "uniqueKeys", "oneOf", "together", "match", "field", "sameLengthAs"),
    *("notBefore", "foreignKeys"),
}


def ways_to_names(tree: Any, way: Way = ()) -> Iterator[Way]:  # noqa: ANN401 - whatever TOML can hold
    """Give the way to each name of a field that stands for one elsewhere."""
    if isinstance(tree, str):
        if _HOLDING & {*way} and way[-1] not in {"resource", "source", "says", "severity"}:
            yield way
    elif isinstance(tree, (dict, list)):
        parts = tree.items() if isinstance(tree, dict) else enumerate(tree)
        for key, part in parts:
            if key not in {"values", "rule"}:
                yield from ways_to_names(part, (*way, key))


def test_every_kind_of_name_stands_in_some_profile() -> None:
    every = {
        key
        for path in SYSTEMS
        for way in ways_to_names(tomllib.loads(path.read_text("utf-8")))
        for key in way
    }
    assert every >= {"primaryKey", "uniqueKeys", "foreignKeys", "requiredWhen", "notBefore"}


@pytest.mark.parametrize("path", SYSTEMS, ids=lambda path: path.stem)
def test_name_that_leads_nowhere_is_told_with_its_place(path: Any) -> None:  # noqa: ANN401 - a path
    tree = tomllib.loads(path.read_text("utf-8"))
    ways = list(ways_to_names(tree["resources"], ("resources",)))
    assert ways
    for way in ways:
        with pytest.raises(RosterError) as caught:
            load_profile(written(misspelt(tree, way)), path.name)
        cause = caught.value.__cause__
        assert isinstance(cause, FaultyProfile)
        assert {each.code for each in cause.faults} & {
            "profile-unknown-field",
            "profile-unknown-field-near",
        }, way


def misspelt(tree: Any, way: Way) -> Any:  # noqa: ANN401 - whatever TOML can hold
    """Return the tree with another word at the end of the way."""
    other = deepcopy(tree)
    part = other
    for key in way[:-1]:
        part = part[key]
    part[way[-1]] += "x"
    return other


def written(tree: dict[str, Any]) -> bytes:
    return "\n".join(toml_entry(key, part) for key, part in tree.items()).encode()
