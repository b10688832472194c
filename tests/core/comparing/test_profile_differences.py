"""Whatever differs between two profiles is told, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from rosterwizard.core.comparing.differences_in_words import differences_in_words
from rosterwizard.core.comparing.profile_differences import profile_differences
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.profiles.loading import built_in_profiles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.core.comparing.differing_places import ProfileDifference

PROFILES = built_in_profiles()
NAMES = {"name", "title", "value", "heading"}
OTHER_WAY = {"came": "went", "went": "came", "changed": "changed"}


def as_tree(profile: Profile) -> dict[str, Any]:
    tree: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(profile))
    return tree


def changed_leaves(
    tree: Any,  # noqa: ANN401 - tables and lists, in each other
    way: tuple[str, ...] = (),
) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Give the way to each leaf of a tree, places in lists left out, with the whole changed tree.

    The caller's tree is the changed one while it is given.
    """
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in list(steps):
        own = (*way, key) if isinstance(key, str) else way
        if isinstance(value, dict | list) and value:
            yield from changed_leaves(value, own)
            continue
        for other in (True, 7, "other", ["other"], None):
            if other != value:
                tree[key] = other
                yield own, other
        tree[key] = value


def changed_profiles(profile: Profile) -> Iterator[tuple[tuple[str, ...], Profile]]:
    """Give the profile with another value at one place: once for each kind of place."""
    tree, seen = as_tree(profile), set()
    for way, _ in changed_leaves(tree):
        if way in seen or way[-1] in {"system", "fileTitle"}:
            continue
        try:
            other = msgspec.convert(tree, Profile)
        except msgspec.ValidationError:
            continue
        seen.add(way)
        yield way, other


def differing(first: Profile, second: Profile) -> tuple[ProfileDifference, ...]:
    """Return what differs; KeyError where the changed profile refers to what is not there."""
    return profile_differences(first, second)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda each: each.name)
def test_profile_differs_in_nothing_from_itself(profile: Profile) -> None:
    again = msgspec.convert(msgspec.to_builtins(profile), Profile)
    assert profile_differences(profile, again) == ()


@pytest.mark.parametrize("profile", PROFILES, ids=lambda each: each.name)
def test_whatever_is_another_at_any_place_is_told_and_in_words(profile: Profile) -> None:
    tried = 0
    for way, other in changed_profiles(profile):
        try:
            found = differing(profile, other)
        except (KeyError, StopIteration):
            continue  # a name that others refer to: such a profile cannot be used
        tried += 1
        assert found, way
        lines = [line for _, said in differences_in_words(found) for line in said]
        assert len(lines) == len(found)
    assert tried > 60


@pytest.mark.parametrize("first", PROFILES, ids=lambda each: each.name)
@pytest.mark.parametrize("second", PROFILES, ids=lambda each: each.name)
def test_what_came_one_way_went_the_other_way(first: Profile, second: Profile) -> None:
    there, back = profile_differences(first, second), profile_differences(second, first)
    assert bool(there) == (first is not second)

    def key(each: ProfileDifference, change: str) -> tuple[str, ...]:
        return each.kind, change, each.type, each.field, each.part

    assert sorted(key(each, each.change) for each in there) == sorted(
        key(each, OTHER_WAY[each.change]) for each in back
    )


def infiniti_with(change: str) -> tuple[ProfileDifference, ...]:
    """Return what differs after one change of the text of the patrons' user name or gender."""
    ours = next(each for each in PROFILES if each.name == "infiniti")
    tree = as_tree(ours)
    fields = {each["name"]: each for each in tree["resources"][0]["schema"]["fields"]}
    make_change(change, tree, fields)
    return profile_differences(ours, msgspec.convert(tree, Profile))


def make_change(change: str, tree: dict[str, Any], fields: dict[str, Any]) -> None:
    every = tree["resources"][0]["schema"]["fields"]
    if change == "length":
        fields["username"]["constraints"]["maxLength"] = 3
    elif change == "inferred":
        fields["graduationyear"]["roster"]["rules"]["required-when"]["inferred"] = True
    elif change == "value":
        fields["gender"]["categories"].append({"value": "X", "label": "other"})
    elif change == "order":
        every.insert(0, every.pop())
    elif change == "field":
        every.append({"name": "shoe_size"})
    elif change == "limit":
        tree["resources"][0]["roster"]["limits"]["rows"] = 100


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("length", [("rule", "patrons", "username", "maxLength")]),
        ("inferred", [("rule", "patrons", "graduationyear", "required-when")]),
        ("value", [("value", "patrons", "gender", "categories")]),
        ("order", [("setting", "patrons", "", "schema.fields")]),
        ("field", [("field", "patrons", "shoe_size", "")]),
        ("limit", [("rule", "patrons", "", "too-many-rows")]),
    ],
)
def test_one_change_is_told_once(change: str, told: list[tuple[str, ...]]) -> None:
    found = infiniti_with(change)
    assert [(each.kind, each.type, each.field, each.part) for each in found] == told


def test_rule_is_told_with_its_source_before_and_after() -> None:
    (found,) = infiniti_with("inferred")
    ((place, (line,)),) = differences_in_words((found,))
    assert place == "Record type patrons, field graduationyear"
    assert "documented in" in line
    assert "our reading of" in line


def test_what_stands_in_a_profile_is_not_shown_with_a_difference() -> None:
    (found,) = infiniti_with("value")
    assert repr(found) == "ProfileDifference(value, patrons, gender, categories)"
