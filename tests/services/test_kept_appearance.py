"""Light or dark and the place of the window, read from the settings before they are loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import kept_appearance as module
from rosterwizard.services.kept_appearance import Appearance, kept_appearance, kept_log_level
from rosterwizard.services.settings import Look, Settings, settings_file
from tests.helpers.kept_settings import save_settings

if TYPE_CHECKING:
    from rosterwizard.services.log_events import LogLevel


@pytest.mark.parametrize("look", ["light", "dark", "system"])
@pytest.mark.parametrize("place", ["", "AdnQyw=="])
def test_appearance_is_the_one_that_the_settings_keep(look: Look, place: str) -> None:
    save_settings(Settings(look=look, window_place=place))
    assert kept_appearance() == Appearance(look, place)


def test_without_settings_the_desktop_decides() -> None:
    assert kept_appearance() == Appearance("system", "")


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[]", "{}", '{"look": 3}', '{"look": []}', '{"look": "pink"}', "\0", "3"),
        *('{"windowPlace": 3}', '{"windowPlace": ["AdnQyw=="]}', '{"windowPlace": null}'),
    ],
)
def test_settings_that_cannot_be_understood_are_left_to_those_who_load_them(content: str) -> None:
    settings_file().write_text(content, "utf-8")
    assert kept_appearance() == Appearance()
    assert kept_log_level() == "brief"


@pytest.mark.parametrize("level", ["brief", "detailed"])
def test_level_of_the_log_is_the_one_that_the_settings_keep(level: LogLevel) -> None:
    assert kept_log_level() == "brief"
    save_settings(Settings(log_level=level))
    assert kept_log_level() == level


def test_without_a_folder_for_settings_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> NoReturn:
        raise RosterError("own-folder-unusable", folder="settings", reason="in the way")

    monkeypatch.setattr(module, "settings_folder", refuse)
    assert kept_appearance() == Appearance()
    assert kept_log_level() == "brief"
