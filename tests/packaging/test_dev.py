"""dev.py's own decisions; what it starts is tried by CI, which runs through it."""

from __future__ import annotations

from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], True),
        (["gui"], True),
        (["pyproject.toml"], True),
        (["systems"], False),
        (["check", "pyproject.toml"], False),
        (["--help"], False),
    ],
)
def test_only_the_window_needs_qt(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], expected: bool
) -> None:
    monkeypatch.chdir(ROOT)
    assert dev.needs_window(arguments) is expected


def test_verb_leaves_the_rest_alone() -> None:
    verb, rest = dev.parse(["test", "-q", "--help", "-k", "a b"])
    assert verb is dev.test
    assert rest == ["-q", "--help", "-k", "a b"]


def test_unknown_verb_is_a_usage_error() -> None:
    with pytest.raises(SystemExit, match="2"):
        dev.main(["tset"])


def test_old_python_gets_one_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
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
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def stop(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(dev.VERBS, "run", stop)
    assert dev.main(["run"]) == 130
    assert capfd.readouterr() == ("", "")


def test_run_needs_no_tools(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(dev, "ensure_venv", lambda *, tools: asked.append(tools))
    monkeypatch.setattr(dev, "bring", lambda _: None)
    monkeypatch.setattr(dev, "call", lambda *_, **__: 0)
    assert dev.main(["run", "systems"]) == 0
    assert asked == [False]


def test_venv_module_is_asked_for_only_to_make_a_venv(monkeypatch: pytest.MonkeyPatch) -> None:
    brought: list[object] = []
    monkeypatch.setattr(dev, "ensure_venv", lambda **_: None)
    monkeypatch.setattr(dev, "missing_for_venv", lambda: {"venv": "python3-venv"})
    monkeypatch.setattr(dev, "bring", brought.append)
    for there in (True, False):
        monkeypatch.setattr(dev, "is_up_to_date", lambda there=there, **_: there)
        dev.prepare()
    assert brought == [{}, {"venv": "python3-venv"}]
