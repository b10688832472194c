"""How often exports in several languages find their record type, when nobody says which it is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import polars as pl

from rosterwizard.core.matching.sheet_types import typed_sheets
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.sheet.sheet import Origin, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

TYPES = tuple(each for profile in built_in_profiles() for each in profile.record_types)
OUTCOMES = ("right and clear", "right first", "wrong first", "wrong but clear")


def outcome(export: dict[str, Any]) -> str:
    """Tell what is said of the export; its `types` are those that it is for."""
    try:
        (only,) = typed_sheets([_sheet(export)], TYPES)
    except RosterError as error:
        near = cast("tuple[str, ...]", error.params.get("types", ()))
        return "right first" if near[:1] and near[0] in export["types"] else "wrong first"
    return "right and clear" if only.record_type.id in export["types"] else "wrong but clear"


def type_lines(exports: Iterable[tuple[str, dict[str, Any]]], *, with_wrong: bool) -> list[str]:
    """Return the counts as lines; with_wrong: and what is wrong."""
    told = [(language, each["name"], outcome(each)) for language, each in exports]
    counts = Counter(said for _, _, said in told)
    figures = "; ".join(f"{said} {counts[said]}" for said in OUTCOMES)
    wrong = [f"  {language} {name}: {said}" for language, name, said in told if "wrong" in said]
    return [f"record types of {len(told)} exports: {figures}", *(wrong if with_wrong else ())]


def _sheet(export: dict[str, Any]) -> Sheet:
    headings = tuple(heading for heading, *_ in export["columns"])
    columns = [texts for _, _, *texts in export["columns"]]
    height = max(map(len, columns))
    frame = pl.DataFrame(
        {f"c{place}": [*own, *[""] * (height - len(own))] for place, own in enumerate(columns)}
    )
    rows = pl.Series(range(2, height + 2), dtype=pl.UInt32)
    return Sheet(frame, headings, rows, Origin(Path("export.csv")))
