"""What people read on the command line lies in the words, not in code."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard import cli

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = sorted(Path(cli.__path__[0]).glob("*.py"))
ALLOWED = {
    "version_option.py": {"rosterwizard, version "},  # read by scripts, and with damaged words too
    "printed_submission.py": {', "outcomes": ['},  # JSON
}


def texts(tree: ast.Module) -> Iterator[str]:
    """Yield each text in code with a letter and a blank, but docstrings and quoted types."""
    silent = {id(node) for each in ast.walk(tree) for node in (*docstring(each), *types(each))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in silent and is_sentence(node.value):
            yield str(node.value)


def is_sentence(value: object) -> bool:
    """Tell whether a constant holds a letter and a blank."""
    return isinstance(value, str) and " " in value and bool(re.search(r"[^\W\d_]", value))


def docstring(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the docstring of what may have one."""
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node):
        first = node.body[0]
        assert isinstance(first, ast.Expr)
        yield first.value


def types(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all that stands where a type does."""
    for name in ("annotation", "returns"):
        if said := getattr(node, name, None):
            yield from ast.walk(said)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_sentence_stands_in_code(file: Path) -> None:
    found = set(texts(ast.parse(file.read_bytes())))
    assert found == ALLOWED.get(file.name, set())


def test_sentences_are_found_wherever_they_stand() -> None:
    code = '''
"""No sentence."""
def f(a: "list[int] | None") -> "dict[str, int]":
    """No sentence."""
    call("one word", help="two words")
    return f"Still {a:>8}: {'three words'}" + "  " + "word" + ": "
'''
    expected = {"one word", "two words", "Still ", "three words"}
    assert set(texts(ast.parse(code))) == expected
