"""Where exactly a profile's data does not fit the language, and what was meant.

msgspec says where it stopped (`$.resources[0].roster.rules[...].severity`), but writes `[...]`
for any key of a mapping and names no near match. Both are found here by walking the language's
types beside the data. Imported only once there is a fault.
"""

import re
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


def misreading(text: str, tree: Tree) -> Fault:
    """Return the fault that msgspec put into `text`, in our words and with its place."""
    what, _, path = text.partition(" - at `$")
    place, type_ = _walk(path.rstrip("`"), tree)
    if found := _UNKNOWN_KEY.fullmatch(what):
        return unknown(place, "profile-unknown-key", found[1], _keys(type_))
    if found := _UNKNOWN_VALUE.fullmatch(what):
        return unknown(place, "profile-unknown-value", found[1], _literals(type_))
    if found := _MISSING_KEY.fullmatch(what):
        return Fault(place, "profile-missing-key", {"key": found[1]})
    if found := _WRONG_TYPE.fullmatch(what):
        return Fault(place, "profile-wrong-type", {"wanted": found[1], "found": found[2]})
    return Fault(place, "profile-not-understood", {"reason": what})


def _walk(path: str, tree: Any) -> tuple[str, Type]:  # noqa: ANN401 - TOML holds anything
    """Return the place in words and the language's type there.

    A profile that extends another one shows no positions of its own: its parts go by name.
    """
    extends = names_base(tree)
    place = ""
    type_ = msgspec.inspect.type_info(Profile)
    for step in _STEP.finditer(path):
        if step["index"]:
            tree, type_ = tree[int(step["index"])], _item_type(type_)
            place += f"[{tree['name']}]" if extends and "name" in tree else step[0]
        else:
            key = step["key"] or _faulty_key(tree, type_)
            place += f".{key}" if place else key
            tree, type_ = tree[key], _value_type(type_, key)
    return place, type_


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
