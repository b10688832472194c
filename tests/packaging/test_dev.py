"""dev.py's own decisions; what it starts is tried by CI, which runs through it."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Load dev.py by its path (packaging/ is no package) and let it work in an empty folder."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "packaging" / "dev.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, place in {
        "ROOT": tmp_path,
        "LOCK": tmp_path / "requirements.lock",
        "VENV": tmp_path / ".venv",
        "STAMP": tmp_path / ".venv" / "installed-from",
    }.items():
        monkeypatch.setattr(module, name, place)
    (tmp_path / "requirements.lock").write_text("polars==2.1.0\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    return module


@pytest.fixture
def set_up(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the costly steps that `ensure_venv` takes, in place of taking them."""
    taken: list[str] = []
    for name in ("make_venv", "install_libraries", "install_product"):
        monkeypatch.setattr(dev, name, lambda name=name: note(name))
    monkeypatch.setattr(dev, "venv_works", lambda: True)

    def note(name: str) -> None:
        dev.VENV.mkdir(exist_ok=True)
        taken.append(name)

    return taken


def test_first_start_makes_everything(dev: ModuleType, set_up: list[str]) -> None:
    dev.ensure_venv()
    assert set_up == ["make_venv", "install_libraries", "install_product"]


def test_second_start_does_nothing(dev: ModuleType, set_up: list[str]) -> None:
    dev.ensure_venv()
    set_up.clear()
    dev.ensure_venv()
    assert set_up == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ("requirements.lock", ["install_libraries", "install_product"]),
        ("pyproject.toml", ["install_product"]),
    ],
)
def test_only_what_changed_is_installed_again(
    dev: ModuleType, set_up: list[str], changed: str, expected: list[str]
) -> None:
    dev.ensure_venv()
    set_up.clear()
    (dev.ROOT / changed).write_text("another text\n")
    dev.ensure_venv()
    assert set_up == expected


def test_venv_whose_python_is_gone_is_made_anew(
    dev: ModuleType, set_up: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.ensure_venv()
    set_up.clear()
    monkeypatch.setattr(dev, "venv_works", lambda: False)
    dev.ensure_venv()
    assert set_up == ["make_venv", "install_libraries", "install_product"]


def test_interrupted_set_up_starts_over(
    dev: ModuleType, set_up: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(dev, "install_product", interrupted)
        with pytest.raises(KeyboardInterrupt):
            dev.ensure_venv()
    set_up.clear()
    dev.ensure_venv()
    assert "install_libraries" in set_up


def test_checkout_is_compiled_as_libraries_are(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    monkeypatch.setattr(dev, "run_quietly", lambda doing, *command: ran.append(doing))
    dev.install_product()
    assert ran == ["installing rosterwizard", "compiling rosterwizard"]


def test_missing_venv_does_not_work(dev: ModuleType) -> None:
    assert not dev.venv_works()


@pytest.mark.parametrize(
    ("output", "cause"),
    [
        ("…\nOSError: [Errno 28] No space left on device\nERROR: gave up", "the disk is full"),
        (
            "WARNING: Retrying … Failed to establish a new connection\nERROR: No such version",
            "the package index is out of reach; no network?",
        ),
        ("hm\nERROR: no such wheel\nbye\n", "ERROR: no such wheel"),
        ("E: Unable to locate package libegl9\n", "E: Unable to locate package libegl9"),
        ("only\nthese lines\n\n", "these lines"),
        ("", "no word of why"),
    ],
)
def test_cause_is_one_line(dev: ModuleType, output: str, cause: str) -> None:
    assert dev.cause_in(output) == cause


def test_failed_program_becomes_one_line(dev: ModuleType) -> None:
    with pytest.raises(dev.Fault, match=r"^trying failed: ERROR: no$"):
        dev.run_quietly("trying", sys.executable, "-c", "print('ERROR: no'); exit(3)")


def test_exit_status_is_handed_on(dev: ModuleType) -> None:
    assert dev.call(sys.executable, "-c", "exit(6)") == 6


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_abort_is_named(dev: ModuleType, capfd: pytest.CaptureFixture[str]) -> None:
    assert dev.call(sys.executable, "-c", "import os; os.kill(os.getpid(), 9)") == 128 + 9
    assert "SIGKILL" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], True),
        (["gui"], True),
        (["requirements.lock"], True),
        (["systems"], False),
        (["check", "requirements.lock"], False),
        (["--help"], False),
    ],
)
def test_only_the_window_needs_qt(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, arguments: list[str], expected: bool
) -> None:
    monkeypatch.chdir(dev.ROOT)
    assert dev.needs_window(arguments) is expected


@pytest.fixture
def lacking(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that lets the system lack libEGL, for a user with or without apt."""

    def lack(*, apt: bool, user: int) -> None:
        monkeypatch.setattr(sys, "platform", "linux")
        monkeypatch.setattr(dev, "loads", lambda library: library != "libEGL.so.1")
        monkeypatch.setattr(dev, "has_font", lambda: True)
        monkeypatch.setattr(dev.shutil, "which", lambda _: "apt-get" if apt else None)
        monkeypatch.setattr(dev.os, "geteuid", lambda: user, raising=False)

    return lack


def test_user_is_given_the_command(dev: ModuleType, lacking: Callable[..., None]) -> None:
    lacking(apt=True, user=1000)
    with pytest.raises(dev.Fault, match=r"lacks libEGL\.so\.1; .*: sudo apt-get .* libegl1$"):
        dev.ensure_packages(window=True)


def test_system_without_apt_is_given_the_names(
    dev: ModuleType, lacking: Callable[..., None]
) -> None:
    lacking(apt=False, user=0)
    with pytest.raises(dev.Fault, match=r"^this system lacks libEGL\.so\.1; please install"):
        dev.ensure_packages(window=True)


def test_root_installs_after_an_update(
    dev: ModuleType, lacking: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[Any] = []
    monkeypatch.setattr(dev.subprocess, "run", lambda command, **_: ran.append(command))
    monkeypatch.setattr(dev, "run_quietly", lambda _doing, *command, **_: ran.append(command))
    lacking(apt=True, user=0)
    dev.ensure_packages(window=True)
    assert [command[1] for command in ran] == ["update", "install"]
    assert ran[1][-1] == "libegl1"


def test_no_window_needs_no_library(dev: ModuleType, lacking: Callable[..., None]) -> None:
    lacking(apt=False, user=1000)
    dev.ensure_packages(window=False)


def test_missing_venv_module_and_font_are_packages_too(
    dev: ModuleType, lacking: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking(apt=True, user=0)
    monkeypatch.setattr(dev, "has_font", lambda: False)
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda _: None)
    venv, _, font = dev.missing_packages(window=True).values()
    assert venv == f"python3.{sys.version_info.minor}-venv"
    assert font == "fonts-dejavu-core"


def test_verb_leaves_the_rest_alone(dev: ModuleType) -> None:
    verb, rest = dev.parse(["test", "-q", "--help", "-k", "a b"])
    assert verb is dev.test
    assert rest == ["-q", "--help", "-k", "a b"]


def test_unknown_verb_is_a_usage_error(dev: ModuleType) -> None:
    with pytest.raises(SystemExit, match="2"):
        dev.main(["tset"])


def test_old_python_gets_one_line(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "OLDEST_PYTHON", (99, 0))
    assert dev.main(["test"]) == 1
    assert capfd.readouterr().err.count("\n") == 1


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(13, "Permission denied", "/x"), "dev.py: Permission denied: /x\n"),
        (OSError(28, "No space left on device"), "dev.py: No space left on device: "),
    ],
)
def test_fault_of_the_system_gets_one_line(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    error: OSError,
    words: str,
) -> None:
    def fail(_: object) -> int:
        raise error

    monkeypatch.setitem(dev.VERBS, "test", fail)
    assert dev.main(["test"]) == 1
    assert capfd.readouterr().err.startswith(words)


def test_ctrl_c_is_quiet(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def stop(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(dev.VERBS, "run", stop)
    assert dev.main(["run"]) == 130
    assert capfd.readouterr() == ("", "")


def test_check_goes_on_after_a_failure_and_names_it(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken() -> int:
        raise dev.Fault("the disk is full")

    monkeypatch.setattr(dev, "prepare", lambda **_: None)
    monkeypatch.setattr(dev, "CHECKS", {"lint": lambda: 1, "wheel": broken, "tests": lambda: 0})
    assert dev.check([]) == 1
    assert capfd.readouterr().err.splitlines()[-1] == "check: failed: lint, wheel"


def test_lock_names_no_address_and_holds_every_file_to_a_hash() -> None:
    lines = (ROOT / "packaging" / "requirements.lock").read_text("utf-8").splitlines()
    pins = [line for line in lines if "==" in line and not line.startswith(("#", " "))]
    assert pins
    assert all(line.endswith("\\") for line in pins)
    assert not [line for line in lines if "://" in line or line.startswith("-")]
