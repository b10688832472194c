"""A name is given once: whoever looks for a module by its name finds one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import rosterwizard

PACKAGE = Path(rosterwizard.__path__[0])


def test_no_two_modules_have_the_same_name() -> None:
    named = Counter(file.stem for file in PACKAGE.rglob("*.py"))
    assert {name for name, count in named.items() if count > 1} == {"__init__"}
