"""Where exactly a profile's data does not fit the language, and what was meant.

msgspec says where it stopped (`$.resources[0].roster.rules[...].severity`), but writes `[...]`
for any key of a mapping and names no near match. Both are found here by walking the language's
types beside the data. Imported only once there is a fault.
"""

import re
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec.inspect import DictType, LiteralType, StructType, Type, UnionType, VarTupleType

from rosterwizard.core.profiles.faults import Fault, unknown
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.profiles.tree import Tree, names_base

_STEP = re.compile(r"\[(?P<index>\d+)\]|\[\.\.\.\]|(?P<key>[^.\[\]]+)")
_UNKNOWN_KEY = re.compile(r"Object contains unknown field `(.*)`")
_UNKNOWN_VALUE = re.compile(r"Invalid enum value '?(.*?)'?")
_MISSING_KEY = re.compile(r"Object missing required field `(.*)`")
_WRONG_TYPE = re.compile(r"Expected `(.*)`, got `(.*)`")


@dataclass(frozen=True, slots=True)
class Misread:
    """A fault and where it is. path: the steps to it in the tree. value_type: what is wanted there.

    unknown_key, missing_key: that of the table at the path; "" where it is no such fault.
    """

    fault: Fault
    path: tuple[str | int, ...]
    value_type: Type
    unknown_key: str = ""
    missing_key: str = ""


def misread(text: str, tree: Tree) -> Misread:
    """Return what msgspec put into `text`, in our words and with its place."""
    what, _, steps = text.partition(" - at `$")
    place, path, type_ = _walk(steps.rstrip("`"), tree)
    if found := _UNKNOWN_KEY.fullmatch(what):
        fault = unknown(place, "profile-unknown-key", found[1], _keys(type_))
        return Misread(fault, path, type_, unknown_key=found[1])
    if found := _MISSING_KEY.fullmatch(what):
        fault = Fault(place, "profile-missing-key", {"key": found[1]})
        return Misread(fault, path, _value_type(type_, found[1]), missing_key=found[1])
    if found := _UNKNOWN_VALUE.fullmatch(what):
        fault = unknown(place, "profile-unknown-value", found[1], _literals(type_))
    elif found := _WRONG_TYPE.fullmatch(what):
        fault = Fault(place, "profile-wrong-type", {"wanted": found[1], "found": found[2]})
    else:
        fault = Fault(place, "profile-not-understood", {"reason": what})
    return Misread(fault, path, type_)


def _walk(steps: str, tree: Any) -> tuple[str, tuple[str | int, ...], Type]:  # noqa: ANN401 - TOML holds anything
    """Return the place in words, the steps to it and the language's type there.

    A profile that extends another one shows no positions of its own: its parts go by name.
    """
    extends = names_base(tree)
    place = ""
    path: list[str | int] = []
    type_ = msgspec.inspect.type_info(Profile)
    for step in _STEP.finditer(steps):
        if step["index"]:
            at = int(step["index"])
            tree, type_ = tree[at], _item_type(type_)
            named = extends and isinstance(tree, dict) and "name" in tree
            place += f"[{tree['name']}]" if named else step[0]
            path.append(at)
        else:
            key = step["key"] or _faulty_key(tree, type_)
            place += f".{key}" if place else key
            tree, type_ = tree[key], _value_type(type_, key)
            path.append(key)
    return place, tuple(path), type_


def _faulty_key(tree: Tree, type_: Type) -> str:
    """Return the key of a mapping whose value msgspec stopped at: the first that it refuses."""
    value = next(each.value_type for each in _kinds(type_) if isinstance(each, DictType))
    wanted = value.cls if isinstance(value, StructType) else str
    return next(key for key, held in tree.items() if not _converts(held, wanted))


def _converts(value: object, wanted: type) -> bool:
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError:
        return False
    return True


def _kinds(type_: Type) -> tuple[Type, ...]:
    """Return the type, or each one of a union."""
    return type_.types if isinstance(type_, UnionType) else (type_,)


def _item_type(type_: Type) -> Type:
    return next(each.item_type for each in _kinds(type_) if isinstance(each, VarTupleType))


def _value_type(type_: Type, key: str) -> Type:
    table = next(each for each in _kinds(type_) if isinstance(each, DictType | StructType))
    if isinstance(table, DictType):
        return table.value_type
    return next(field.type for field in table.fields if field.encode_name == key)


def _keys(type_: Type) -> list[str]:
    """Return the keys that a table may have there."""
    tables = (each for each in _kinds(type_) if isinstance(each, StructType))
    return [field.encode_name for table in tables for field in table.fields]


def _literals(type_: Type) -> list[str]:
    """Return the values that may stand there."""
    words = (each for each in _kinds(type_) if isinstance(each, LiteralType))
    return [str(value) for word in words for value in word.values]
