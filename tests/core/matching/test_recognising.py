"""Files make one job, in one mode, and what is to be deleted is never a part of it."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from rosterwizard.core.matching.recognising import Recognised, recognised
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.sheet.sheet import Origin, Sheet, TemplateMark

PROFILES = built_in_profiles()
ALL = tuple(each for profile in PROFILES for each in profile.record_types)
HAIKU = tuple(each for each in ALL if each.system == "haiku")
COLUMNS = {
    each.name: tuple(field.name for field in each.fields) for each in ALL if each.system == "haiku"
}


def file(
    name: str, record_type: str = "users", rows: int = 3, mark: TemplateMark | None = None
) -> Sheet:
    """Return a file of Haiku with so many rows. mark: what its template says."""
    headings = COLUMNS[record_type]
    cells = {f"c{place}": ["x"] * rows for place, _ in enumerate(headings)}
    numbers = pl.Series(range(2, rows + 2), dtype=pl.UInt32)
    return Sheet(pl.DataFrame(cells), headings, numbers, Origin(Path(name), mark=mark))


def found(*sheets: Sheet) -> Recognised:
    return recognised(sheets, ALL, PROFILES)


def refused(*sheets: Sheet) -> RosterError:
    with pytest.raises(RosterError) as caught:
        found(*sheets)
    return caught.value


def types_in(what: Recognised) -> list[str]:
    return [each.record_type.name for each in what.sheets]


@pytest.mark.parametrize(
    ("names", "mode"),
    [
        (("users.csv", "classes.csv", "roster.csv"), "full"),
        (("update_users.csv", "update_classes.csv", "update_roster.csv"), "partial"),
        (("update_users.csv", "people of 2026.csv", "update_rosters.csv"), "partial"),
        (("our users.csv", "our classes.csv", "our rosters.csv"), ""),
    ],
)
def test_the_names_of_the_files_tell_the_mode_of_the_set(names: tuple[str, ...], mode: str) -> None:
    sheets = map(file, names, ("users", "classes", "rosters"))
    assert found(*sheets).mode == mode


def test_a_template_tells_the_mode_that_it_is_for() -> None:
    mark = TemplateMark("haiku", "users", "1", COLUMNS["users"], mode="full")
    assert found(file("mine.xlsx", mark=mark)).mode == "full"
    # The file's name may say otherwise: somebody saved it anew.
    assert found(file("update_users.csv", mark=mark)).mode == "full"


def test_a_mode_of_a_template_that_the_system_does_not_have_tells_nothing() -> None:
    mark = TemplateMark("haiku", "users", "1", COLUMNS["users"], mode="yearly")
    assert found(file("mine.xlsx", mark=mark)).mode == ""


def test_files_of_two_modes_are_refused_whatever_they_hold() -> None:
    error = refused(file("update_users.csv"), file("classes.csv", "classes"))
    assert error.code == "modes-mixed"
    assert error.params == {
        "system": "Haiku",
        "file": "update_users.csv",
        "mode": "Partial import",
        "other": "classes.csv",
        "other_mode": "Full import",
    }
    assert refused(file("users.csv"), file("update_users.csv")).code == "modes-mixed"
    assert refused(file("users.csv"), file("delete_users.csv")).code == "modes-mixed"


def test_deletions_beside_other_files_are_kept_apart_with_how_many_they_are() -> None:
    what = found(file("update_users.csv"), file("delete_users.csv", rows=12))
    assert types_in(what) == ["users"]
    assert what.sheets[0].sheet.origin.file.name == "update_users.csv"
    (deletions,) = what.deletions
    assert (deletions.file, deletions.rows) == ("delete_users.csv", 12)
    assert deletions.record_type.name == "users"


def test_deletions_by_themselves_are_no_import() -> None:
    for candidates in (ALL, HAIKU, HAIKU[:1]):
        with pytest.raises(RosterError) as caught:
            recognised([file("DELETE_users.csv", rows=12)], candidates, PROFILES)
        assert caught.value.code == "only-deletions"
        assert "Haiku is to delete: Users, 12 rows" in str(caught.value)


def test_a_name_means_nothing_in_another_system() -> None:
    headings = ("username", "givenname", "surname", "enabled", "staffmember")
    cells = {f"c{place}": ["x"] for place, _ in enumerate(headings)}
    origin = Origin(Path("update_users.csv"))
    patrons = Sheet(pl.DataFrame(cells), headings, pl.Series([2], dtype=pl.UInt32), origin)
    what = found(patrons)
    assert types_in(what) == ["patrons"]
    assert what.mode == ""
    infiniti = [each for each in ALL if each.system == "infiniti"]
    gone = Sheet(patrons.frame, headings, patrons.sheet_row, Origin(Path("delete_users.csv")))
    assert [each.record_type.name for each in recognised([gone], infiniti, PROFILES).sheets] == [
        "patrons"
    ]
