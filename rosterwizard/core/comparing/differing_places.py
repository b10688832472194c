"""Two profiles as their files have them, walked side by side: each place in which they differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_other
from typing import Any, Literal

from msgspec import Struct

Change = Literal["came", "went", "changed"]
Kind = Literal["record-type", "field", "rule", "value", "setting"]
Tree = Mapping[str, Any]

# Lists whose members have a name, and the lists of which each member is a value by itself.
_NAMED = {"resources": "name", "fields": "name", "sources": "name", "modes": "name"}
_NAMED |= {"categories": "value", "sentinels": "value", "unwanted": "heading"}
_VALUES = frozenset({"enum", "headings", "files", "missingValues", "trueValues", "falseValues"})
# What is filled in when a profile is loaded, and stands in no file.
_DERIVED = frozenset({"system", "fileTitle"})
_KINDS: Mapping[str, Kind] = {"resources": "record-type", "fields": "field"}
_KINDS = {**_KINDS, **dict.fromkeys(("categories", "sentinels"), "value")}


class ProfileDifference(Struct, frozen=True, rename="camel", omit_defaults=True):
    """One thing in which two profiles differ.

    type: the name of the record type, and field that of the field, that it is about; "" for none.
    part: of a rule its code; else the place, as in the file (`roster.limits.rows`). before, after:
    what the first and the second have there; None for nothing. Of a rule that is a `SaidRule`, of
    a value the value, of a setting whatever TOML can hold.
    """

    kind: Kind
    change: Change
    type: str = ""
    field: str = ""
    part: str = ""
    before: Any = None
    after: Any = None

    def __repr__(self) -> str:
        """Show where it is, and not what stands there: that may be a whole profile."""
        return f"ProfileDifference({self.kind}, {self.type}, {self.field}, {self.part})"


def change_of(before: object, after: object) -> Change:
    """Return what became of something; what is empty is nothing."""
    return "came" if _is_nothing(before) else "went" if _is_nothing(after) else "changed"


def differing_places(before: Tree, after: Tree) -> Iterator[ProfileDifference]:
    """Give each place in which two profiles, as JSON has them, differ.

    What has a name is found by it, so that what came shifts nothing; where what both have stands in
    another order, that is a difference too.
    """
    yield from _Place().in_tables(before, after)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the walk is: the names of record type and field, and the way below them."""

    type: str = ""
    field: str = ""
    way: tuple[str, ...] = ()

    def in_tables(self, before: Tree, after: Tree) -> Iterator[ProfileDifference]:
        """Give what differs in two tables."""
        for key in dict.fromkeys((*before, *after)):
            if key not in _DERIVED:
                yield from self._at(key).in_parts(key, before.get(key), after.get(key))

    def _at(self, key: str) -> "_Place":
        return with_other(self, way=(*self.way, key))

    def in_parts(self, key: str, before: Any, after: Any) -> Iterator[ProfileDifference]:  # noqa: ANN401 - whatever TOML can hold
        """Give what differs in two parts of that name."""
        if before == after:
            return
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            yield from self.in_tables(before, after)
        elif key in _NAMED and isinstance(before, list) and isinstance(after, list):
            yield from self._in_named(key, before, after)
        elif key in _VALUES and isinstance(before, list) and isinstance(after, list):
            yield from self._in_values(before, after)
        else:
            yield self.differs("setting", before, after)

    def _in_named(
        self, key: str, before: Sequence[Tree], after: Sequence[Tree]
    ) -> Iterator[ProfileDifference]:
        old, new = ({str(each[_NAMED[key]]): each for each in every} for every in (before, after))
        for name in dict.fromkeys((*old, *new)):
            if name in old and name in new:
                yield from self._below(key, name).in_tables(old[name], new[name])
            else:
                yield self._came_or_went(key, name, old.get(name), new.get(name))
        yield from self._in_order(list(old), list(new))

    def _came_or_went(
        self, key: str, name: str, before: Tree | None, after: Tree | None
    ) -> ProfileDifference:
        if key not in _KINDS:
            return self._at(name).differs("setting", before, after)
        was, now = (None if each is None else name for each in (before, after))
        is_value = _KINDS[key] == "value"
        return (self if is_value else self._below(key, name)).differs(_KINDS[key], was, now)

    def _below(self, key: str, name: str) -> "_Place":
        """Return the place of a thing with a name: that of a record type or a field begins anew."""
        if key == "resources":
            return _Place(type=name)
        if key == "fields":
            return _Place(type=self.type, field=name)
        return self._at(name)

    def _in_values(
        self, before: Sequence[str], after: Sequence[str]
    ) -> Iterator[ProfileDifference]:
        for value in dict.fromkeys((*before, *after)):
            if value not in before or value not in after:
                was, now = (value if value in every else None for every in (before, after))
                yield self.differs("value", was, now)
        yield from self._in_order(before, after)

    def _in_order(self, before: Sequence[str], after: Sequence[str]) -> Iterator[ProfileDifference]:
        """Give what both have where it stands in another order: files are written in it."""
        was, now = [x for x in before if x in after], [x for x in after if x in before]
        if was != now:
            yield self.differs("setting", was, now)

    def differs(self, kind: Kind, before: object, after: object) -> ProfileDifference:
        """Return the difference here."""
        part = ".".join(self.way)
        change = change_of(before, after)
        if kind == "value":  # one may be "", which is a value like others
            change = "came" if before is None else "went"
        return ProfileDifference(kind, change, self.type, self.field, part, before, after)


def _is_nothing(value: object) -> bool:
    return value is None or value in ("", [], {}, ())
