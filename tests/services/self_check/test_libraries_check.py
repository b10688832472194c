"""Every library is loaded, and one that is missing or cannot be loaded is named."""

from __future__ import annotations

import sys
from importlib import import_module, metadata
from typing import TYPE_CHECKING

from rosterwizard.services.self_check import libraries_check as module
from rosterwizard.services.self_check.libraries_check import libraries
from rosterwizard.services.versions import library_versions

if TYPE_CHECKING:
    from types import ModuleType

    import pytest


def having(monkeypatch: pytest.MonkeyPatch, **versions: str) -> None:
    monkeypatch.setattr(module, "library_versions", lambda: versions)


def test_every_library_can_be_loaded() -> None:
    findings = list(libraries())
    assert {each.state for each in findings} == {"well"}
    assert len(findings) == len(library_versions())
    assert {"PySide6.QtWidgets", "python_calamine", "rapidfuzz"} <= set(sys.modules)


def test_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    having(monkeypatch, polars="")
    (finding,) = libraries()
    assert finding.state == "wrong"
    assert finding.says == "polars is missing. Install the program again."


def test_library_that_lacks_something_of_the_system_says_what(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def bare(name: str) -> ModuleType:
        if name.startswith("click"):
            raise ImportError("libEGL.so.1: cannot open shared object file")
        return import_module(name)

    monkeypatch.setattr(module, "import_module", bare)
    having(monkeypatch, click="8.1", rich="13.7")
    faulty, well = libraries()
    assert (faulty.state, well.state) == ("wrong", "well")
    assert "click 8.1 cannot be loaded: libEGL.so.1" in faulty.says


def test_library_that_does_not_list_its_files_is_told_by_its_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(metadata, "files", lambda _name: None)
    having(monkeypatch, click="8.1")
    (finding,) = libraries()
    assert finding.state == "well"


def test_build_without_the_versions_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    having(monkeypatch)
    (finding,) = libraries()
    assert finding.state == "note"
