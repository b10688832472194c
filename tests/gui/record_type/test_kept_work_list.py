"""The list of kept work says what it is and how far it is, and offers what can be done with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.gui import theme
from rosterwizard.gui.record_type import kept_work_list
from rosterwizard.gui.record_type.kept_work_list import FIRST_SHOWN, KeptWorkList
from rosterwizard.gui.record_type.kept_work_row import KeptWorkRow
from rosterwizard.services.kept_entries import KeptEntry
from rosterwizard.services.kept_sent import KeptSending, KeptSent
from rosterwizard.services.kept_work import KeptFile, KeptWork

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PROFILES = built_in_profiles()


def entry(name: str = "patrons.csv", *, is_open: bool = False, **known: object) -> KeptEntry:
    """Return kept work on one file; without a name, on a template."""
    files = (KeptFile(f"folder/{name}", 1, 1),) if name else ()
    work = KeptWork(system="infiniti", record_types=("patrons",), files=files)
    usual = {
        "file": Path(name),
        "work": work,
        "kept_at": 0.0,
        "edits": 0,
        "sent": None,
        "is_open": is_open,
    }
    return KeptEntry(**{**usual, **known})  # type: ignore[arg-type] # its own fields


@pytest.fixture
def kept(qtbot: QtBot) -> KeptWorkList:
    kept = KeptWorkList("record_type")
    qtbot.addWidget(kept)
    kept.show()
    return kept


def rows(kept: KeptWorkList) -> list[KeptWorkRow]:
    return [each for each in kept.findChildren(KeptWorkRow) if each.isVisibleTo(kept)]


def facts(kept: KeptWorkList, one: KeptEntry) -> str:
    kept.show_entries([one], PROFILES)
    return rows(kept)[0].accessibleDescription()


def test_nothing_kept_takes_no_room(kept: KeptWorkList) -> None:
    kept.show_entries([entry()], PROFILES)
    assert not kept.isHidden()
    kept.show_entries([], PROFILES)
    assert kept.isHidden()


def test_a_row_says_what_it_is_when_it_was_kept_and_what_was_done(kept: KeptWorkList) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    what, when, changes = facts(kept, entry(edits=3)).split(" · ")
    assert (what, changes) == ("Infiniti, Patrons", "3 changes")
    assert "19" in when
    assert rows(kept)[0].accessibleName() == "patrons.csv"
    assert rows(kept)[0].go_on.accessibleName() == "Go on with patrons.csv"


@pytest.mark.parametrize(
    ("system", "types", "said"),
    [
        ("haiku", ["users", "classes"], "Haiku, Users, Classes"),
        ("haiku", [], "Haiku, The whole set"),
        ("gone", ["users"], "gone"),
    ],
)
def test_record_types_are_named_as_on_the_cards(
    kept: KeptWorkList, system: str, types: list[str], said: str
) -> None:
    every = [
        each.name for profile in PROFILES if profile.name == system for each in profile.record_types
    ]
    work = KeptWork(system=system, record_types=tuple(types or every))
    assert facts(kept, entry("", work=work)).startswith(f"{said} · ")
    assert rows(kept)[0].accessibleName() == "A template, whose columns you were choosing"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (
            KeptSent(
                submission="s",
                counts={"created": 300, "updated": 38, "refused": 12, "unknown": 3, "not-sent": 1},
            ),
            "sent: 338 in, 12 refused, 1 not sent, 3 unknown",
        ),
        (KeptSent(submission="s", counts={"created": 3}, is_practice=True), "practised: 3 in"),
        (KeptSending(submission="s"), "a sending was cut off"),
    ],
)
def test_a_row_says_what_became_of_what_was_sent(
    kept: KeptWorkList, sent: KeptSending, said: str
) -> None:
    assert facts(kept, entry(sent=sent)).endswith(f" · {said}")


def test_a_file_of_which_no_system_is_known_yet_is_listed_all_the_same(kept: KeptWorkList) -> None:
    assert " · " not in facts(kept, entry(work=KeptWork(files=(KeptFile("a.csv", 1, 1),))))


def test_what_another_window_has_is_said_and_not_offered(kept: KeptWorkList) -> None:
    kept.show_entries([entry(is_open=True), entry()], PROFILES)
    offered = [row.go_on.isVisibleTo(row) and row.throw_away.isVisibleTo(row) for row in rows(kept)]
    assert offered == [False, True]


def test_the_buttons_name_the_entry_of_their_row(kept: KeptWorkList, qtbot: QtBot) -> None:
    one, other = entry("a.csv"), entry("b.csv")
    kept.show_entries([one, other], PROFILES)
    with qtbot.waitSignal(kept.go_on_pressed) as going:
        rows(kept)[1].go_on.click()
    with qtbot.waitSignal(kept.throw_away_pressed) as throwing:
        rows(kept)[0].throw_away.click()
    assert (going.args, throwing.args) == ([other], [one])


def test_many_are_shown_on_request_and_the_oldest_counted(
    kept: KeptWorkList, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_work_list, "MOST_SHOWN", 6)
    kept.show_entries([entry(f"{number}.csv") for number in range(8)], PROFILES)
    assert len(rows(kept)) == FIRST_SHOWN
    assert kept._more.text() == "Show all 8"  # noqa: SLF001 - what it says
    kept._more.click()  # noqa: SLF001 - as a person does
    assert [row.accessibleName() for row in rows(kept)] == [f"{number}.csv" for number in range(6)]
    assert kept._older.text().startswith("2 older ones are kept too.")  # noqa: SLF001 - as above
    kept.show_entries([entry()], PROFILES)
    kept.show_entries([entry(f"{number}.csv") for number in range(8)], PROFILES)
    assert len(rows(kept)) == FIRST_SHOWN


def test_the_same_list_again_leaves_every_row_as_it_is(kept: KeptWorkList) -> None:
    kept.show_entries([entry()], PROFILES)
    (row,) = rows(kept)
    kept.show_entries([entry()], PROFILES)
    assert rows(kept) == [row]


def test_a_long_name_leaves_room_for_what_can_be_done(kept: KeptWorkList) -> None:
    kept.show_entries([entry()], PROFILES)
    usual = kept.minimumSizeHint().width()
    kept.show_entries([entry("whole_school_export_2026_corrected_final_version_3.xlsx")], PROFILES)
    assert kept.minimumSizeHint().width() < usual + theme.letters_px(10)
