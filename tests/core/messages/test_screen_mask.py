"""Of a personal text its shape is told while others look on, and all of it otherwise."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.messages.screen_mask import (
    hide_personal,
    in_full,
    know_headings,
    screened,
    screened_cells,
    screened_file,
    screened_heading,
    shape_told,
    to_be_shown,
)
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.reading.file_endings import TABLES, ZIP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture(autouse=True)
def hidden() -> Iterator[None]:
    hide_personal(hidden=True)
    know_headings(["Surname"])
    yield
    hide_personal(hidden=False)
    know_headings([])


def elsewhere(tell: Callable[[], str]) -> str:
    """Return what another thread tells."""
    told: list[str] = []
    thread = threading.Thread(target=lambda: told.append(tell()))
    thread.start()
    thread.join()
    return told[0]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Anna O'Neill-Lee", "Xxxx X'Xxxxx-Xxx"),
        ("0123-456", "0999-999"),
        ("ana@school.example", "xxx@xxxxxx.xxxxxxx"),
        ("Zoë", "Xxx"),
        ("Zoe\u0308", "Xxx\u0308"),
        (" \u00a0Li\u200b\t", " \u00a0Xx\u200b\t"),
        ("王小明", "xxx"),
        ("ராமு", "xxxx"),
        ("٠١٢", "099"),
        ("", ""),
    ],
)
def test_shape_keeps_what_can_be_talked_of(text: str, shape: str) -> None:
    assert screened(text) == shape


@given(st.text())
def test_shape_is_as_long_and_its_own_shape(text: str) -> None:
    shape = shape_told(text)
    assert len(shape) == len(text)
    assert shape_told(shape) == shape


@given(st.text(st.characters(categories=["L", "N"])))
def test_shape_has_no_letter_and_no_digit_of_its_own(text: str) -> None:
    assert set(shape_told(text)) <= set("Xx09")


def test_everything_is_told_while_nothing_is_hidden() -> None:
    hide_personal(hidden=False)
    assert screened("Anna") == "Anna"
    assert screened_cells("Anna,Lee") == "Anna,Lee"
    assert screened_file("Anna.csv") == "Anna.csv"


def test_heading_that_is_known_stays() -> None:
    assert screened_heading("Surname") == "Surname"
    assert screened_heading("Anna's mail") == "Xxxx'x xxxx"


def test_kind_of_a_file_stays() -> None:
    assert screened_file("Anna 5b.csv") == "Xxxx 9x.csv"
    assert screened_file("anna") == "xxxx"
    assert all(screened_file(f"Anna{each}") == f"Xxxx{each}" for each in (*TABLES, ZIP))
    assert screened_file("7.Anna") == "9.Xxxx"  # a sheet


def test_separators_and_known_headings_of_a_file_stay() -> None:
    assert screened_cells('Surname,Anna\n"Lee";7\t8|9\r\n') == 'Surname,Xxxx\n"Xxx";9\t9|9\r\n'


def test_sentences_name_no_file_and_no_heading_that_is_not_known() -> None:
    assert "Anna" not in sentence("reading", file="Anna.csv")
    assert "Anna" not in sentence("check-place-cell", row=1, heading="Anna")
    assert "Surname" in sentence("check-place-cell", row=1, heading="Surname")
    assert "anna" not in sentence("not-written", file=Path("/home/anna/x.csv"), reason="")


def test_what_another_thread_makes_is_told_in_full() -> None:
    assert elsewhere(lambda: screened("Anna")) == "Anna"


def test_what_another_thread_makes_to_be_shown_is_not() -> None:
    def tell() -> str:
        with to_be_shown():
            return screened("Anna")

    assert elsewhere(tell) == "Xxxx"


def test_what_is_kept_is_told_in_full() -> None:
    with in_full():
        assert screened("Anna") == "Anna"
    assert screened("Anna") == "Xxxx"
