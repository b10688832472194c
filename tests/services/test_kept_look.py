"""Light or dark, read from the settings before they are loaded."""

from __future__ import annotations

import pytest

from rosterwizard.services.kept_look import kept_look
from rosterwizard.services.settings import Look, Settings, settings_file
from tests.helpers.kept_settings import save_settings


@pytest.mark.parametrize("look", ["light", "dark", "system"])
def test_look_is_the_one_that_the_settings_keep(look: Look) -> None:
    save_settings(Settings(look=look))
    assert kept_look() == look


def test_without_settings_the_desktop_decides() -> None:
    assert kept_look() == "system"


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"look": 3}', '{"look": []}', '{"look": "pink"}', "\0"]
)
def test_settings_that_cannot_be_understood_are_left_to_those_who_load_them(content: str) -> None:
    settings_file().write_text(content, "utf-8")
    assert kept_look() == "system"
