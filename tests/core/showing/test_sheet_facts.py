"""How a file was understood is told in the same words wherever it is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl

from rosterwizard.core.sheet.aside_row import AsideRow
from rosterwizard.core.sheet.sheet import Origin, Sheet, SheetBeside
from rosterwizard.core.showing.sheet_facts import line_of_facts, rows_apart

PLAIN = Sheet(pl.DataFrame(), (), pl.Series(dtype=pl.UInt32), Origin(Path("a.xlsx"), "Year 7"))


def of(*aside: AsideRow, **facts: object) -> Sheet:
    return replace(PLAIN, origin=replace(PLAIN.origin, **facts), set_aside=aside)  # type: ignore[arg-type] # by name


def test_a_plain_workbook_has_but_its_headings() -> None:
    assert line_of_facts(PLAIN) == "Headings in row 1."
    assert list(rows_apart(PLAIN)) == []


def test_of_a_text_its_encoding_and_separator_are_told() -> None:
    assert line_of_facts(of(encoding="utf-8", delimiter=";", heading_row=3)) == (
        "Headings in row 3. Encoding: UTF-8. Separator: Semicolon."
    )
    assert line_of_facts(of(heading_row=0)) == "No row of headings."
    assert line_of_facts(of(encoding="utf-8", delimiter="~")).endswith("Separator: ~.")


def test_every_row_that_is_apart_is_told() -> None:
    title = AsideRow(1, "above-headings", "Students")
    rows = [AsideRow(9, why, "x") for why in ("sample", "by-hand", "ruler", "no-record")]
    beside = (SheetBeside("Notes", 4),)
    told = line_of_facts(of(*rows, above=(title,), blank_rows=2, hidden_rows=1, beside=beside))
    assert told == (
        "Headings in row 1."
        " 1 row above the headings is left out: row 1 “Students”."
        " 2 blank rows are left out."
        " 1 row is hidden in your sheet; it counts like the others."
        " 1 sample row of the template is set aside and will not be sent."
        " 1 row was set aside by hand."
        " 2 rows are set aside, as they look like no records."
        " A sheet with other headings is left out: “Notes” (4 rows)."
    )
