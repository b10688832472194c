"""The page shows what there is, and runs nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.services.practice.rows_page import MOST_ROWS, page_of
from rosterwizard.services.practice.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "practice.sqlite")
    yield opened
    opened.close()


def test_an_empty_store_says_so(store: Store) -> None:
    assert "Nothing yet." in page_of(store)


def test_rows_stand_below_their_headings(store: Store) -> None:
    store.replace("haiku", "users.csv", [{"id": "1"}, {"id": "2", "name": "Noor"}])
    page = page_of(store)
    assert "haiku: users.csv, 2 rows" in page
    assert "<tr><th>id</th><th>name</th></tr>" in page
    assert "<tr><td>1</td><td></td></tr>\n<tr><td>2</td><td>Noor</td></tr>" in page


def test_whatever_was_sent_is_shown_as_text(store: Store) -> None:
    evil = "<script>alert(1)</script>"
    store.replace(evil, evil, [{evil: evil}])
    page = page_of(store)
    assert "<script" not in page
    assert page.count("&lt;script&gt;") == 4


def test_a_long_list_is_cut_and_says_how_much_is_left(store: Store) -> None:
    store.replace("haiku", "users.csv", [{"id": "1"}] * (MOST_ROWS + 7))
    page = page_of(store)
    assert page.count("<td>1</td>") == MOST_ROWS
    assert "… and 7 more." in page


def test_one_row_is_called_one_row(store: Store) -> None:
    store.replace("haiku", "users.csv", [{"id": "1"}])
    assert "users.csv, 1 row<" in page_of(store)
