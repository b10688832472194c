"""What people read lies in the words of a language, and no sentence in the code that shows it."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "rosterwizard"
LAYERS = ("gui",)

# A literal with a blank that is no sentence, and why.
NO_SENTENCES = {
    "Roster Wizard": "the program's own name, in every language",
    "Roster Wizard ": "as above, before its version",
    ", commit ": "facts for the makers, who read them in one language",
    ", Python ": "as above",
    ", PySide ": "as above",
}
# How literals with a blank begin that a machine reads: Qt's style sheets, endings of files.
MACHINE = ("\nQTreeView {", "min-height: 0;", "*.")


def is_spoken(text: str) -> bool:
    """Tell whether a literal could be words for people."""
    return " " in text.strip() and text not in NO_SENTENCES and not text.startswith(MACHINE)


def silent(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield what nobody is shown: docstrings, and types."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        for name in ("annotation", "returns"):
            kind = getattr(node, name, None)
            if isinstance(kind, ast.expr):
                yield kind
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "cast":
            yield node.args[0]


def sentences_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield each literal that could be words for people, and its line."""
    unseen = {id(part) for root in silent(tree) for part in ast.walk(root)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in unseen
            and is_spoken(node.value)
        ):
            yield node.lineno, node.value


@pytest.mark.parametrize("layer", LAYERS)
def test_no_sentence_stands_in_the_code(layer: str) -> None:
    found = [
        f"{file.relative_to(PACKAGE)}:{line}: {text!r}"
        for file in sorted((PACKAGE / layer).rglob("*.py"))
        for line, text in sentences_in(ast.parse(file.read_bytes()))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("code", "spoken"),
    [
        ('button("&Leave them")', ["&Leave them"]),
        ('say(f"Step {number} of 7")', [" of 7"]),
        ('"""Do this and that."""', []),
        ('kept: "Job | None" = None', []),
        ('cast("QWidget | None", part)', []),
        ('sentence("step-file", "name")', []),
        ('ask("*.csv *.txt")', []),
    ],
)
def test_sentences_are_told_from_the_rest(code: str, spoken: list[str]) -> None:
    assert [text for _, text in sentences_in(ast.parse(code))] == spoken
