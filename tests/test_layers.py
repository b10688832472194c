"""The layers of design §4, held by reading the imports of every file.

Large desktop programs drift into one knot unless something says no on the first day.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "rosterwizard"
COMMAND_LINE = PACKAGE / "cli" / "main.py"

TOP_LEVEL = {"README.md", "packaging", "pyproject.toml", "resources", "rosterwizard", "tests"}
QT = {"PySide6", "shiboken6"}
OUTSIDE = {"requests", "paramiko", "keyring", "platformdirs", "socket", "ssl", "http", "truststore"}
FORBIDDEN = {
    "core": {"rosterwizard.services", "rosterwizard.cli", "rosterwizard.gui"} | QT | OUTSIDE,
    "services": {"rosterwizard.cli", "rosterwizard.gui"} | QT,
    "cli": {"rosterwizard.gui"} | QT,
    "gui": {"rosterwizard.cli"},
}
# The one place where the command line opens the window, and must load it only then.
DOOR = ("rosterwizard.cli.gui_command", "rosterwizard.gui")
# What may lie in the window's folder without a Qt of its own, and why.
WITHOUT_QT = {
    "rosterwizard.gui.pages.making": "makes pages and nothing else: it brings each, and Qt, late",
}
HEAVY = {"PySide6", "polars", "openpyxl", "requests", "keyring", "paramiko"}


@dataclass(frozen=True, slots=True)
class Import:
    """One import statement's target.

    at_start: it runs when the importing module is loaded; one inside a function or under
        `if TYPE_CHECKING` does not.
    """

    importer: str
    target: str
    line: int
    at_start: bool

    def __str__(self) -> str:
        return f"{self.importer}, line {self.line}: {self.target}"


def module_name(file: Path) -> str:
    """Return the dotted name of a file of the package."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_name(file): file for file in sorted(PACKAGE.rglob("*.py"))}


def imports_of(module: str) -> Iterator[Import]:
    """Yield every import of a module, wherever it stands in the file."""
    yield from imports_in(ast.parse(MODULES[module].read_bytes()), module, at_start=True)


def imports_in(tree: ast.AST, module: str, *, at_start: bool) -> Iterator[Import]:
    """Yield the imports below one node."""
    for node in ast.iter_child_nodes(tree):
        for target in targets_of(node, module):
            yield Import(module, target, node.lineno, at_start)  # type: ignore[attr-defined] # an import is a statement
        yield from imports_in(node, module, at_start=at_start and not is_put_off(node))


def is_put_off(node: ast.AST) -> bool:
    """Tell whether what stands in `node` does not run when its module is loaded."""
    if isinstance(node, ast.If):
        return "TYPE_CHECKING" in ast.unparse(node.test)
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)


def targets_of(node: ast.AST, module: str) -> list[str]:
    """Return the modules that a statement imports, as full names."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    source = node.module or ""
    if node.level:
        is_package = MODULES[module].name == "__init__.py"
        parts = module.split(".")
        parent = parts[: len(parts) + is_package - node.level]
        source = ".".join([*parent, source]).removesuffix(".")
    names = [f"{source}.{alias.name}" for alias in node.names]
    return [name if name in MODULES else source for name in names]


def is_within(module: str, package: str) -> bool:
    """Tell whether `module` is `package` or lies in it."""
    return f"{module}.".startswith(f"{package}.")


def goes_through_the_door(one: Import) -> bool:
    """Tell whether this is the import by which the command line opens the window."""
    importer, window = DOOR
    return one.importer == importer and is_within(one.target, window) and not one.at_start


@pytest.mark.parametrize("layer", FORBIDDEN)
def test_imports_point_inwards(layer: str) -> None:
    found = [
        str(each)
        for module in MODULES
        if is_within(module, f"rosterwizard.{layer}")
        for each in imports_of(module)
        if any(is_within(each.target, banned) for banned in FORBIDDEN[layer])
        if not goes_through_the_door(each)
    ]
    assert not found, "\n".join(found)


def test_every_module_belongs_to_a_layer() -> None:
    outside = {
        name
        for name in MODULES
        if not any(is_within(name, f"rosterwizard.{layer}") for layer in FORBIDDEN)
    }
    assert outside <= {"rosterwizard", "rosterwizard.__main__"}


def test_imports_form_no_ring() -> None:
    graph = {
        module: {each.target for each in imports_of(module) if each.at_start} - {module}
        for module in MODULES
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail("a ring: " + " <- ".join(error.args[1]), pytrace=False)


def test_sub_packages_form_no_ring() -> None:
    """Hold each layer to folders that can be read from the bottom up, one after the other.

    An import that runs late or serves types alone ties folders together no less.
    """
    graph: dict[str, set[str]] = {}
    for module in MODULES:
        for each in imports_of(module):
            importer, target = sub_package(module), sub_package(each.target)
            if importer != target and layer_of(importer) == layer_of(target):
                graph.setdefault(importer, set()).add(target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail("a ring: " + " <- ".join(error.args[1]), pytrace=False)


def sub_package(module: str) -> str:
    """Return the folder below its layer that a module lies in, or the module if it lies loose."""
    return ".".join(module.split(".")[:3])


def layer_of(module: str) -> str:
    """Return the layer of a module."""
    return module.split(".")[1] if "." in module else ""


def test_no_file_of_the_core_lies_loose() -> None:
    loose = [path.name for path in (PACKAGE / "core").glob("*.py") if path.name != "__init__.py"]
    assert loose == []


def test_what_needs_no_qt_does_not_lie_in_the_window() -> None:
    """Hold what the window decides to places where the command line can have it too."""
    without = {
        module
        for module in MODULES
        if is_within(module, "rosterwizard.gui") and not is_package_face(module)
        if not any(is_within(each.target, qt) for each in imports_of(module) for qt in QT)
    }
    assert without == set(WITHOUT_QT)


def is_package_face(module: str) -> bool:
    """Tell whether a module is the `__init__.py` of a folder that says no more than its name."""
    is_face = MODULES[module].name == "__init__.py"
    return is_face and not list(imports_of(module))


def test_top_level_of_the_repository_is_fixed() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    # safe.directory: the checkout may belong to somebody else than the one who runs the tests.
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    entries = {name.partition("/")[0] for name in listed.split("\0") if name}
    assert {name for name in entries if not name.startswith(".")} <= TOP_LEVEL


def test_command_line_starts_light() -> None:
    code = "import sys, rosterwizard.cli.main; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert HEAVY.isdisjoint(loaded.stdout.split())
