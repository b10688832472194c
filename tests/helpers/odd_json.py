"""JSON that somebody changed here and there: another kind, another number, a part more or less."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

ODD: tuple[Any, ...] = (
    *(None, 0, -1, 2**31, 2**63, 2**70, 1.5, True, "", "x" * 1000, "\0", "=1+1", "../a", "<b>"),
    *([], {}, [[]]),
)
_STEPS = (-1, 1, 2, 100, 10**6, 4 * 10**9)


def changed_somewhere(value: Any, chance: Random) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the value with one change, mostly deep inside of it."""
    deeper = chance.random() < 0.8
    if isinstance(value, dict) and value and deeper:
        return _changed_table(value, chance)
    if isinstance(value, list) and value and deeper:
        return _changed_list(value, chance)
    if isinstance(value, int) and chance.random() < 0.6:
        return value + chance.choice(_STEPS)
    return chance.choice(ODD)


def _changed_table(table: dict[str, Any], chance: Random) -> dict[str, Any]:
    key, kind = chance.choice(sorted(table)), chance.random()
    if kind < 0.1:
        return {name: each for name, each in table.items() if name != key}
    if kind < 0.2:
        return {**table, chance.choice(("z", f"{key}x", "0")): table[key]}
    return {**table, key: changed_somewhere(table[key], chance)}


def _changed_list(items: list[Any], chance: Random) -> list[Any]:
    place, kind = chance.randrange(len(items)), chance.random()
    if kind < 0.1:
        return items[:place] + items[place + 1 :]
    if kind < 0.25:
        return [*items, items[place]]
    return [*items[:place], changed_somewhere(items[place], chance), *items[place + 1 :]]
