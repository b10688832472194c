"""Every place where a profile's data does not fit the language, and not only the first.

msgspec stops at the first one. So each is put right in a copy, with whatever fits there, until all
of it fits. Imported only once there is a fault.
"""

from copy import deepcopy
from typing import Any

import msgspec
from msgspec.inspect import (
    BoolType,
    DictType,
    FloatType,
    IntType,
    LiteralType,
    StructType,
    Type,
    UnionType,
    VarTupleType,
)

from rosterwizard.core.profiles.faults import Fault
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.profiles.misreadings import misread
from rosterwizard.core.profiles.tree import Tree

MOST = 50  # more than anybody mends before looking again


def misreadings(tree: Tree) -> tuple[Fault, ...]:
    """Return every fault, in the order in which they are found; `MOST` at the most."""
    tree = deepcopy(tree)
    faults: list[Fault] = []
    while len(faults) < MOST:
        try:
            msgspec.convert(tree, Profile)
        except msgspec.ValidationError as error:
            found = misread(str(error), tree)
            if found.fault in faults:  # nothing that we know of fits there
                break
            faults.append(found.fault)
            held = _held(tree, found.path)
            if found.unknown_key:  # one that is misspelt is the one that it looks like
                value, meant = held.pop(found.unknown_key), found.fault.params["near"]
                held |= {meant: value} if meant and meant not in held else {}
            elif found.missing_key:
                held[found.missing_key] = _fitting(found.value_type)
            elif found.path:
                _held(tree, found.path[:-1])[found.path[-1]] = _fitting(found.value_type)
        else:
            break
    return tuple(faults)


def _held(tree: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401 - TOML holds anything
    for step in path:
        tree = tree[step]
    return tree


def _fitting(type_: Type) -> object:
    """Return a value that may stand where the language wants one of that type."""
    if isinstance(type_, UnionType):
        return _fitting(type_.types[0])
    if isinstance(type_, LiteralType):
        return type_.values[0]
    if isinstance(type_, StructType):
        return {each.encode_name: _fitting(each.type) for each in type_.fields if each.required}
    simple: dict[type[Type], object] = {
        BoolType: False,
        IntType: 1,
        FloatType: 1.0,
        VarTupleType: [],
        DictType: {},
    }
    return simple.get(type(type_), "x")
