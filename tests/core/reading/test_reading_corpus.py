"""Text files as schools have them: each is read as the facts beside it say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.text_files import read_text

TEXTS = Path(__file__).parents[2] / "data" / "reading" / "texts"
KNOWN = frozenset({"username", "givenname", "surname", "class"})
LONGEST = 200
_FACTS = TEXTS / "facts.json"
FACTS: dict[str, Any] = json.loads(_FACTS.read_text(encoding="utf-8")) if _FACTS.exists() else {}


def facts(path: Path) -> dict[str, Any]:
    """Return what is read from a file, or why it is refused."""
    try:
        sheet = read_text(path.read_bytes(), path, known=KNOWN)
    except RosterError as error:
        return {"refused": error.code}
    origin = sheet.origin
    last = slice(-2, None) if sheet.height > len("rows") else slice(None)
    odd = {
        "/".join(filter(None, (each.code, each.kind, str(each.column or "")))): "file"
        if rows is None
        else [*[*sheet.sheet_row.gather(rows)][:3], rows.len()]
        for each, rows in sheet.oddities.items()
    }
    return {
        "encoding": origin.encoding,
        "delimiter": origin.delimiter,
        "heading row": origin.heading_row,
        "headings": list(sheet.headings),
        "rows": sheet.height,
        "blank rows": origin.blank_rows,
        "sheet rows": sheet.sheet_row.to_list()[last],
        "cells": [[cell[:LONGEST] for cell in row] for row in sheet.frame.rows()[last]],
        "odd": odd,
    }


def test_every_file_has_its_facts() -> None:
    assert {path.name for path in TEXTS.iterdir()} == {*FACTS, _FACTS.name}
    assert len(FACTS) >= 80


@pytest.mark.parametrize("name", FACTS)
def test_a_file_is_read_as_its_facts_say(name: str) -> None:
    assert facts(TEXTS / name) == FACTS[name]
