"""A crash leaves no copy of the memory."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rosterwizard.services.core_dumps import leave_no_core_dump
from tests.helpers.needing import elsewhere

if TYPE_CHECKING:
    import pytest


@elsewhere(sys.platform == "win32", "Windows has no such limit")
def test_no_core_file_is_written() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_CORE)
    leave_no_core_dump()
    try:
        assert resource.getrlimit(resource.RLIMIT_CORE) == (0, before[1])
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)


def test_a_system_without_the_limit_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    leave_no_core_dump()
