"""What is sound in a kept file of which some values make no sense."""

from collections.abc import Mapping
from typing import Any, TypeVar, get_args, get_origin

import msgspec
from msgspec import Struct

AnyStruct = TypeVar("AnyStruct", bound=Struct)
_NOTHING = object()


def sound_parts(
    tree: Mapping[str, Any], kind: type[AnyStruct]
) -> tuple[AnyStruct, tuple[str, ...]]:
    """Return the struct of all values that make sense, and the places of those that do not.

    Of a list or a table only the unsound entries are left out; any other unsound value takes its
    default, so each field of `kind` needs one. Places: "look", "servers 2" (counted from 1).
    """
    found: dict[str, Any] = {}
    unsound: list[str] = []
    for field in msgspec.structs.fields(kind):
        name = field.encode_name
        if name in tree:
            value, bad = _sound(tree[name], field.type, name)
            unsound += bad
            if value is not _NOTHING:
                found[field.name] = value
    return kind(**found), tuple(unsound)


def _sound(value: object, kind: Any, place: str) -> tuple[object, list[str]]:  # noqa: ANN401 - a type
    try:
        return msgspec.convert(value, kind), []
    except msgspec.ValidationError:
        entries = _entries(value, kind, place)
    if entries is None:
        return _NOTHING, [place]
    sound = {key: each for key, each, _ in entries if each is not _NOTHING}
    bad = [at for _, each, at in entries if each is _NOTHING]
    return (sound if get_origin(kind) is dict else tuple(sound.values())), bad


def _entries(value: object, kind: Any, place: str) -> list[tuple[Any, object, str]] | None:  # noqa: ANN401 - a type
    """Return key, sound value and place of each entry; None where it is no list and no table."""
    of = get_args(kind)
    if get_origin(kind) is dict and isinstance(value, dict):
        pairs = value.items()
        of_entry = of[1]
    elif get_origin(kind) is tuple and isinstance(value, list):
        pairs = dict(enumerate(value)).items()
        of_entry = of[0]
    else:
        return None
    return [
        (key, _entry(each, of_entry), f"{place} {number}")
        for number, (key, each) in enumerate(pairs, 1)
    ]


def _entry(value: object, kind: Any) -> object:  # noqa: ANN401 - a type
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return _NOTHING
