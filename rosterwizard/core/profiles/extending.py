"""A profile that changes another one instead of repeating it.

`roster.extends = "haiku"` takes everything of that profile and lays the tables of this file over
it, so that a school writes down only what is different for it:

- a table changes the keys that it names and leaves the others;
- a list of tables with names (`resources`, `fields`, `sources`, `modes`) changes the ones of the
  same name where they stand and adds the others at its end;
- any other value or list takes the place of the old one.

`roster.leavesOut` first takes away what the new profile does without: a record type ("classes")
or a field ("users/suffix"). A record type that is left out and then described is all new.

The new profile has its own name, or that of the one it extends and then stands in for it.
"""

from collections.abc import Iterator, Mapping
from typing import TypeGuard, cast

import msgspec

from rosterwizard.core.profiles.faults import FaultyProfile, unknown
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.profiles.tree import Tree


def extended(tree: Tree, others: Mapping[str, Profile]) -> Tree:
    """Return the tables of the whole profile. Raises FaultyProfile for what it does not find."""
    name = str(tree["roster"]["extends"])
    if name not in others:
        raise FaultyProfile(unknown("roster.extends", "profile-unknown-base", name, others))
    base: Tree = msgspec.json.decode(msgspec.json.encode(others[name]))
    leaves_out = tree["roster"].get("leavesOut")
    for position, left_out in enumerate(leaves_out if isinstance(leaves_out, list) else ()):
        _leave_out(base, str(left_out), f"roster.leavesOut[{position}]")
    return cast("Tree", _laid_over(base, tree))


def _leave_out(base: Tree, name: str, place: str) -> None:
    """Take the record type, or the field of one, out of `base`."""
    record_type, _, field = name.partition("/")
    held = base["resources"]
    if field:
        held = next((each["schema"]["fields"] for each in held if each["name"] == record_type), [])
    for position, each in enumerate(held):
        if each["name"] == (field or record_type):
            del held[position]
            return
    raise FaultyProfile(unknown(place, "profile-nothing-to-leave-out", name, _parts(base)))


def _parts(base: Tree) -> Iterator[str]:
    for record_type in base["resources"]:
        yield record_type["name"]
        for field in record_type["schema"]["fields"]:
            yield f"{record_type['name']}/{field['name']}"


def _laid_over(old: object, new: object) -> object:
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: _laid_over(old.get(key), value) for key, value in new.items()}}
    if _is_list_of_named(old) and _is_list_of_named(new):
        named = {each["name"]: each for each in old}
        named |= {each["name"]: _laid_over(named.get(each["name"]), each) for each in new}
        return list(named.values())
    return new


def _is_list_of_named(part: object) -> TypeGuard[list[Tree]]:
    return isinstance(part, list) and all(
        isinstance(each, dict) and isinstance(each.get("name"), str) for each in part
    )
