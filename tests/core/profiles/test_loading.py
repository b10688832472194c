"""Profiles are loaded ready for use, and what stops one names its place and the near match."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles import loading
from rosterwizard.core.profiles.faults import FaultyProfile
from rosterwizard.core.profiles.loading import (
    built_in_profile,
    built_in_profiles,
    each_profile_in,
    find_profile,
    find_record_type,
    load_profile,
)

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.profiles.language import Profile

MEMBERS = """\
name = "club"
title = "Club"
version = "1"

[[resources]]
name = "members"

[[resources.schema.fields]]
name = "number"

[[resources.schema.fields]]
name = "grade"
constraints.enum = ["1", "2"]
"""

MANY_FAULTS = """
name = "club"
version = 1
[[resources]]
name = "members"
shema = 1
[[resources]]
name = "others"
[resources.schema]
fields = [
    { name = "id", type = "strng", roster = { offred = true } },
    { title = "No name", constraints = { enum = "a" } },
]
"""


def load(text: str, **others: str) -> object:
    """Load a profile that may extend the `others`."""
    known = {name: load_profile(other.encode(), f"{name}.toml") for name, other in others.items()}
    return load_profile(dedent(text).encode(), "club.toml", known)


def fault_of(text: str, **others: str) -> tuple[object, str]:
    """Return the place and the sentence of what stops the profile."""
    with pytest.raises(RosterError) as caught:
        load(text, **others)
    assert caught.value.code == "profile-fault"
    assert caught.value.params["file"] == "club.toml"
    faulty = caught.value.__cause__
    assert isinstance(faulty, FaultyProfile)
    (fault,) = faulty.faults
    assert fault.placed in str(caught.value)
    return fault.place, fault.says


def test_the_built_in_profiles_are_ordered_by_title_and_loaded_once() -> None:
    titles = [profile.title for profile in built_in_profiles()]
    assert titles == ["eChalk", "Haiku", "Infiniti", "Riipen", "Traverse"]
    assert built_in_profiles() is built_in_profiles()


def test_a_built_in_profile_that_cannot_be_used_is_said_and_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "systems").mkdir()
    (tmp_path / "systems" / "club.toml").write_text("name = 1", "utf-8")
    monkeypatch.setattr(loading, "resources_folder", lambda: tmp_path)
    monkeypatch.setattr(loading, "spoken", lambda: "in no language that was read before")
    with pytest.raises(RosterError, match=r"club\.toml"):
        built_in_profiles()


def test_every_record_type_knows_its_system() -> None:
    profile = load_profile(MEMBERS.encode(), "club.toml")
    assert profile.record_type("members").id == "club/members"


def test_an_unknown_key_names_its_place_and_the_near_match() -> None:
    place, says = fault_of(MEMBERS + 'roster.requiredwhen = [{field = "number"}]')
    assert place == "resources[0].schema.fields[1].roster"
    assert "requiredwhen" in says
    assert "Did you mean “requiredWhen”?" in says


def test_an_unknown_key_that_looks_like_nothing_names_those_that_there_are() -> None:
    place, says = fault_of(MEMBERS + "constraints.zzz = 1")
    assert place == "resources[0].schema.fields[1].constraints"
    assert "minLength" in says


def test_an_unknown_value_names_the_near_match() -> None:
    place, says = fault_of(MEMBERS + 'type = "strng"')
    assert place == "resources[0].schema.fields[1].type"
    assert "Did you mean “string”?" in says


def test_an_unknown_value_that_looks_like_nothing_names_those_that_there_are() -> None:
    _, says = fault_of(MEMBERS + 'type = "qqq"')
    assert "datetime" in says


def test_a_fault_in_a_mapping_names_its_key() -> None:
    text = MEMBERS + 'roster.rules.type = {source = "1"}\nroster.rules.enum = {souce = "1"}'
    place, says = fault_of(text)
    assert place == "resources[0].schema.fields[1].roster.rules.enum"
    assert "Did you mean “source”?" in says


def test_a_wrong_type_in_a_mapping_of_texts_names_its_key() -> None:
    place, says = fault_of(MEMBERS + 'roster.synonyms = {one = "1", two = 2}')
    assert place == "resources[0].schema.fields[1].roster.synonyms.two"
    assert "str" in says
    assert "int" in says


def test_a_missing_key_is_named() -> None:
    place, says = fault_of('name = "club"\ntitle = "Club"\nversion = "1"')
    assert place == ""
    assert "resources" in says


def test_an_optional_value_of_the_wrong_type_is_found() -> None:
    place, _ = fault_of(MEMBERS + 'constraints.minLength = "3"')
    assert place == "resources[0].schema.fields[1].constraints.minLength"


def test_a_number_where_a_version_is_wanted_is_said() -> None:
    place, says = fault_of(MEMBERS.replace("\n\n", "\nroster.language = 2\n\n", 1))
    assert place == "roster.language"
    assert "2" in says


def test_a_fault_of_the_text_names_line_and_column() -> None:
    place, says = fault_of('name = "club"\ntitle = Club')
    assert place == "line 2, column 9"
    assert "TOML" in says


def test_another_encoding_names_the_line() -> None:
    with pytest.raises(RosterError) as caught:
        load_profile('name = "club"\ntitle = "Café"'.encode("latin-1"), "club.toml")
    assert "At line 2: " in str(caught.value)


def test_a_byte_order_mark_is_no_fault() -> None:
    assert load_profile(b"\xef\xbb\xbf" + MEMBERS.encode(), "club.toml").name == "club"


def test_a_name_that_stands_twice_is_refused_at_its_second_place() -> None:
    place, says = fault_of(MEMBERS + '\n[[resources.schema.fields]]\nname = "number"')
    assert place == "resources[0].schema.fields[2]"
    assert "number" in says


def test_a_record_type_that_stands_twice_is_refused() -> None:
    place, _ = fault_of(MEMBERS + '\n[[resources]]\nname = "members"\nschema.fields = []')
    assert place == "resources[1]"


def test_a_roster_that_is_no_table_is_named() -> None:
    place, _ = fault_of('roster = "extends"\n' + MEMBERS)
    assert place == "roster"


def test_people_s_own_profiles_are_read_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "club.toml").write_text(MEMBERS, "utf-8")
    (tmp_path / "readme.txt").write_text("not a profile", "utf-8")
    (tmp_path / "ours.toml").write_text(
        'name = "ours"\ntitle = "A club"\nroster.extends = "club"', "utf-8"
    )
    assert [getattr(each, "name", each) for each in each_profile_in(tmp_path)] == ["club", "ours"]


def test_one_faulty_file_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("name = ", "utf-8")
    (tmp_path / "club.toml").write_text(MEMBERS, "utf-8")
    fault, profile = each_profile_in(tmp_path)
    assert isinstance(fault, RosterError)
    assert fault.params["file"] == "a.toml"
    assert getattr(profile, "name", "") == "club"


def test_a_folder_that_is_not_there_holds_no_profiles(tmp_path: Path) -> None:
    assert list(each_profile_in(tmp_path / "missing")) == []


def test_two_files_cannot_have_the_same_name_for_a_profile(tmp_path: Path) -> None:
    for file in ("a.toml", "b.toml"):
        (tmp_path / file).write_text(MEMBERS, "utf-8")
    _, taken = each_profile_in(tmp_path)
    assert isinstance(taken, RosterError)
    assert taken.params["file"] == "b.toml"
    assert "At name: " in str(taken)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    """Each in one sentence, with its place; what is put right for the next is no fault itself."""
    with pytest.raises(RosterError) as caught:
        load(MANY_FAULTS)
    said = str(caught.value)
    for place, words in (
        ("", "The key “title” is missing"),
        ("At version: ", "is of type int"),
        ("At resources[0]: ", "Did you mean “schema”?"),
        ("At resources[0].schema: ", "is of type int"),
        ("At resources[1].schema.fields[0].type: ", "Did you mean “string”?"),
        ("At resources[1].schema.fields[0].roster: ", "offred"),
        ("At resources[1].schema.fields[1]: ", "The key “name” is missing"),
        ("At resources[1].schema.fields[1].constraints.enum: ", "is of type str"),
    ):
        assert place + words in said or (place in said and words in said), said
    assert said.count("At ") == 8


def test_what_nothing_fits_ends_the_search() -> None:
    """A name is no empty text and no number; whatever msgspec says of it, it says once."""
    with pytest.raises(RosterError):
        load("name = 1\nresources = 3")


DOTTED = "a" + ".a" * 100_000


@pytest.mark.parametrize(
    "deep",
    [
        "x = " + "[" * 100_000 + "]" * 100_000,
        f"\n{DOTTED} = 1",
        f"[{DOTTED}]",
        f"x = {{{DOTTED} = 1}}",
    ],
    ids=["brackets", "names", "table", "inline"],
)
def test_what_stands_too_deep_is_refused(deep: str) -> None:
    with pytest.raises(RosterError, match="too deeply"):
        load_profile(deep.encode(), "club.toml")


def test_pattern_that_is_far_too_long_is_refused_with_its_place() -> None:
    place, says = fault_of(MEMBERS + f'constraints.pattern = "{"a" * 120_000}"')
    assert place == "resources[0].schema.fields[1].constraints.pattern"
    assert "120000" in says.replace(",", "")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (fault,) = each_profile_in(tmp_path)
    assert isinstance(fault, RosterError)
    assert fault.params["file"] == "folder.toml"


def test_a_record_type_is_found_by_its_id() -> None:
    profile, record_type = find_record_type("infiniti/patrons", built_in_profiles())
    assert (profile.name, record_type.name) == ("infiniti", "patrons")


def test_an_unknown_system_names_the_near_ones() -> None:
    with pytest.raises(RosterError) as caught:
        find_profile("Infinity", built_in_profiles())
    assert caught.value.code == "unknown-system"
    assert caught.value.params["near"] == "infiniti"


def test_an_unknown_system_that_looks_like_nothing_names_all() -> None:
    with pytest.raises(RosterError) as caught:
        find_record_type("zzz/people", built_in_profiles())
    assert caught.value.code == "unknown-system"
    assert caught.value.params["near"] == "echalk, haiku, infiniti, riipen, traverse"


@pytest.mark.parametrize("wanted", ["infiniti/patron", "patrons"])
def test_an_unknown_record_type_names_the_near_ones(wanted: str) -> None:
    with pytest.raises(RosterError) as caught:
        find_record_type(wanted, built_in_profiles())
    assert caught.value.code == "unknown-type"
    assert "infiniti/patrons" in str(caught.value.params["near"])


@pytest.mark.parametrize("profile", built_in_profiles(), ids=lambda profile: profile.name)
def test_built_in_profile_lies_in_a_file_of_its_name(profile: Profile) -> None:
    assert built_in_profile(profile.name) == profile


def test_there_is_no_built_in_profile_of_another_name() -> None:
    assert built_in_profile("nowhere") is None
