"""The sound files that fuzzing starts from, the same bytes each time on one machine."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.core.templates.text import template_csv
from rosterwizard.core.templates.workbook import template_workbook
from tests.helpers.filled_templates import GOOD, PROFILES
from tests.helpers.odd_workbooks import ODD_WORKBOOKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DATA = Path(__file__).parents[1] / "data"
SYSTEMS = ("infiniti", "haiku", "echalk")
_BROKEN = {"bomb", "cut-off"}  # packed anew they would be something else
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_SAME_TIME = b"2000-01-01T00:00:00Z"


@cache
def corpus() -> dict[str, bytes]:
    """Return every file by a name that says what it is; its ending is that of the file."""
    return dict(sorted([*_stored(), *_odd(), *_templates(), *_sets()]))


def _stored() -> Iterator[tuple[str, bytes]]:
    for path in sorted(DATA.glob("reading/**/*")):
        if path.is_file() and path.suffix != ".json":
            yield path.name, path.read_bytes()


def _odd() -> Iterator[tuple[str, bytes]]:
    for name, each in ODD_WORKBOOKS.items():
        if name not in _BROKEN:
            yield f"{name}.{ending_of(each.data)}", settled(each.data)


def _templates() -> Iterator[tuple[str, bytes]]:
    for system in SYSTEMS:
        profile = PROFILES[system]
        columns = {each.name: each.fields for each in profile.record_types}
        yield f"template-{system}.xlsx", template_workbook(profile, columns)
        for each in profile.record_types:
            yield f"template-{system}-{each.name}.csv", template_csv(each, each.fields)


def _sets() -> Iterator[tuple[str, bytes]]:
    for system in SYSTEMS:
        good = sorted((GOOD / system).glob("*.good.csv"))
        yield f"set-{system}.zip", packed({each.name: each.read_bytes() for each in good})


def ending_of(data: bytes) -> str:
    """Return the ending that a file of that content usually has."""
    if not data.startswith(b"PK"):
        return "xls"
    return next((end for sign, end in _SIGNS.items() if sign in data), "xlsx")


_SIGNS = {b"content.xml": "ods", b"workbook.bin": "xlsb"}


def settled(data: bytes) -> bytes:
    """Return a zip without the time at which it was made; all else as it is."""
    if not data.startswith(b"PK"):
        return data
    return packed({name: _TIME.sub(_SAME_TIME, part) for name, part in parts_of(data).items()})


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of these members, the same bytes for the same members."""
    return packed_in_order(list(parts.items()))


def packed_in_order(parts: list[tuple[str, bytes]], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of these members, of which several may have one name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two of one name are what is wanted
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name, _NO_TIME), content, packing)
    return out.getvalue()
