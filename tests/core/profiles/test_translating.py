"""Every text of a profile can be said in another language, and nothing else of it."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import msgspec
import pytest
from msgspec import inspect

from rosterwizard.core.linting.linting import lint
from rosterwizard.core.matching.suggesting import suggest_matching
from rosterwizard.core.messages import words
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.languages import ENGLISH, LANGUAGES
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.profiles.faults import FaultyProfile
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.profiles.loading import (
    built_in_profile,
    built_in_profiles,
    each_profile_in,
    load_profile,
)
from rosterwizard.core.profiles.translating import TEXTS, in_spoken_language, translated
from tests.helpers.other_language import said_anew, spoken_in, toml, unnumbered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What is text in the file and not for people to read: names, values, forms, places of files.
NO_TEXTS = {
    "Category": {"value"},
    "Constraints": {"enum", "maximum", "minimum", "pattern"},
    "Dialect": {"delimiter", "line_terminator", "quote_char"},
    "Field": {
        "delimiter",
        "example",  # a value, as it stands in a cell
        "false_values",
        "format",
        "missing_values",
        "name",
        "true_values",
    },
    "FieldRoster": {"headings", "not_before", "same_length_as", "samples", "synonyms"},
    "ForeignKey": {"fields"},
    "Limits": {"together"},
    "Mode": {"deletions", "files", "name"},
    "Profile": {"homepage", "name", "version"},
    "ProfileRoster": {"extends", "leaves_out", "set_file"},
    "RecordType": {"file_title", "name", "path", "system"},
    "RecordTypeRoster": {"api_path", "encoding", "files", "one_of", "page"},
    "Reference": {"fields", "resource"},
    "Rule": {"source"},
    "Schema": {"missing_values", "primary_key", "unique_keys"},
    "Source": {"name", "path"},
    "Submission": {"page"},
    "Unwanted": {"heading"},
    "Update": {"match"},
    "When": {"field", "values"},
}
CLUB = """
name = "club"
title = "Club"
version = "1"
[[resources]]
name = "members"
title = "Members"
[resources.roster]
steps = ["Press this.", "Press that."]
[[resources.schema.fields]]
name = "Parent {n}"
title = "Parent {n} of the member"
description = "A grown-up."
roster.repeats = 2
"""


def struct_types() -> dict[str, inspect.StructType]:
    """Return every struct of the language, by name."""
    found: dict[str, inspect.StructType] = {}
    waiting: list[inspect.Type] = [inspect.type_info(Profile)]
    while waiting:
        match waiting.pop():
            case inspect.StructType() as struct if struct.cls.__name__ not in found:
                found[struct.cls.__name__] = struct
                waiting += [field.type for field in struct.fields]
            case inspect.VarTupleType(item_type=item):
                waiting.append(item)
            case inspect.DictType(value_type=value):
                waiting.append(value)
            case inspect.UnionType(types=types):
                waiting += types
    return found


def holds_text(type_: inspect.Type) -> bool:
    """Tell whether a text stands there, or a list or table of texts."""
    match type_:
        case inspect.StrType():
            return True
        case inspect.VarTupleType(item_type=item):
            return holds_text(item)
        case inspect.DictType(value_type=value):
            return holds_text(value)
        case inspect.UnionType(types=types):
            return any(map(holds_text, types))
    return False


def filled(type_: inspect.Type, place: str) -> object:
    """Return something for every key of the language; what is a text says where it stands."""
    match type_:
        case inspect.StructType(fields=fields):
            return {each.encode_name: filled(each.type, each.name) for each in fields}
        case inspect.VarTupleType(item_type=item):
            return [filled(item, place)]
        case inspect.DictType(value_type=value):
            return {"key": filled(value, place)}
        case inspect.UnionType(types=types):
            return filled(next(each for each in types if each != inspect.NoneType()), place)
        case inspect.LiteralType(values=values):
            return values[0]
    plain = {inspect.StrType: f"the {place}", inspect.IntType: 1, inspect.BoolType: True}
    return plain[type(type_)]


def marked(text: str) -> str:
    return f"«{text}»"


def leaves(part: object, place: str = "", owner: str = "") -> Iterator[tuple[str, str, object]]:
    """Give every single value of a profile: where, the struct and key it is of, the value."""
    if isinstance(part, msgspec.Struct):
        for each in msgspec.structs.fields(part):
            key = f"{type(part).__name__}.{each.name}"
            yield from leaves(getattr(part, each.name), f"{place}.{each.name}", key)
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from leaves(value, f"{place}[{key}]", owner)
    elif isinstance(part, tuple):
        for at, value in enumerate(part):
            yield from leaves(value, f"{place}[{at}]", owner)
    else:
        yield place, owner, part


IS_TEXT = {f"{struct.__name__}.{name}" for struct, names in TEXTS.items() for name in names}
GROWS = {"FieldRoster.headings", "RecordType.file_title"}  # the titles of before


def assert_only_texts_changed(own: Profile, changed: Profile) -> None:
    """Hold that every text was said anew, and that all else is as it was."""
    before = {place: (owner, value) for place, owner, value in leaves(own)}
    after = {place: (owner, value) for place, owner, value in leaves(changed)}
    for place, (owner, value) in before.items():
        expected = marked(str(value)) if owner in IS_TEXT and value else value
        assert owner in GROWS or after[place] == (owner, expected), place
    assert {after[place][0] for place in after.keys() - before.keys()} <= GROWS


def test_each_text_of_the_language_is_for_people_or_has_its_reason() -> None:
    spoken = {struct.__name__: set(names) for struct, names in TEXTS.items()}
    for name, struct in struct_types().items():
        texts = {each.name for each in struct.fields if holds_text(each.type)}
        assert spoken.get(name, set()) | NO_TEXTS.get(name, set()) == texts, name
        assert not spoken.get(name, set()) & NO_TEXTS.get(name, set()), name


def test_every_text_of_every_part_can_be_said_anew() -> None:
    profile = msgspec.convert(filled(inspect.type_info(Profile), ""), Profile)
    assert {owner for _, owner, value in leaves(profile) if value} >= IS_TEXT
    assert_only_texts_changed(profile, translated(profile, said_anew(profile, marked)))


NAMES = [each.name for each in built_in_profiles()]


@pytest.fixture
def systems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder of what the language that is spoken now says of the profiles."""
    with spoken_in(tmp_path, monkeypatch) as folder:
        yield folder


@pytest.mark.parametrize("name", NAMES)
def test_every_text_of_what_ships_is_reached_from_a_folder_of_words(
    name: str, systems: Path
) -> None:
    own = unnumbered(name)
    (systems / f"{name}.toml").write_text(toml(said_anew(own, marked)), encoding="utf-8")
    assert_only_texts_changed(own, in_spoken_language(own))
    found = built_in_profile(name)
    assert found is not None
    assert found.title == f"«{own.title}»"
    assert found in built_in_profiles()
    assert [each.code for each in lint(found)] == []


def test_every_language_says_every_text_of_what_ships() -> None:
    missing = []
    for language in LANGUAGES:
        folder = resources_folder() / "words" / language.name / "systems"
        for name in NAMES if language != ENGLISH else ():
            said = tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
            missing += sorted(keys(said_anew(unnumbered(name), marked)) - keys(said))
    assert missing == []


def keys(texts: dict[str, object], place: str = "") -> set[str]:
    """Return where each text of a language stands."""
    found = set()
    for key, each in texts.items():
        here = f"{place}.{key}"
        found |= keys(each, here) if isinstance(each, dict) else {here}
    return found


def test_without_a_file_the_english_texts_are_said(systems: Path) -> None:
    assert list(systems.iterdir()) == []
    assert built_in_profiles()[0].title == "eChalk"


def test_what_the_language_does_not_say_stays_english(systems: Path) -> None:
    (systems / "haiku.toml").write_text('roster.kind = "Lernplattform"')
    haiku = built_in_profile("haiku")
    assert haiku is not None
    assert haiku.roster.kind == "Lernplattform"
    assert haiku.title == "Haiku"


def test_the_program_speaks_english_again_when_it_is_told_to(systems: Path) -> None:
    (systems / "haiku.toml").write_text('title = "Haïku"')
    assert "Haïku" in {each.title for each in built_in_profiles()}
    words.speak(ENGLISH)
    assert "Haïku" not in {each.title for each in built_in_profiles()}


def test_a_profile_that_extends_another_takes_its_texts_and_keeps_its_own(systems: Path) -> None:
    (systems / "haiku.toml").write_text(
        'roster.kind = "Lernplattform"\ndescription = "Beschreibung"\n'
        'resources.users.title = "Personen"'
    )
    others = {each.name: each for each in built_in_profiles()}
    text = (
        'name = "ours"\ntitle = "Unsere Schule"\nversion = "1"\n'
        'description = "Wie wir es machen"\nroster.extends = "haiku"'
    )
    ours = load_profile(text.encode(), "ours.toml", others)
    assert ours.roster.kind == "Lernplattform"
    assert ours.description == "Wie wir es machen"
    assert ours.record_type("users").title == "Personen"


def test_a_profile_of_ones_own_is_left_as_it_is_written(systems: Path, tmp_path: Path) -> None:
    (systems / "club.toml").write_text('title = "Verein"')
    own = tmp_path / "own"
    own.mkdir()
    (own / "club.toml").write_text(CLUB)
    assert [getattr(each, "title", each) for each in each_profile_in(own)] == ["Club"]


GERMAN = """
resources.members.title = "Mitglieder"
resources.members.schema.fields."Parent {n}".title = "Elternteil {n}"
"""


def club(texts: str) -> Profile:
    """Return the club in another language."""
    said = tomllib.loads(texts)
    return load_profile(CLUB.encode(), "club.toml", wording=lambda own: translated(own, said))


def test_numbered_columns_are_said_once() -> None:
    fields = club(GERMAN).record_type("members").fields
    assert [each.title for each in fields] == ["Elternteil 1", "Elternteil 2"]
    assert [each.name for each in fields] == ["Parent 1", "Parent 2"]
    assert fields[1].description == "A grown-up."


@pytest.mark.parametrize("heading", ["Parent 2", "Parent 2 of the member", "Elternteil 2"])
def test_a_column_is_known_by_its_name_and_both_titles(heading: str) -> None:
    matching = suggest_matching((heading,), club(GERMAN).record_type("members"))
    assert [each.field for each in matching.matches] == ["Parent 2"]


def test_a_text_that_leads_nowhere_names_its_place_and_the_near_one() -> None:
    place, says = fault_of('resources.members.schema.fields."Parent {n}".titel = "x"')
    assert place == "resources.members.schema.fields.Parent {n}.titel"
    assert "Did you mean “title”?" in says


@pytest.mark.parametrize(
    ("texts", "place", "words_of_it"),
    [
        ('resources.member.title = "x"', "resources.member", "Did you mean “members”?"),
        ('name = "verein"', "name", "is not known here"),
        ('roster.kind = "Verein"', "roster", "is not known here"),  # the profile says none
        ('title = ""', "title", "may not be empty"),
        ("title = 1", "title", "A text is needed"),
        ('resources = ["x"]', "resources", "A table of texts"),
        ('resources.members.roster.steps = "x"', "resources.members.roster.steps", "2 texts"),
        ('resources.members.roster.steps = ["x"]', "resources.members.roster.steps", "2 texts"),
        ('resources.members.roster.steps = ["x", ""]', "resources.members.roster.steps", "empty"),
    ],
)
def test_what_is_no_text_of_the_profile_is_refused(
    texts: str, place: str, words_of_it: str
) -> None:
    found, says = fault_of(texts)
    assert found == place
    assert words_of_it in says


def fault_of(texts: str) -> tuple[object, str]:
    """Return the place and the sentence of what stops the texts."""
    with pytest.raises(RosterError) as caught:
        club(texts)
    faulty = caught.value.__cause__
    assert isinstance(faulty, FaultyProfile)
    (fault,) = faulty.faults
    return fault.place, fault.says


@pytest.mark.parametrize("text", ['titel = "x"', "title = "])
def test_a_fault_names_the_file_of_the_language(systems: Path, text: str) -> None:
    (systems / "haiku.toml").write_text(text)
    with pytest.raises(RosterError) as caught:
        built_in_profile("haiku")
    assert caught.value.params["file"] == "xx/systems/haiku.toml"
