"""The history as a list to hand on."""

from __future__ import annotations

import csv

from msgspec.structs import replace

from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services.history_lines import HistoryLine
from rosterwizard.services.history_list import history_list
from tests.helpers.sent_before import entry

PROFILES = built_in_profiles()
LINE = HistoryLine(entry("one", "d1", created=3), is_open=False, is_practice=False)


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(content.decode("utf-8-sig").splitlines()))


def test_each_line_says_whether_it_was_practice() -> None:
    practised = HistoryLine(LINE.entry, is_open=False, is_practice=True)
    kinds = [row[3] for row in rows_of(history_list([LINE, practised], PROFILES))]
    assert kinds == ["Kind", "real", "practice"]


def test_a_file_that_is_called_like_a_formula_is_none() -> None:
    entry_of = replace(LINE.entry, file="=1+1.csv")
    line = HistoryLine(entry_of, is_open=False, is_practice=False)
    assert rows_of(history_list([line], PROFILES))[1][4] == "'=1+1.csv"


def test_without_a_line_there_are_headings_alone() -> None:
    assert len(rows_of(history_list([], PROFILES))) == 1


def test_a_system_or_record_type_that_is_gone_goes_by_its_name() -> None:
    for gone in (replace(LINE.entry, system="gone"), replace(LINE.entry, record_type="gone")):
        line = HistoryLine(gone, is_open=False, is_practice=False)
        assert line.what_in(PROFILES) == f"{gone.system}/{gone.record_type}"
    assert LINE.what_in(PROFILES) == "Infiniti: Patrons"
