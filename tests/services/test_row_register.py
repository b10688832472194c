"""Rows that went out are known again by keyed digests alone."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import keyring

from rosterwizard.services.register_store import register_file, register_key
from rosterwizard.services.row_register import WentOut, digests_of_rows, keep_rows, kept_rows
from rosterwizard.services.servers.server import Server
from tests.helpers.patron_jobs import clean_patrons, job_of
from tests.services.test_register import NoKeyring

if TYPE_CHECKING:
    import pytest

(SHEET,) = job_of("infiniti", {"patrons": clean_patrons(3)}).sheets
TYPE = SHEET.record_type.id
SERVER = Server(name="Library", system="infiniti", url="https://l.example", protocol="infiniti")
WHEN = "2026-08-24T09:00:00+02:00"


def went(*taken: int, maybe: dict[int, str] | None = None, server: Server = SERVER) -> None:
    keep_rows(server, [(SHEET, WentOut(taken, maybe or {}, WHEN))])


def states() -> list[str]:
    key = register_key()
    kept = kept_rows(SERVER, TYPE)
    if key is None:
        return []
    digests = digests_of_rows(SHEET, key)
    found = [kept.get(each) for each in digests.keys]
    said = []
    for row, each in zip(digests.rows, found, strict=True):
        taken = each is not None and each.taken == row
        maybe = each is not None and each.maybe == row
        said.append(f"{'taken' if taken else ''}{'maybe' if maybe else ''}")
    return said


def test_what_was_taken_and_what_may_have_been_is_known() -> None:
    went(0, maybe={1: "batch"})
    assert states() == ["taken", "maybe", ""]
    (open_row,) = (each for each in kept_rows(SERVER, TYPE).values() if each.maybe)
    assert (open_row.batch, open_row.load, open_row.when) == ("batch", 1, WHEN)


def test_a_later_word_takes_the_place_of_an_earlier_one() -> None:
    went(0, maybe={1: "first"})
    went(1, maybe={0: "second"})
    assert states() == ["takenmaybe", "taken", ""]
    assert {each.load for each in kept_rows(SERVER, TYPE).values()} == {2}


def test_what_a_whole_load_did_not_hold_is_forgotten() -> None:
    went(0, 1, 2)
    (one,) = job_of("infiniti", {"patrons": clean_patrons(1)}).sheets
    keep_rows(SERVER, [(one, WentOut([0], {}, WHEN, is_all=True))])
    assert states() == ["taken", "", ""]


def test_servers_and_record_types_are_not_mixed_up() -> None:
    other = Server(name="Other", system="infiniti", url="https://o.example", protocol="infiniti")
    went(0, server=other)
    assert kept_rows(SERVER, TYPE) == {}
    assert kept_rows(other, "infiniti/contacts") == {}


def test_practice_is_one_place_whatever_it_plays() -> None:
    good, slow = (
        Server(name=name, system="infiniti", url=name, protocol="infiniti")
        for name in ("practice:good", "practice:slow")
    )
    went(0, server=good)
    assert len(kept_rows(slow, TYPE)) == 1


def test_where_nothing_went_out_nothing_is_kept() -> None:
    went()
    assert not register_file().exists()
    assert kept_rows(SERVER, TYPE) == {}


def test_no_cell_can_be_read_from_the_file() -> None:
    went(0, 1, 2)
    assert b"user0001" not in register_file().read_bytes()
    if sys.platform != "win32":
        assert register_file().stat().st_mode & 0o777 == 0o600


def test_without_a_safe_keyring_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", NoKeyring)
    went(0)
    assert not register_file().exists()


def test_a_damaged_file_says_nothing() -> None:
    register_file().write_bytes(b"no database" * 100)
    assert kept_rows(SERVER, TYPE) == {}


def test_rows_without_a_key_of_their_own_are_known_by_all_that_they_say() -> None:
    heads = ("username", "type", "contact")
    rows = [("anna", "email", "a@x.example"), ("anna", "email", "b@x.example")]
    (contacts,) = job_of("infiniti", {"contacts": (heads, rows)}).sheets
    digests = digests_of_rows(contacts, b"key")
    assert not digests.has_keys
    assert list(digests.keys) == list(digests.rows)
    assert len(set(digests.keys)) == 2
