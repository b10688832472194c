"""How long a check of 10,000 rows takes from start to end, against frictionless.

Run by `python3 packaging/dev.py bench`. Both sides are whole processes and must find the same
problems, or there is no figure. It prints ratios and asserts none: a slow machine is no fault of
the program.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from rosterwizard.core.profiles.loading import load_profile
from rosterwizard.core.profiles.table_schema import to_table_schema
from rosterwizard.services.own_profiles import own_profiles_folder
from tests.bench.paired_runs import output_of, run_pairs
from tests.bench.people import write_csv, write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    Places = set[tuple[int, str | None]]

ROWS = 10_000
PROFILE = Path(__file__).with_name("people.toml")
REFERENCE = Path(__file__).with_name("frictionless_reference.py")
FOUND_SOME = (0, 1)


@pytest.mark.parametrize(("suffix", "write"), [(".csv", write_csv), (".xlsx", write_workbook)])
def test_check_against_frictionless(
    tmp_path: Path, suffix: str, write: Callable[[Path, int], None]
) -> None:
    file, schema = tmp_path / f"people{suffix}", tmp_path / "schema.json"
    write(file, ROWS)
    write_schema(schema)
    own_profiles_folder().mkdir()
    (own_profiles_folder() / PROFILE.name).write_bytes(PROFILE.read_bytes())
    ours = [sys.executable, "-m", "rosterwizard", "check", str(file)]
    ours += ["--type", "bench/people", "--format", "json"]
    reference = [sys.executable, str(REFERENCE), str(file), str(schema)]
    assert our_places(output_of(ours, FOUND_SOME)) == their_places(output_of(reference))
    pairs = run_pairs(ours, reference, FOUND_SOME)
    print("\n" + pairs.line(f"check {ROWS:,} rows {suffix}", "frictionless", "≤ 0.25"))  # noqa: T201 - the result


def write_schema(path: Path) -> None:
    """Write the profile as a Table Schema, with the list's rule in the only words that it has."""
    (people,) = load_profile(PROFILE.read_bytes(), PROFILE.name).record_types
    schema = to_table_schema(people)
    clubs = people.field("clubs")
    one = "|".join(clubs.allowed)
    for place, field in enumerate(schema["fields"]):
        if field["name"] == clubs.name:
            pattern = f"({one})({clubs.delimiter}({one}))*"
            text = {"name": clubs.name, "type": "string", "constraints": {"pattern": pattern}}
            schema["fields"][place] = text
    path.write_text(json.dumps(schema), encoding="utf-8")


def our_places(report: bytes) -> Places:
    """Return where we found errors; the condition is a matter of the row, as it is for them."""
    problems: list[dict[str, Any]] = json.loads(report)["problems"]
    return {
        (each["row"], None if each["code"] == "required-when" else each["field"])
        for each in problems
        if each["severity"] == "error"
    }


def their_places(report: bytes) -> Places:
    """Return where frictionless found errors."""
    return {(row, field) for row, field in json.loads(report)}
