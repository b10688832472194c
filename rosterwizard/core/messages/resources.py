"""Where the files that ship with the program lie."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]


def resources_folder() -> Path:
    """Return the folder `resources`: inside the package once installed, beside it in a checkout."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"
