"""Which commit a checkout stands at.

Imports nothing of the program, so that a build can run this file by itself.
"""

import os
import subprocess
from pathlib import Path

CHANGED = "+"  # after a commit: the program is not quite that commit's
_DIGITS = 12
_PARTS = ("rosterwizard", "resources", "pyproject.toml")  # what the program is made of
_PATIENCE_S = 10


def commit_of(root: Path) -> str:
    """Return the commit's first digits, and `CHANGED` where the program's files are others.

    "" when it is not known: `root` is no checkout, or git is missing or gives no answer.
    """
    if not (root / ".git").exists():  # else git would answer for a checkout around it
        return ""
    # safe.directory: the files may belong to somebody else; their code runs already.
    git = ("git", "-c", "safe.directory=*", "-c", "core.fsmonitor=false")
    status = ("status", "--porcelain=v2", "--branch", "--untracked-files=all", "--", *_PARTS)
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and nothing that anybody typed
            [*git, *status],
            cwd=root,
            env=_own_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE_S,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return _commit_in(done.stdout.decode(errors="replace"))


def _own_environment() -> dict[str, str]:
    """Return the environment without what a git around us says, and without writing anything."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**ours, "GIT_OPTIONAL_LOCKS": "0"}


def _commit_in(status: str) -> str:
    lines = status.splitlines()
    begins = "# branch.oid "
    commit = next((line.removeprefix(begins) for line in lines if line.startswith(begins)), "")
    if not commit.isalnum():  # "(initial)": nothing was committed yet
        return ""
    changed = any(not line.startswith("#") for line in lines)
    return commit[:_DIGITS] + (CHANGED if changed else "")
