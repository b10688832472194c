"""The profiles of the program and of the person, together."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.cells import patterns
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import own_profiles
from rosterwizard.services.own_profiles import (
    available_profiles,
    own_profile_files,
    own_profiles_folder,
    profile_of_file,
    profiles_for,
    profiles_in,
    profiles_set_aside,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OWN = """
name = "{name}"
title = "{title}"
version = "1"
[[resources]]
name = "people"
[resources.schema]
fields = [{{ name = "id" }}]
"""


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    remembered = own_profiles._available_profiles  # noqa: SLF001 - each test has folders of its own
    remembered.cache_clear()
    yield
    remembered.cache_clear()


def add(name: str, title: str) -> None:
    folder = own_profiles_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(OWN.format(name=name, title=title), encoding="utf-8")


def test_built_in_ones_are_there_without_a_folder_of_ones_own() -> None:
    names = [profile.name for profile in available_profiles()]
    assert {"infiniti", "traverse", "echalk", "riipen", "haiku"} <= set(names)


def test_own_one_stands_among_them_by_title() -> None:
    add("mine", "A school's own")
    assert available_profiles()[0].name == "mine"


def test_own_one_replaces_ours_of_the_same_name() -> None:
    add("infiniti", "Infiniti as we use it")
    titles = {profile.name: profile.title for profile in available_profiles()}
    assert titles["infiniti"] == "Infiniti as we use it"


def test_faulty_one_is_set_aside_and_stops_no_other() -> None:
    add("broken", 'A quote " too many')
    add("mine", "A school's own")
    names = {profile.name for profile in available_profiles()}
    assert {"mine", "infiniti"} <= names
    assert "broken" not in names
    (fault,) = profiles_set_aside()
    assert "broken.toml" in str(fault)


def test_patterns_that_cannot_be_used_are_told_with_file_and_places() -> None:
    add("mine", "A school's own")
    path = own_profiles_folder() / "mine.toml"
    fields = ("(a[b", "[a-z]+", "(?=a)b", "x" * 10_001, "(a{1000}){1000}")
    own = [f'{{name = "f{at}", constraints.pattern = "{it}"}}' for at, it in enumerate(fields)]
    own.append('{name = "f", type = "list", roster.items.pattern = "a)"}')
    text = path.read_text("utf-8").replace('{ name = "id" }', ", ".join(own))
    path.write_text(text, "utf-8")
    assert "mine" not in {profile.name for profile in available_profiles()}
    (fault,) = profiles_set_aside()
    words = str(fault)
    assert "mine.toml" in words
    for place, said in enumerate(
        ("unclosed character class", "", "look-around", "10001 characters", "size limit")
    ):
        assert (f"fields[{place}].constraints.pattern" in words) == bool(said)
        assert said in words
    assert "fields[5].roster.items.pattern: " in words
    assert "\n" not in words


def test_a_pattern_of_ours_is_not_tried_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "pattern_fault", lambda _: pytest.fail("tried"))
    folder = own_profiles_folder()
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text(
        'name = "mine"\ntitle = "Mine"\nversion = "1"\nroster.extends = "traverse"\n'
    )
    assert "mine" in {profile.name for profile in available_profiles()}


@pytest.mark.parametrize("file", ["infiniti", "mine"])
def test_ours_does_not_stand_in_for_a_faulty_one_that_was_to_replace_it(file: str) -> None:
    """It would be checked by other rules than the person wrote."""
    add(file, 'A quote " too many')
    path = own_profiles_folder() / f"{file}.toml"
    text = path.read_text("utf-8").replace(f'name = "{file}"', 'name = "infiniti"')
    path.write_text(text, "utf-8")
    assert "infiniti" not in {profile.name for profile in available_profiles()}
    assert "haiku" in {profile.name for profile in available_profiles()}


def test_work_on_one_system_reads_its_profile_alone() -> None:
    assert [profile.name for profile in profiles_for("haiku")] == ["haiku"]


@pytest.mark.parametrize("system", ["", "nowhere", "../systems/haiku"])
def test_work_on_a_system_that_is_not_known_has_them_all(system: str) -> None:
    assert profiles_for(system) == available_profiles()


def test_own_profile_may_replace_the_one_that_is_worked_on() -> None:
    add("infiniti", "Infiniti as we use it")
    titles = {profile.name: profile.title for profile in profiles_for("infiniti")}
    assert titles["infiniti"] == "Infiniti as we use it"


def test_what_macos_leaves_beside_a_profile_is_passed_over() -> None:
    folder = own_profiles_folder()
    folder.mkdir(parents=True)
    (folder / "._mine.toml").write_bytes(b"\0\x05\x16\x07\0\x02\0\0Mac OS X")
    assert [profile.name for profile in profiles_for("haiku")] == ["haiku"]
    add("mine", "A school's own")
    assert available_profiles()[0].name == "mine"


def test_profile_of_a_file_may_extend_ours(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        'name = "mine"\ntitle = "M"\nversion = "2"\nroster.extends = "infiniti"', "utf-8"
    )
    found = profile_of_file(file)
    assert found.record_type("patrons").id == "mine/patrons"
    assert found not in available_profiles()


def test_what_is_no_profile_says_so(tmp_path: Path) -> None:
    large, wrong, pipe = (tmp_path / f"{name}.toml" for name in ("large", "wrong", "pipe"))
    large.write_bytes(b"#" * (8 * 2**20 + 1))
    wrong.write_text("name = 1", "utf-8")
    os.mkfifo(pipe)
    for file, code in (
        (large, "profile-fault"),
        (wrong, "profile-fault"),
        (pipe, "not-a-file"),
        (tmp_path, "file-is-folder"),
        (tmp_path / "nowhere.toml", "file-missing"),
    ):
        with pytest.raises(RosterError, match=file.name) as caught:
            profile_of_file(file)
        assert caught.value.code == code


def test_pattern_that_cannot_be_used_keeps_a_file_from_being_a_profile(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    text = OWN.format(name="mine", title="Mine")
    file.write_text(
        text.replace('name = "id" ', 'name = "id", constraints.pattern = "(a" '), "utf-8"
    )
    with pytest.raises(RosterError, match="pattern"):
        profile_of_file(file)


def write(file: str, text: str) -> None:
    own_profiles_folder().mkdir(parents=True, exist_ok=True)
    (own_profiles_folder() / file).write_text(text, encoding="utf-8")


def test_files_of_an_own_profile_come_after_those_that_they_extend() -> None:
    write("b.toml", 'name = "mine"\n[roster]\nextends = "base"\n')
    write("a.toml", 'name = "base"\n[roster]\nextends = "haiku"\n')
    write("c.toml", '[roster]\nextends = "infiniti"\n')
    write("faulty.toml", "name")

    assert [each.count(b'name = "base"') for each in own_profile_files("mine")] == [1, 0]
    assert len(own_profile_files("base")) == 1
    assert own_profile_files("haiku") == ()
    assert len(own_profile_files("infiniti")) == 1


def test_profiles_of_a_folder_stand_with_ours_and_those_of_the_person_do_not(
    tmp_path: Path,
) -> None:
    add("mine", "A school's own")
    (tmp_path / "1.toml").write_text(OWN.format(name="infiniti", title="Theirs"))
    titles = {each.name: each.title for each in profiles_in(tmp_path)}
    assert titles["infiniti"] == "Theirs"
    assert "haiku" in titles
    assert "mine" not in titles


def test_a_faulty_profile_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "1.toml").write_text("name")
    with pytest.raises(RosterError, match=r"1\.toml"):
        profiles_in(tmp_path)
