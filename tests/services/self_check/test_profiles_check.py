"""Every system is loaded and looked through, the person's own ones too."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services.own_profiles import own_profiles_folder
from rosterwizard.services.self_check import profiles_check as module
from rosterwizard.services.self_check.profiles_check import profiles

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.services.self_check import Finding

EXTENDED = 'name = "ours"\ntitle = "Our library"\nroster.extends = "infiniti"\n'


@pytest.fixture
def systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the folder of built-in profiles, which the check looks at."""
    shutil.copytree(resources_folder() / "systems", tmp_path / "systems")
    monkeypatch.setattr(module, "resources_folder", lambda: tmp_path)
    return tmp_path / "systems"


@pytest.fixture
def own() -> Path:
    folder = own_profiles_folder()
    folder.mkdir(parents=True)
    return folder


def wrong() -> list[Finding]:
    return [each for each in profiles() if each.state == "wrong"]


def test_every_system_is_told_and_has_no_fault() -> None:
    says = [each.says for each in profiles()]
    assert says == [f"{profile.title} has no fault." for profile in built_in_profiles()]


def test_broken_profile_is_named_with_its_place_and_the_others_are_told(systems: Path) -> None:
    (systems / "haiku.toml").write_text("name = ")
    (fault,) = wrong()
    assert "haiku.toml" in fault.says
    assert "At end of document: " in fault.says
    assert fault.says.endswith("Install the program again.")
    assert len(list(profiles())) == len(built_in_profiles())


def test_profile_that_breaks_its_own_rules_is_named(systems: Path) -> None:
    text = (systems / "echalk.toml").read_text("utf-8")
    (systems / "echalk.toml").write_text(text.replace('"Active", ', '"Activ", '))
    (fault,) = wrong()
    assert "The profile echalk cannot be used. At resources[" in fault.says


def test_folder_without_any_profile_is_told(systems: Path) -> None:
    shutil.rmtree(systems)
    (fault,) = wrong()
    assert f"There is nothing at {systems}" in fault.says


def test_own_profile_that_extends_ours_is_told_as_one_s_own(own: Path) -> None:
    (own / "ours.toml").write_text(EXTENDED)
    assert list(profiles())[-1].says == "Our library, of your own, has no fault."


def test_own_broken_profile_says_what_it_stops_and_where_it_lies(own: Path) -> None:
    (own / "ours.toml").write_text(EXTENDED.replace("infiniti", "infinity"))
    (fault,) = wrong()
    assert "Your own profile ours.toml cannot be used" in fault.says
    assert f"take it out of {own}" in fault.says
