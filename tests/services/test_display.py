"""Whether there is a screen, told without loading Qt."""

from __future__ import annotations

import sys

import pytest

from rosterwizard.services.display import display_is_missing


@pytest.fixture(autouse=True)
def linux_without_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_linux_without_a_display_has_none() -> None:
    assert display_is_missing()


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_named_display_is_there(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, ":0")
    assert not display_is_missing()


@pytest.mark.parametrize("name", ["darwin", "win32"])
def test_other_desktops_always_have_a_screen(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(sys, "platform", name)
    assert not display_is_missing()


@pytest.mark.parametrize("platform", ["offscreen", "vnc:size=10x10", "minimal"])
def test_platforms_that_draw_elsewhere_need_no_display(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert not display_is_missing()


@pytest.mark.parametrize("platform", ["xcb", "wayland;xcb"])
def test_platforms_that_need_a_display_miss_it(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert display_is_missing()
