"""What is skipped is counted and told; where everything must run, nothing is skipped."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import parts
from parts import ALL_PARTS, LIBREOFFICE, NGINX, PARTS, Part, missing, packages_of
from tests.helpers.needing import last_line, listed
from tests.helpers.slow_files import FEWEST_TESTS, slowest

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., pytest.RunResult]

LOOM, MILL = Part("a loom", ("loom-light",), ("loom-x",)), Part("a mill", ("mill",), ("mill-x",))
BEGIN = """
    import pytest
    from parts import Part
    from tests.helpers.needing import elsewhere, needs

    LOOM = Part("a loom", ("loom-light",), ("loom-x",))
    MILL = Part("a mill", ("mill",), ("mill-x",))
    PYTHON = Part("Python", (), (), ())
"""
NEEDING = """
    @needs(LOOM)
    def test_weaving():
        pass

    @needs(MILL)
    class TestMilling:
        @needs(LOOM)
        def test_both(self):
            pass

    @needs(PYTHON)
    def test_with_what_is_there():
        pass
"""


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs a file of tests with our plugins, and wants all parts if told so."""
    root = Path(__file__).parents[1]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(root), str(root / "packaging"))))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # loading Qt would take longest

    def run(content: str, *options: str, all_parts: bool) -> pytest.RunResult:
        monkeypatch.setenv(ALL_PARTS, "1" if all_parts else "")
        pytester.makepyfile(BEGIN + content)
        plugins = ("-p", "tests.helpers.needing", "-p", "tests.helpers.slow_files")
        return pytester.runpytest_subprocess(*plugins, *options)

    return run


SEVERAL_PROCESSES = ("-p", "xdist.plugin", "--numprocesses=2")


@pytest.mark.parametrize("processes", [(), SEVERAL_PROCESSES], ids=["one", "several"])
def test_what_is_missing_is_said_in_the_last_line(run: Run, processes: tuple[str, ...]) -> None:
    found = run(NEEDING, *processes, all_parts=False)
    found.assert_outcomes(passed=1, skipped=2)
    assert found.outlines[-1] == last_line([(LOOM,), (LOOM, MILL)])
    assert found.outlines[-1].startswith("2 tests were skipped for want of a loom and a mill; ")
    assert found.outlines[-1].endswith(" apt-get install --no-install-recommends loom-light mill")
    assert "1 passed, 2 skipped" in found.outlines[-2]


@pytest.mark.parametrize("processes", [(), SEVERAL_PROCESSES], ids=["one", "several"])
def test_where_all_parts_are_wanted_it_fails(run: Run, processes: tuple[str, ...]) -> None:
    found = run(NEEDING, *processes, all_parts=True)
    found.assert_outcomes(passed=1, errors=2)
    found.stdout.fnmatch_lines(["*not on this machine: a loom"])


@pytest.mark.parametrize(
    "skipping",
    [
        "def test_it():\n        pytest.skip('no time')",
        "@pytest.mark.skip(reason='no time')\n    def test_it():\n        pass",
        "pytest.importorskip('no_such_module')",
    ],
    ids=["inside", "by-mark", "whole-file"],
)
def test_no_other_skip_passes_by_unnoticed_there(run: Run, skipping: str) -> None:
    found = run(f"\n    {skipping}\n", all_parts=True).parseoutcomes()
    assert "skipped" not in found
    assert found.get("failed", found.get("errors")) == 1


def test_elsewhere_any_skip_may(run: Run) -> None:
    run("\n    def test_it():\n        pytest.skip('no time')\n", all_parts=False).assert_outcomes(
        skipped=1
    )


def test_what_is_about_another_platform_may_be_skipped(run: Run) -> None:
    content = "\n    @elsewhere(True, 'it has no wheels')\n    def test_it():\n        pass\n"
    run(content, all_parts=True).assert_outcomes(skipped=1)


def test_expected_failures_are_no_skips(run: Run) -> None:
    content = "\n    @pytest.mark.xfail\n    def test_it():\n        raise ValueError\n"
    run(content, all_parts=True).assert_outcomes(xfailed=1)


def test_slow_files_are_told_of_long_runs_only(run: Run) -> None:
    many = "\n    @pytest.mark.parametrize('n', range({}))\n    def test_it(n):\n        pass\n"
    assert "slowest" not in run(many.format(FEWEST_TESTS), all_parts=False).stdout.str()
    found = run(many.format(FEWEST_TESTS + 1), *SEVERAL_PROCESSES, all_parts=False)
    found.stdout.fnmatch_lines(["*slowest 10 files*", "* s  test_*.py", "*101 passed*"])


def test_slowest_comes_first_and_ten_are_enough() -> None:
    lines = slowest({f"test_{number}.py": number for number in range(12)})
    assert lines[0] == "   11.0 s  test_11.py"
    assert len(lines) == 10


def test_part_is_there_when_all_of_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "lib" / "x86_64"
    folder.mkdir(parents=True)
    monkeypatch.setattr(parts, "LIBRARY_FOLDERS", (str(tmp_path / "lib"),))
    program = Path(sys.executable)
    monkeypatch.setattr(parts, "SERVER_FOLDERS", (str(program.parent),))
    monkeypatch.setenv("PATH", "")
    thing = Part("a thing", ("thing",), (program.name,), ("libthing.so",))
    assert missing([thing]) == (thing,)
    (folder / "libthing.so").touch()
    assert missing([thing]) == ()
    assert missing([thing._replace(programs=(program.name, "no-such-program"))])


def test_packages_are_named_once() -> None:
    assert packages_of([LIBREOFFICE, NGINX, LIBREOFFICE]) == (
        "libreoffice-calc-nogui",
        "nginx-light",
    )
    assert all(part.packages and part.programs for part in PARTS)


def test_names_are_listed_as_one_says_them() -> None:
    assert [listed("a"), listed("ab"), listed("abc")] == ["a", "a and b", "a, b and c"]


def test_one_test_is_told_in_the_singular() -> None:
    assert last_line([(NGINX,)]).startswith("1 test was skipped for want of nginx; ")


def test_registry_can_be_read_before_there_is_an_environment() -> None:
    code = "import runpy, sys; runpy.run_path(sys.argv[1]); print('pytest' in sys.modules)"
    command = [sys.executable, "-I", "-S", "-c", code, parts.__file__]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=os.sep)
    assert done.stdout == "False\n"
