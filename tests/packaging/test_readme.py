"""The step of CI that does as a stranger does; the step itself is tried by CI."""

from __future__ import annotations

from pathlib import Path

import pytest

import readme
from running import Fault, run_quietly

README = Path(__file__).parent.parent.parent / "README.md"


def test_two_commands_are_found() -> None:
    commands = readme.commands_in(README.read_text("utf-8"))
    assert [command[-1] for command in commands] == ["run", "test"]


@pytest.mark.parametrize("text", ["", "## Start\n```\na\n```\n", "## Start\n```\na\nb\nc\n```\n"])
def test_readme_with_other_commands_is_a_fault(text: str) -> None:
    with pytest.raises(Fault, match="two commands"):
        readme.commands_in(text)


def test_clone_holds_what_is_not_yet_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, clone = tmp_path / "ours", tmp_path / "clone"
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@b.example")
    ours.mkdir()
    for name in ("kept", "changed", "removed"):
        (ours / name).write_text("as it was")
    (ours / ".gitignore").write_text("ignored\n")
    run_quietly("git", *git, "init", cwd=ours)
    run_quietly("git", *git, "add", "--all", cwd=ours)
    run_quietly("git", *git, "commit", "-m", "All", cwd=ours)
    (ours / "changed").write_text("as it is")
    (ours / "removed").unlink()
    (ours / "ignored").write_text("")
    (ours / "näw").mkdir()
    (ours / "näw" / "added").write_text("")
    monkeypatch.setattr(readme, "ROOT", ours)
    readme.clone_into(clone)
    there = {path.relative_to(clone).as_posix() for path in clone.rglob("*") if path.is_file()}
    assert {name for name in there if not name.startswith(".git/")} == {
        *(".gitignore", "kept", "changed", "näw/added")
    }
    assert (clone / "changed").read_text() == "as it is"
