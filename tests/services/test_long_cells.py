"""A cell as long as a file is read, checked and told of, whatever is in it, in any field.

Time by the square of its length would be hours: then the test would never end.
"""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.fixing import fixed
from rosterwizard.core.reports.reports import report
from rosterwizard.services.opening import open_job
from tests.helpers.filled_templates import PROFILES

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.profiles.language import RecordType

# To count lines would take as long again, and all that is reached here others try, too.
pytestmark = pytest.mark.no_cover
LONG = 150_000  # letters
# What is repeated: what rules and mends look for, and what comes just before it.
KINDS = (
    *("x", " ", "x ", "A b", "McD", "I", "\u00e9", "\u00df\u0301", "\u200b", "\u00a0", "\n"),
    *("\u00c3\u00a9", "&amp;", "&", "%41", "%", "\\u0041", "\\", "'", "(", "=", "_", "-", "a-"),
    *("1", "1.", "1/", "1 ", "0", "a/", "a;", "a.", ".", "@", "a@", "a@b.cc ", " at ", "(at)"),
)
ROWS = 2  # of other kinds, and of others again in the next record type
RECORD_TYPES = [each for profile in PROFILES.values() for each in profile.record_types]


def cell(kind: int) -> str:
    text = KINDS[kind % len(KINDS)]
    return (text * LONG)[:LONG]


def write(path: Path, record_type: RecordType) -> None:
    names = [field.name for field in record_type.fields]
    first = RECORD_TYPES.index(record_type)
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(names)
        for row in range(ROWS):
            lines.writerow(
                [cell(first + row * len(KINDS) // ROWS + at) for at in range(len(names))]
            )
        lines.writerow(["x"] * len(names))


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.id)
def test_no_cell_is_too_long(record_type: RecordType, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    write(path, record_type)
    job = open_job([path], [*PROFILES.values()], record_type.id)
    found = check_job(job)
    told = json.loads("".join(report(job, found, "json")))
    assert len(told["problems"]) == sum(told["counts"].values())
    fixed(job, safe=True)
