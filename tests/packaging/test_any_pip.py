"""Set-up succeeds with any pip, and next year too: it installs what the locks name and no more.

An index on this machine stands in for the world of tomorrow. It holds every library of the locks,
empty but for what it asks of others, and a newer version of each that somebody asks for with an
extra, which is what pip would fetch if it were let to work anything out.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from packaging.markers import Marker

import environment
from tests.helpers import stub_wheels
from tests.helpers.needing import elsewhere
from tests.helpers.stub_wheels import Index, normal

if TYPE_CHECKING:
    from collections.abc import Callable

EXTRAS = re.compile(r"^([\w.-]+)\[")
PINS = re.compile(r"^([\w.-]+)==([\w.]+)( ;.*)? \\$", re.MULTILINE)
LOCKS = {"program.lock": environment.PROGRAM_LOCK, "tools.lock": environment.TOOLS_LOCK}
NEWER = sys.version_info >= (3, 12)
PIPS = sorted(pip.name.split("-")[1] for pip in environment.PIPS.glob("*.whl"))
PROJECT = """\
[project]
name = "rosterwizard"
version = "1"
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""
BACKEND = """\
from pathlib import Path
from stub_wheels import write_wheel
def build_editable(folder, *_):
    return write_wheel(Path(folder), "rosterwizard", "1").name
"""


@pytest.fixture(scope="module")
def tomorrow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with lock files, and beside them the index that they are installed from."""
    folder = tmp_path_factory.mktemp("tomorrow")
    index = Index(folder / "index")
    asked_with_extra: set[str] = set()
    for file, lock in LOCKS.items():
        pins = []
        for name, version, where in PINS.findall(lock.read_text("utf-8")):
            requires = requirements_of(name)
            asked_with_extra |= {
                normal(found[1]) for each in requires if (found := EXTRAS.match(each))
            }
            pins.append(
                f"{name}=={version}{where} --hash=sha256:{index.add(name, version, requires)}\n"
            )
        (folder / file).write_text("".join(pins), "utf-8")
    for name in asked_with_extra:
        index.add(name, "9999.0", requirements_of(name))
    assert asked_with_extra
    return folder


def requirements_of(name: str) -> list[str]:
    """Return what a library asks for; of those for other platforms nothing is known here."""
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []


@pytest.fixture
def checkout(tomorrow: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a checkout with those lock files, in which `environment` works."""
    for file in LOCKS:
        shutil.copy(tomorrow / file, tmp_path)
    (tmp_path / "pyproject.toml").write_text(PROJECT, "utf-8")
    (tmp_path / "backend.py").write_text(BACKEND, "utf-8")
    (tmp_path / "rosterwizard").mkdir()
    shutil.copy(stub_wheels.__file__, tmp_path)
    for name, place in {
        "ROOT": tmp_path,
        "PROGRAM_LOCK": tmp_path / "program.lock",
        "TOOLS_LOCK": tmp_path / "tools.lock",
        "PROJECT": tmp_path / "pyproject.toml",
        "VENV": tmp_path / ".venv",
        "STAMP": tmp_path / ".venv" / "installed-from.json",
    }.items():
        monkeypatch.setattr(environment, name, place)
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_INDEX_URL", (tomorrow / "index").as_uri())
    return tmp_path


@pytest.fixture
def set_up(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that sets the checkout up with one version of pip."""
    wheels = environment.PIPS

    def make(pip: str) -> None:
        def make_venv(_why: str) -> None:
            subprocess.run(
                [sys.executable, "-m", "venv", "--without-pip", environment.VENV], check=True
            )
            ZipFile(wheels / f"pip-{pip}-py3-none-any.whl").extractall(libraries(environment.VENV))

        monkeypatch.setattr(environment, "make_venv", make_venv)
        monkeypatch.setattr(environment, "fetch_pips", lambda: None)
        environment.ensure_venv(tools=True)

    return make


def libraries(venv: Path) -> Path:
    """Return the folder of a virtual environment that holds its libraries."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    python = environment.in_venv("python", venv)
    done = subprocess.run([python, "-c", ask], check=True, capture_output=True, text=True)
    return Path(done.stdout.strip())


def installed(venv: Path) -> dict[str, str]:
    """Return the version of each library in a virtual environment."""
    found = metadata.distributions(path=[str(libraries(venv))])
    return {normal(each.metadata["Name"]): each.version for each in found}


def locked() -> dict[str, str]:
    """Return the version of each library that the locks name for this Python and platform."""
    pins = [pin for lock in LOCKS.values() for pin in PINS.findall(lock.read_text("utf-8"))]
    return {
        normal(name): version
        for name, version, where in pins
        if not where or Marker(where.removeprefix(" ; ")).evaluate()
    }


def test_there_are_pips_to_try() -> None:
    assert len(PIPS) == 4


@pytest.mark.parametrize(
    "pip",
    [
        pytest.param(pip, marks=elsewhere(pip < "23" and NEWER, "that pip knows no such Python"))
        for pip in PIPS
    ],
)
def test_set_up_installs_what_the_locks_name(set_up: Callable[[str], None], pip: str) -> None:
    set_up(pip)
    own = {"pip": pip, "rosterwizard": "1"}
    assert installed(environment.VENV) == locked() | own
