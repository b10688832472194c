"""Every code that the program says something by has its sentence, and can fill its gaps."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages import words
from rosterwizard.core.messages.words import has_sentence
from tests.helpers.word_codes import codes

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "rosterwizard"
FILLED_LATER = {"file"}  # reading knows bytes; whoever opened the file adds its name
SPEAKERS = {
    "RosterError",
    "sentence",
    "counted",
    "tell",
    "told",
    "sentence_or_facts",
    "well",
    "remark",
    "wrong",
}


def calls_with_a_code() -> Iterator[tuple[str, ast.Call, str]]:
    """Yield each call that names a code: where it stands, the call, the code."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", "") in SPEAKERS
                and node.args
            ):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield f"{file.name}:{node.lineno}:{node.col_offset}", node, first.value


CALLS = list(calls_with_a_code())


def part_of(call: ast.Call) -> str | None:
    """Return which of the code's sentences is wanted; None when that is decided later."""
    if len(call.args) == 1 or getattr(call.func, "id", "") == "counted":
        return "message"
    part = call.args[1]
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else None


def gaps(code: str, part: str) -> set[str]:
    """Return the names of the gaps in a sentence."""
    bare = words._all_words()[code][part]  # noqa: SLF001 - with its gaps still open
    return {name for _, name, _, _ in Formatter().parse(bare) if name}


@pytest.mark.parametrize(("place", "call", "code"), CALLS, ids=[f"{p}-{c}" for p, _, c in CALLS])
def test_what_is_said_has_words_for_all_its_gaps(place: str, call: ast.Call, code: str) -> None:
    part = part_of(call)
    assert code in codes(), place
    if part is None:
        return
    assert has_sentence(code, part), place
    given = {keyword.arg for keyword in call.keywords}
    if None not in given:  # else some gaps are filled from a mapping
        assert gaps(code, part) <= given | FILLED_LATER | {"count"}, place
