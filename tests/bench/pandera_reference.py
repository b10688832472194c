"""The reference of the benches: pandera on Polars, with the rules of people.toml.

Run as `pandera_reference.py FILE`; prints what it found as our report in JSON does.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors

if TYPE_CHECKING:
    from pandera.polars import PolarsData

EMAIL = r"^[^@\s]+@[^@\s]+\.[^@\s]+$"
CLUB = "C(0[1-9]|[1-3][0-9]|40)"


def main(file: str) -> None:
    """Print what is wrong in the file."""
    frame = pl.read_csv(file, infer_schema=False, empty_string_is_null=False)
    problems = []
    try:
        schema().validate(frame, lazy=True)
    except SchemaErrors as errors:
        found = errors.failure_cases.select("index", "column", "check")
        problems = [
            {"row": row + 2, "field": field, "code": code, "severity": "error"}
            for row, field, code in found.iter_rows()
        ]
    json.dump({"problems": problems}, sys.stdout)


def schema() -> pa.DataFrameSchema:
    """Return the rules."""
    cell = pl.col
    day = cell("birth_date").str.to_date(strict=False)
    year = cell("start_year").str.to_integer(strict=False)
    student = cell("role") == "student"
    grades = ["", "K", *map(str, range(1, 13))]
    rules = {
        "student_id": {
            "pattern": cell("student_id").str.contains("^[0-9]{7}$"),
            "unique": cell("student_id").is_first_distinct(),
        },
        "username": {
            "required": cell("username") != "",
            "unique": once(cell("username").str.to_lowercase()),
            "maxLength": cell("username").str.len_chars() <= 30,
        },
        "first_name": {
            "required": cell("first_name") != "",
            "maxLength": cell("first_name").str.len_chars() <= 40,
        },
        "last_name": {
            "required": cell("last_name") != "",
            "minLength": cell("last_name").str.len_chars() != 1,
            "maxLength": cell("last_name").str.len_chars() <= 40,
        },
        "email": {
            "format": blank_or("email", cell("email").str.contains(EMAIL)),
            "unique": once(cell("email")),
        },
        "role": {"enum": cell("role").is_in(["student", "teacher", "admin"])},
        "grade": {"enum": cell("grade").is_in(grades)},
        "birth_date": {
            "type": blank_or("birth_date", day.is_not_null()),
            "minimum": day.is_null() | (day >= pl.date(1950, 1, 1)),
            "maximum": day.is_null() | (day <= pl.date(2024, 12, 31)),
        },
        "start_year": {
            "type": blank_or("start_year", year.is_not_null()),
            "minimum": year.is_null() | (year >= 2000),
            "maximum": year.is_null() | (year <= 2030),
        },
        "boarder": {"type": cell("boarder").is_in(["Y", "N", ""])},
        "clubs": {"enum": blank_or("clubs", cell("clubs").str.contains(f"^{CLUB}(;{CLUB})*$"))},
        "graduation": {
            "required-when": (cell("graduation") != "") | ~student,
            "type": blank_or("graduation", cell("graduation").str.contains("^[0-9]+$")),
        },
    }
    columns = {
        name: pa.Column(str, [check(code, rule) for code, rule in own.items()])
        for name, own in rules.items()
    }
    return pa.DataFrameSchema(columns)


def check(code: str, rule: pl.Expr) -> pa.Check:
    """Return a check that holds where the rule does."""

    def holds(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(rule)

    return pa.Check(holds, name=code, error=code)


def blank_or(name: str, rule: pl.Expr) -> pl.Expr:
    """Return the rule for cells that are not blank."""
    return (pl.col(name) == "") | rule


def once(value: pl.Expr) -> pl.Expr:
    """Return where a value is blank or there for the first time."""
    return (value == "") | value.is_first_distinct()


if __name__ == "__main__":
    main(sys.argv[1])
