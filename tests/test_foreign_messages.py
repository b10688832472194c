"""What somebody else's error says reaches no screen and no log: it may hold a cell or a password.

Held twice: by reading how the program uses the errors that it catches, and by raising errors whose
text is a mark at every edge of it.
"""

from __future__ import annotations

import ast
import logging
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard

import pytest

from rosterwizard.services.history import history_file
from tests.helpers.command_line import called
from tests.helpers.patrons import patron, write_rows
from tests.helpers.stumbles import MARKER, STUMBLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.helpers.command_line import Ran

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "rosterwizard"
OWN = {"RosterError", "FaultyProfile", "Stop", "OddFileError", "UnreadableError"}
# Where a foreign message is read all the same, and why no cell and no secret can be in it.
ALLOWED = {
    "core/profiles/all_misreadings.py": "msgspec on a profile: keys and places are taken out of it",
    "core/profiles/tree.py": "the TOML reader on a profile, for whoever writes it",
    "core/profiles/table_schema.py": "msgspec on a schema, for whoever writes it",
    "core/cells/patterns.py": "the engine on a profile's pattern, tried on no text at all",
    "core/cells/date_text.py": "the engine on a profile's form of a date, tried on a date of ours",
    "services/match_files.py": "msgspec and the TOML reader, for whoever writes it: places alone",
    "services/self_check/libraries_check.py": "only the name of a system library is taken out",
    "services/ways/sftp_line.py": "the server's own words, which paramiko raises",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def product_files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def foreign_errors(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Give each piece of code that holds an error of somebody else, and the error's name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.name and not names_in(node.type) <= OWN:
            yield node, node.name
        if isinstance(node, Function):
            for each in (*node.args.args, *node.args.kwonlyargs):
                kinds = names_in(each.annotation) - OWN
                if any(kind.endswith(("Error", "Exception")) for kind in kinds):
                    yield node, each.arg


def names_in(node: ast.AST | None) -> set[str]:
    """Return the last part of every name in an expression, such as a tuple of classes."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        node = ast.parse(node.value)
    if isinstance(node, ast.Attribute):
        return {node.attr}
    if isinstance(node, ast.Name):
        return {node.id}
    children = [] if node is None else list(ast.iter_child_nodes(node))
    return {name for child in children for name in names_in(child)}


def is_told_apart(code: ast.AST, name: str) -> bool:
    """Tell whether the code asks first whether the error is one of ours."""
    asked = f"isinstance({name}, RosterError)"
    return any(isinstance(node, ast.Call) and ast.unparse(node) == asked for node in ast.walk(code))


def readings_of(code: ast.AST, name: str) -> Iterator[int]:
    """Give the lines in which the text of the error is read, or handed on to be shown."""
    for node in ast.walk(code):
        read: list[ast.AST] = []
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name) and node.func.id in {"str", "repr", "format"}:
                read += node.args
            read += [each.value for each in node.keywords]
        elif is_text(node):
            read.append(node.value)
        if any(isinstance(each, ast.Name) and each.id == name for each in read):
            yield node.lineno  # type: ignore[attr-defined] # an expression has a line


def is_text(node: ast.AST) -> TypeGuard[ast.FormattedValue | ast.Attribute]:
    """Tell whether an expression stands in an f-string, or is what an error keeps as its text."""
    in_text = isinstance(node, ast.FormattedValue)
    return in_text or (isinstance(node, ast.Attribute) and node.attr == "args")


def faults_in(source: str) -> list[int]:
    return sorted(
        line
        for code, name in foreign_errors(ast.parse(source))
        if not is_told_apart(code, name)
        for line in readings_of(code, name)
    )


def test_no_text_of_a_foreign_error_is_read() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): lines
        for path in product_files()
        if (lines := faults_in(path.read_text(encoding="utf-8")))
    }
    assert {path: lines for path, lines in found.items() if path not in ALLOWED} == {}
    assert set(found) == set(ALLOWED)


def test_no_traceback_is_printed_or_logged() -> None:
    banned = ("traceback.print", "traceback.format", "exc_info", '.exception("', "stack_info")
    found = [
        f"{path.relative_to(PACKAGE)}: {word}"
        for path in product_files()
        for word in banned
        if word in path.read_text(encoding="utf-8").replace("sys.exception()", "")
    ]
    assert found == []


@pytest.mark.parametrize(
    "use",
    [
        "print(str(error))",
        "print(f'it failed: {error}')",
        "raise RosterError('x', reason=error)",
        "raise RosterError('x', reason=repr(error))",
        "log(error.args[0])",
    ],
)
def test_every_way_of_reading_the_text_is_found(use: str) -> None:
    assert faults_in(f"try:\n    work()\nexcept (OSError, ValueError) as error:\n    {use}\n")
    assert faults_in(f"def tell(error: BaseException) -> None:\n    {use}\n")
    assert not faults_in(f"try:\n    work()\nexcept RosterError as error:\n    {use}\n")


# -- Raised at every edge ---------------------------------------------------------------------

CHECK = ("check", "SHEET", "--type", "infiniti/patrons")
EXPORT = ("export", "SHEET", "--type", "infiniti/patrons", "-o", "OUT")
FIX = ("fix", "SHEET", "--type", "infiniti/patrons", "-o", "OUT")
SUBMIT = ("submit", "SHEET", "--type", "infiniti/patrons", "--server", "practice", "--good-rows")
EDGES = {  # the command, and what is put in the place of what it meets
    "reader": (CHECK, "rosterwizard.core.reading.text_files.read_source"),
    "disk": (CHECK, "rosterwizard.services.reading_files.FileIO"),
    "checker": (CHECK, "rosterwizard.core.checking.check_job"),
    "report": (CHECK, "rosterwizard.core.reports.reports.report"),
    "fixer": (FIX, "rosterwizard.core.fixing.fixed"),
    "writer": (EXPORT, "rosterwizard.core.output.output_job"),
    "saving": (EXPORT, "rosterwizard.services.whole_files.os.replace"),
    "plan": (SUBMIT, "rosterwizard.services.plan_and_send.plan_submission"),
    "sending": (SUBMIT, "requests.adapters.HTTPAdapter.send"),
    "journal": (SUBMIT, "rosterwizard.services.journal_writing.os.fsync"),
    "history": (("history",), "rosterwizard.services.history.sqlite3.connect"),
    "settings": (("servers", "list"), "rosterwizard.cli.servers_command.load_settings"),
    "profiles": (("systems",), "rosterwizard.cli.systems_command.usable_profiles"),
}


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "sheet.csv", [("user1", " Y", "N", "anna@", "2031"), patron(1)])


def left_behind(home: Path) -> str:
    """Return what stands in every log and journal."""
    files = (path for path in home.rglob("*") if path.is_file() and path.suffix != ".sqlite")
    return "".join(path.read_text("utf-8", "replace") for path in files)


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], sheet: Path) -> Callable[[str], Ran]:
    """Give what runs the command that meets an edge."""
    names = {"SHEET": str(sheet), "OUT": str(sheet.parent / "out.csv")}
    return lambda edge: called(capsys, *(names.get(word, word) for word in EDGES[edge][0]))


@pytest.mark.parametrize("kind", ["ValueError", "OSError", "KeyError", "NoExceptionError"])
@pytest.mark.parametrize("edge", EDGES)
def test_no_edge_of_the_command_line_lets_it_through(
    monkeypatch: pytest.MonkeyPatch,
    home: Path,
    command: Callable[[str], Ran],
    edge: str,
    kind: str,
) -> None:
    # Where it becomes a fault of the program that is logged, which some of the edges are not.
    monkeypatch.setattr(logging.getLogger("rosterwizard"), "propagate", False)
    history_file().touch()
    monkeypatch.setattr(EDGES[edge][1], STUMBLES[kind])
    found = command(edge)
    monkeypatch.undo()
    assert found.status in {2, 3, 4, 6, 70}
    assert found.err
    assert MARKER not in found.out + found.err + left_behind(home)
