"""What checking CSV files costs, beside Polars' bare read of the same file and other checkers.

Run by `python3 packaging/dev.py bench -k bench_text`. All are whole processes. Every report must
hold exactly what was made wrong in the file, or there is no figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bench.benching import HUNDRED_THOUSAND, MILLION, TEN_THOUSAND
from tests.bench.commands import ours, reference
from tests.bench.people import COLUMNS
from tests.bench.people_profile import keep_profile, write_schema

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.benching import Bench

SIZES = (TEN_THOUSAND, HUNDRED_THOUSAND, MILLION)


@pytest.mark.parametrize("rows", SIZES)
def test_against_the_bare_read(rows: int, bench: Bench) -> None:
    bench.at_size(rows, f"csv-{rows}", *(["peak"] if rows == MILLION else []))
    made = bench.file("csv", rows)
    commands = {
        "ours": ours(made.path),
        "bare read": reference("polars", made.path),
        "pandera": reference("pandera", made.path),
        "plain loop": reference("loop", made.path),
    }
    costs = bench.compare(commands, dict.fromkeys({*commands} - {"bare read"}, made.wrong))
    bench.put(f"csv-{rows}", costs.ratio("ours", "bare read"))
    if rows == MILLION:
        bench.board.put("peak", costs.peak("ours") / made.size)


def test_against_frictionless(bench: Bench, tmp_path: Path) -> None:
    small, large = bench.file("csv", TEN_THOUSAND), bench.file("csv", bench.many)
    schema = tmp_path / "schema.json"
    write_schema(schema)
    commands = {
        "ours": ours(large.path),
        "frictionless": reference("frictionless", small.path, schema),
    }
    costs = bench.compare(commands, {"ours": large.wrong})
    times = bench.many / TEN_THOUSAND
    note = f"{times:.0f} times what it takes for {TEN_THOUSAND:,} rows, {bench.many:,} rows"
    bench.put("frictionless", costs.ratio("frictionless", "ours", 1 / times), note)


def test_an_error_in_every_row(bench: Bench) -> None:
    clean, wrong = bench.file("csv", bench.many, 0), bench.file("csv", bench.many, 1)
    commands = {"clean": ours(clean.path), "all wrong": ours(wrong.path)}
    costs = bench.compare(commands, {"clean": clean.wrong, "all wrong": wrong.wrong})
    bench.put("all-wrong", costs.ratio("all wrong", "clean"), f"{bench.many:,} rows")


@pytest.mark.parametrize("kind", ["ragged", "quoted wrong", "blank", "cr"])
def test_odd_lines(kind: str, bench: Bench) -> None:
    clean, odd = bench.file("csv", bench.many), bench.file(kind, bench.many)
    commands = {"clean": ours(clean.path), kind: ours(odd.path)}
    costs = bench.compare(commands, {"clean": clean.wrong, kind: odd.wrong})
    bench.put(f"odd-{kind}", costs.ratio(kind, "clean"), f"{bench.many:,} rows")


@pytest.mark.parametrize("rows", SIZES[1:])
def test_ten_times_the_rows(rows: int, bench: Bench) -> None:
    bench.at_size(rows, f"linear-{rows}")
    tenth, whole = bench.file("csv", rows // 10), bench.file("csv", rows)
    commands = {"a tenth": ours(tenth.path), "all": ours(whole.path)}
    costs = bench.compare(commands, {"a tenth": tenth.wrong, "all": whole.wrong})
    bench.put(f"linear-{rows}", costs.ratio("all", "a tenth", 10))


@pytest.mark.parametrize("columns", [60, 500])
def test_more_columns(columns: int, bench: Bench) -> None:
    keep_profile(len(COLUMNS), columns)
    rows = bench.many // 10 * len(COLUMNS) // columns
    usual = bench.file("csv", bench.many // 10)
    wide = bench.file("csv", rows, columns=columns)
    commands = {"12 columns": ours(usual.path), "more": ours(wide.path, columns)}
    costs = bench.compare(commands, {"12 columns": usual.wrong, "more": wide.wrong})
    cells = f"{bench.many // 10 * len(COLUMNS):,} cells"
    bench.put(f"linear-{columns}", costs.ratio("more", "12 columns"), cells)


def test_a_long_cell(bench: Bench) -> None:
    usual = bench.file("csv", bench.many)
    long = bench.long_cell()
    commands = {"usual cells": ours(usual.path), "a long cell": ours(long.path)}
    costs = bench.compare(commands, {"usual cells": usual.wrong, "a long cell": long.wrong})
    share, note = long.size / usual.size, f"{usual.size / 1e6:.0f} MB in usual cells"
    bench.put("long-cell", costs.ratio("a long cell", "usual cells", share), note)
