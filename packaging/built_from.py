"""What a built program carries to say which commit it was built from.

For whoever builds one: a wheel (`wheel_hook.py`) or a frozen program. It stands in the folder
`resources` of the built program as the file `NAME`, and is never written into the checkout.
"""

from __future__ import annotations

import os
import runpy
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NAME = "built_from.txt"
VARIABLE = "ROSTERWIZARD_COMMIT"  # for builds from files without their git


def commit(root: Path = ROOT) -> str:
    """Return the commit's first digits, "+" after them where files differ, or "" if unknown."""
    told = os.environ.get(VARIABLE, "").strip()
    return told or str(_checkout(root)["commit_of"](root))


def content(root: Path = ROOT) -> str:
    """Return what the file says: the same for every build of one commit."""
    return f"{commit(root)}\n"


def _checkout(root: Path) -> dict[str, Any]:
    # By its path: where wheels are built, the program's libraries are not installed.
    return runpy.run_path(str(root / "rosterwizard" / "services" / "checkout.py"))
