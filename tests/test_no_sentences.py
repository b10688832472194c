"""What people read lies in the words of a language, and no sentence in the code that shows it.

The command line has a test of its own, `tests/cli/test_no_sentences.py`.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "rosterwizard"

# A literal with a blank, or a word with a capital in the window, that is no sentence; and why.
NO_SENTENCES = {
    "Roster Wizard": "the program's own name, in every language",
    "Roster Wizard ": "as above, before its version",
    ", commit ": "facts for the makers, who read them in one language",
    ", Python ": "as above",
    ", PySide ": "as above",
    "AnyWidget": "the name of a type",
    "QScrollArea": "the name of a kind of widget, by which Qt asks for it",
    "QAbstractScrollArea": "as above",
    "The program is damaged. See how: rosterwizard self-check": "stands in for damaged words",
    " (Install the program again.)": "as above",
    "Read me first": "the name of a sheet, by which every program knows a template of ours",
    "roster wizard template": "the title of a file that programs read",
    "profile version": "as above, a key",
    "record type": "as above, a key",
    "How long is the file?": "for programs that send the practice server something amiss",
    "The file is too large.": "as above",
    "There is no such import.": "as above",
    "Profile of a system for Roster Wizard": "the title of a JSON Schema, for other programs",
    "# branch.oid ": "what git writes",
    "Basic ": "what HTTP writes",
    'Basic realm="Practice server", charset="UTF-8"': "as above",
    "; charset=utf-8": "as above",
    "default-src 'none'; style-src 'unsafe-inline'": "as above",
    " < ": "between places in a line of the log, for the makers",
    "%(asctime)s %(levelname)s %(message)s": "as above",
}
# Files in which no literal is for people to read in their language, and why.
NO_WORDS = {
    "services/practice/canned_answers.py": "answers as real servers have been seen to",
    "services/practice/infiniti_import.py": "answers as Infiniti does, word by word",
    "services/practice/patron_rules.py": "as above",
    "services/practice/set_names.py": "answers as Haiku does",
    "services/practice/store.py": "SQL",
    "services/history.py": "SQL",
    "services/database_versions.py": "SQL",
    "services/file_locks.py": "SQL",
    "services/register.py": "SQL",
    "services/register_store.py": "SQL",
    "services/row_register.py": "SQL",
    "services/ways/infiniti_answer.py": "reads what Infiniti answers",
    "services/ways/infiniti_rows.py": "as above",
    "services/ways/web_trouble.py": "reads what the libraries below say",
    "core/profiles/misreadings.py": "reads what msgspec says",
    "core/reading/workbooks/containers.py": "names a part of a file as its maker does",
    "core/reading/workbooks/number_format.py": "forms of dates, as workbooks number them",
    "core/rules/formulas.py": "writes formulas of a spreadsheet",
    "core/lookalike/workbooks/cell_values.py": "writes XML",
    "core/lookalike/workbooks/new_workbook.py": "as above",
    "core/lookalike/workbooks/ods_values.py": "as above",
    "core/lookalike/workbooks/ods_workbook.py": "as above",
    "core/lookalike/workbooks/xlsx_package.py": "as above",
    "core/lookalike/workbooks/xlsx_styles.py": "as above",
    "core/lookalike/workbooks/xlsx_sheets.py": "as above",
    "core/profiles/profile_text.py": "writes TOML",
    "core/profiles/toml_text.py": "as above",
}
# How literals with a blank begin that a machine reads: Qt's style sheets, endings of files, pages
# whose words are gaps, Python to be run.
MACHINE = (
    "\nQTreeView {",
    "min-height: 0;",
    "*.",
    "color: ",
    "<",
    "import sys;",
    "\n.",
    '" number',
)
EXPRESSION = re.compile(r"\\[bdswpA-Z]|\]\{|\[[^\]]+\][*+]?|\$$|^\^")
LAYERS = ("gui", "services", "core")
WORD_WITH_CAPITAL = re.compile(r"(?=.*[a-z])&?[A-Z][\w&]*[…:]?|[A-Z]\w*&\w+[…:]?")
# Joined by hand where the words themselves may be damaged, or where a machine reads it.
JOINED_BY_HAND = {"services/self_check/findings.py", "core/profiles/toml_text.py"}


def is_spoken(text: str, layer: str) -> bool:
    """Tell whether a literal could be words for people."""
    if text in NO_SENTENCES or text.startswith(MACHINE) or EXPRESSION.search(text):
        return False
    if layer == "gui" and WORD_WITH_CAPITAL.fullmatch(text):
        return True
    return " " in text.strip() and bool(re.search(r"[^\W\d_]{2}", text))


def silent(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield what nobody is shown: docstrings, types, and what a bug says."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        for name in ("annotation", "returns"):
            kind = getattr(node, name, None)
            if isinstance(kind, ast.expr):
                yield kind
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "cast":
            yield node.args[0]
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            yield from () if ast.unparse(node.exc.func) == "RosterError" else [node.exc]
        if isinstance(node, ast.FunctionDef) and node.name == "__repr__":
            yield from (
                each.value for each in node.body if isinstance(each, ast.Return) and each.value
            )


def literals(code: bytes | str) -> Iterator[ast.Constant]:
    """Yield each text of the code that somebody could be shown."""
    tree = ast.parse(code)
    unseen = {id(part) for root in silent(tree) for part in ast.walk(root)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in unseen
        ):
            yield node


def sentences_in(code: bytes | str, layer: str) -> Iterator[tuple[int, str]]:
    """Yield each literal that could be words for people, and its line."""
    for node in literals(code):
        if is_spoken(str(node.value), layer):
            yield node.lineno, str(node.value)


def joined_by_hand(code: bytes | str) -> Iterator[int]:
    """Yield the lines where a list is joined by what only one language has between its items."""
    for node in ast.walk(ast.parse(code)):
        if (
            isinstance(node, ast.Attribute)
            and node.attr == "join"
            and isinstance(node.value, ast.Constant)
            and node.value.value in {", ", "; ", ". "}
        ):
            yield node.lineno


def files(layer: str) -> dict[str, bytes]:
    """Return the code of a layer by the name of the file, below the package."""
    return {
        file.relative_to(PACKAGE).as_posix(): file.read_bytes()
        for file in sorted((PACKAGE / layer).rglob("*.py"))
    }


@pytest.mark.parametrize("layer", LAYERS)
def test_no_sentence_stands_in_the_code(layer: str) -> None:
    found = [
        f"{file}:{line}: {text!r}"
        for file, code in files(layer).items()
        if file not in NO_WORDS
        for line, text in sentences_in(code, layer)
    ]
    assert found == []


@pytest.mark.parametrize("layer", [*LAYERS, "cli"])
def test_lists_are_joined_by_the_words(layer: str) -> None:
    found = {file for file, code in files(layer).items() for _ in joined_by_hand(code)}
    assert found == {file for file in JOINED_BY_HAND if file.startswith(layer)}


def test_every_exception_is_still_needed() -> None:
    every = {
        str(node.value)
        for layer in LAYERS
        for code in files(layer).values()
        for node in literals(code)
    }
    assert set(NO_SENTENCES) - every == set()
    assert {file for file in NO_WORDS if not (PACKAGE / file).exists()} == set()


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
        ('button("&Back")', ["&Back"]),
        ('button("His&tory…")', ["His&tory…"]),
        ('key("Ctrl+D")', []),
        ('key("F8")', []),
        ('raise ValueError("no such thing")', []),
        ('raise RosterError("no such thing")', ["no such thing"]),
    ],
)
def test_sentences_are_told_from_the_rest(code: str, spoken: list[str]) -> None:
    assert [text for _, text in sentences_in(code, "gui")] == spoken


def test_words_with_a_capital_are_names_below_the_window() -> None:
    assert list(sentences_in('read("Target")', "core")) == []


@pytest.mark.parametrize(
    ("code", "found"), [('", ".join(a)', [1]), ('"".join(a)', []), ('","', [])]
)
def test_lists_joined_by_hand_are_found(code: str, found: list[int]) -> None:
    assert list(joined_by_hand(code)) == found
