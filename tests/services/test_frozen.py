"""A program with its own libraries does not hand them on to what it opens."""

from __future__ import annotations

import os
import sys

import pytest

from rosterwizard.services.frozen import is_frozen, restore_environment


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/rosterwizard/_internal")
    monkeypatch.setenv("QT_PLUGIN_PATH", "/opt/rosterwizard/_internal/plugins")


def test_python_is_not_taken_for_a_frozen_program() -> None:
    assert not is_frozen()


@pytest.mark.usefixtures("frozen")
def test_what_is_opened_gets_the_libraries_that_it_had_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/local/lib")

    restore_environment()

    assert os.environ["LD_LIBRARY_PATH"] == "/usr/local/lib"
    assert "QT_PLUGIN_PATH" not in os.environ


@pytest.mark.usefixtures("frozen")
def test_what_is_opened_gets_none_where_there_were_none() -> None:
    restore_environment()

    assert "LD_LIBRARY_PATH" not in os.environ


def test_an_environment_that_is_not_ours_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/oracle/lib")

    restore_environment()

    assert os.environ["LD_LIBRARY_PATH"] == "/opt/oracle/lib"
