"""What a person said of headings is remembered for the same layout, and no cell is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import remembered_matchings
from rosterwizard.services.folders import data_folder
from rosterwizard.services.remembered_matchings import (
    Remembered,
    forget_matching,
    is_known,
    recall,
    recalled_fields,
    remember,
    remember_values,
)

HEADINGS = ["Login", "Shoe size", "E-mail"]


def matching(
    *matches: tuple[str, str | None, str], left_out: frozenset[str] = frozenset()
) -> Matching:
    return Matching(
        tuple(Match(place, *match) for place, match in enumerate(matches)),  # type: ignore[arg-type] # reasons
        {"enabled": "Y"},
        left_out,
    )


SAID = matching(
    ("Login", "username", "chosen"),
    ("Shoe size", None, "chosen"),
    ("E-mail", "emailaddress", "synonym"),
    left_out=frozenset({"enabled"}),
)


def test_layout_is_known_once_it_was_matched_whatever_was_said_of_it() -> None:
    assert not is_known("demo/patrons", ["username"])

    remember("demo/patrons", matching(("username", "username", "exact")))

    assert is_known("demo/patrons", ["username"])
    assert not is_known("demo/contacts", ["username"])


def test_nothing_is_remembered_at_first() -> None:
    assert recall("demo/patrons", HEADINGS) == Remembered()


def test_what_a_newer_program_keeps_is_as_if_nothing_were_remembered() -> None:
    remember("demo/patrons", SAID)
    (data_folder() / "matchings.json").write_text('{"version": 2, "layouts": {}}', "utf-8")
    assert recall("demo/patrons", HEADINGS) == Remembered()
    assert not is_known("demo/patrons", HEADINGS)
    forget_matching("demo/patrons", HEADINGS)
    assert '"version": 2' in (data_folder() / "matchings.json").read_text("utf-8")


def test_a_persons_word_is_remembered_for_the_same_headings_in_any_order() -> None:
    remember("demo/patrons", SAID)

    left_out, constants = frozenset({"enabled"}), {"enabled": "Y"}
    expected = Remembered({"Login": "username", "Shoe size": None}, left_out, constants)
    assert recall("demo/patrons", HEADINGS) == expected
    assert recall("demo/patrons", HEADINGS[::-1]) == expected


def test_other_headings_and_record_types_have_their_own() -> None:
    remember("demo/patrons", SAID)

    assert recall("demo/patrons", [*HEADINGS, "x"]) == Remembered()
    assert recall("demo/contacts", HEADINGS) == Remembered()


def test_what_was_remembered_once_stays_remembered() -> None:
    again = matching(("Login", "username", "remembered"))
    remember("demo/patrons", again)

    assert recall("demo/patrons", ["Login"]).fields == {"Login": "username"}


def test_the_latest_word_counts() -> None:
    remember("demo/patrons", matching(("Login", "username", "chosen")))
    remember("demo/patrons", matching(("Login", None, "chosen")))

    assert recall("demo/patrons", ["Login"]).fields == {"Login": None}


def test_of_doubled_headings_nothing_is_kept() -> None:
    remember("demo/patrons", matching(("Name", "first", "chosen"), ("Name", "last", "chosen")))

    assert recall("demo/patrons", ["Name", "Name"]).fields == {}


def test_the_oldest_layouts_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered_matchings, "_MOST", 2)
    for heading in ("a", "b", "c"):
        remember("demo/patrons", matching((heading, "username", "chosen")))

    assert [bool(recall("demo/patrons", [heading]).fields) for heading in "abc"] == [
        False,
        True,
        True,
    ]


def test_values_for_all_rows_are_kept_but_no_password() -> None:
    said = replace(SAID, constants={"enabled": "Y", "password": "Reef-22", "Kennwort": "Moss-33"})
    remember("demo/patrons", said)

    found = recall("demo/patrons", HEADINGS)
    assert found.constants == {"enabled": "Y"}
    assert "Y" not in repr(found).replace("Remembered", "")
    written = b"".join(file.read_bytes() for file in data_folder().iterdir())
    assert b"Login" in written
    assert b"Reef" not in written
    assert b"Moss" not in written


def test_values_are_kept_beside_headings_and_the_latest_word_counts() -> None:
    remember_values("demo/patrons", SAID, {"gender": {"Boy": "M", "x": "M"}})
    remember("demo/patrons", SAID)
    remember_values("demo/patrons", SAID, {"gender": {"x": "F"}, "enabled": {"ja": "Y"}})

    found = recall("demo/patrons", HEADINGS)
    assert found.values == {"gender": {"Boy": "M", "x": "F"}, "enabled": {"ja": "Y"}}
    assert found.fields == {"Login": "username", "Shoe size": None}


def test_a_file_that_cannot_be_put_aside_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    (data_folder() / "matchings.json").mkdir()

    def refuse(_: object) -> None:
        raise RosterError("not-put-aside", file="matchings.json", reason="in use")

    monkeypatch.setattr(remembered_matchings, "put_aside", refuse)

    assert recall("demo/patrons", HEADINGS) == Remembered()


def test_one_bad_layout_costs_that_layout_alone_and_is_said() -> None:
    remember("demo/patrons", SAID)
    file = data_folder() / "matchings.json"
    tree = json.loads(file.read_bytes())
    tree["layouts"]["demo/others x"] = {"fields": 7}
    file.write_text(json.dumps(tree))
    bad = file.read_bytes()

    assert recall("demo/patrons", HEADINGS) != Remembered()
    with pytest.raises(RosterError, match="left out: 1") as raised:
        remember("demo/patrons", matching(("Login", "username", "chosen")))
    assert Path(str(raised.value.params["aside"])).read_bytes() == bad
    assert recall("demo/patrons", HEADINGS) != Remembered()
    assert recall("demo/patrons", ["Login"]).fields == {"Login": "username"}
    remember("demo/patrons", SAID)


def test_how_a_field_is_made_is_remembered_by_the_headings_of_its_columns() -> None:
    made = {"name": Making((2, 0)), "surname": Making((1,), "family", family_first=True)}
    remember("demo/patrons", replace(SAID, made=made))

    found = recall("demo/patrons", HEADINGS[::-1]).made

    assert {name: each.below(HEADINGS) for name, each in found.items()} == made
    assert found["name"].below(HEADINGS[::-1]) == Making((0, 2))


def test_of_headings_that_stand_twice_no_making_is_remembered() -> None:
    twice = matching(("Name", None, "none"), ("Name", None, "none"), ("Last", None, "none"))
    remember("demo/patrons", replace(twice, made={"name": Making((0, 2)), "last": Making((2,))}))

    assert list(recall("demo/patrons", ["Name", "Name", "Last"]).made) == ["last"]


# -- Forgetting, and telling what is remembered ---------------------------------------------------


def test_what_is_forgotten_is_as_if_it_had_never_been_matched() -> None:
    remember("demo/patrons", matching(("Login", "username", "chosen")))
    remember("demo/patrons", SAID)
    forget_matching("demo/patrons", HEADINGS[::-1])
    assert not is_known("demo/patrons", HEADINGS)
    assert recall("demo/patrons", ["Login"]).fields == {"Login": "username"}


def test_what_was_put_for_texts_outlives_the_matching() -> None:
    remember("demo/patrons", SAID)
    remember_values("demo/patrons", SAID, {"gender": {"girl": "F"}})
    forget_matching("demo/patrons", HEADINGS)
    assert recall("demo/patrons", HEADINGS) == Remembered(values={"gender": {"girl": "F"}})


def test_where_nothing_is_remembered_nothing_is_written() -> None:
    forget_matching("demo/patrons", HEADINGS)
    assert not (data_folder() / "matchings.json").exists()


def test_fields_are_recalled_that_are_just_as_they_were() -> None:
    made = {"first": Making((0,), "given"), "last": Making((0,), "family")}
    before = replace(SAID, made=made, constants={"enabled": "Y", "staffmember": "N"})
    remember("demo/patrons", replace(before, left_out=frozenset({"house", "room"})))
    now = replace(
        before,
        constants={"enabled": "Y", "staffmember": "Y", "status": "on"},
        left_out=frozenset({"house", "form"}),
        made={**made, "last": Making((1,), "family")},
    )
    found = recalled_fields(now, recall("demo/patrons", HEADINGS))
    assert found == {"enabled", "house", "first"}


def test_a_making_of_a_heading_that_stands_twice_is_never_recalled() -> None:
    twice = matching(("Name", None, "none"), ("Name", None, "none"))
    twice = replace(twice, made={"first": Making((0,), "given")})
    remember("demo/patrons", twice)
    assert "first" not in recalled_fields(twice, recall("demo/patrons", ["Name", "Name"]))
