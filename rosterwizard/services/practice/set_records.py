"""What a file does to the records that are there, where its name says that.

A file of all of them takes their place, a file of some is laid on them by the key, and a list of
deletions takes them out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.output.known_again import identity_of
from rosterwizard.core.profiles.set_files import files_named, holds_all, modes_of
from rosterwizard.services.practice.set_names import profile_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rosterwizard.core.profiles.language import RecordType
    from rosterwizard.services.practice.store import Cells, Store


def take_in(store: Store, system: str, name: str, rows: Iterable[Cells]) -> None:
    """Take the rows of one file in; one whose name says nothing is kept under that name."""
    profile = profile_of(system)
    modes = modes_of(profile) if profile else ()
    told = files_named(name, "", profile.record_types, modes) if profile and modes else ()
    if profile is None or len(told) != 1:
        store.replace(system, name, rows)
        return
    of, kind = told[0].record_type, told[0].record_type.path
    if told[0].deletes:
        gone = {_key(of, each) for each in rows}
        store.change(system, kind, lambda there: [x for x in there if _key(of, x) not in gone])
    elif holds_all(profile, told[0].mode, [of]):
        store.replace(system, kind, rows)
    else:
        new = {_key(of, each): each for each in rows}
        # Those that are known stay where they are, and the others come behind them.
        store.change(
            system, kind, lambda there: {**{_key(of, x): x for x in there}, **new}.values()
        )


def _key(of: RecordType, cells: Cells) -> tuple[str, ...]:
    """Return by what a record is known again; all of it, where only that tells."""
    return tuple(cells.get(name, "") for name in identity_of(of)) or tuple(cells.values())
