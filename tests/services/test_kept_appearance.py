"""Light or dark and the place of the window, read from the settings before they are loaded."""

from __future__ import annotations

import pytest

from rosterwizard.services.kept_appearance import Appearance, kept_appearance
from rosterwizard.services.settings import Look, Settings, settings_file
from tests.helpers.kept_settings import save_settings


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
