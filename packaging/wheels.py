"""The wheel: what pip installs, and what a frozen program is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from environment import in_venv
from running import run_quietly

if TYPE_CHECKING:
    from pathlib import Path


def build_wheel(folder: Path) -> Path:
    """Build the wheel into `folder` and return its path."""
    hatch = (in_venv("python"), "-m", "hatchling")
    run_quietly("building the wheel", *hatch, "build", "-t", "wheel", "-d", folder)
    return max(folder.glob("*.whl"), key=lambda wheel: wheel.stat().st_mtime)
