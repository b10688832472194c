"""Numbers that went out are known again by keyed digests, and nothing hangs on that."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import keyring
import polars as pl

from rosterwizard.core.cells import numbers_before
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import Field
from rosterwizard.services.register import Register, remember_numbers
from rosterwizard.services.register_store import ACCOUNT, register_file
from rosterwizard.services.servers.kept_secrets import SERVICE
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.memory_keyring import MemoryKeyring

if TYPE_CHECKING:
    import pytest

PEOPLE = record_type(Field("id"), Field("surname"), Field("room"))
OF = ("demo/people", "id")
COLUMNS = {
    "id": ["00123", "45678", "S-9", "", "00123"],
    "surname": ["007", "b", "c", "d", "e"],
    "room": ["7", "8", "9", "10", "11"],
}


def job(**columns: list[str]) -> Job:
    return Job(system(PEOPLE), (sheet(PEOPLE, {**COLUMNS, **columns}),))


def test_numbers_of_a_column_with_zeros_are_known_again() -> None:
    remember_numbers(job())
    remember_numbers(job(id=["0042", "1", "2", "3", "4"]))
    register = Register()
    assert register.widths(*OF) == {4, 5}
    asked = ["00123", "45678", "S-9", "123", "0042"]
    assert register.taken(*OF, asked) == {"00123", "45678", "0042"}


def test_of_a_tall_sheet_a_field_at_a_time_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbers_before, "_CELLS_AT_A_TIME", 1)
    remember_numbers(job(room=["007", "8", "9", "10", "11"]))
    assert Register().taken(*OF, ["00123", "45678"]) == {"00123", "45678"}
    assert Register().taken("demo/people", "room", ["007", "8"]) == {"007", "8"}


def test_other_columns_and_other_record_types_are_not_mixed_up() -> None:
    remember_numbers(job())
    register = Register()
    for of in (("demo/people", "surname"), ("demo/people", "room"), ("demo/other", "id")):
        assert not register.widths(*of)
        assert not register.taken(*of, ["00123", "007", "7"])


def test_rows_that_did_not_go_out_are_not_kept() -> None:
    remember_numbers(job(), {"people": pl.Series([1, 2], dtype=pl.UInt32)})
    remember_numbers(job(), {"others": pl.Series([0], dtype=pl.UInt32)})
    assert not register_file().exists()
    remember_numbers(job(), {"people": pl.Series([0], dtype=pl.UInt32)})
    assert Register().taken(*OF, ["00123", "45678"]) == {"00123"}


def test_no_number_can_be_read_from_the_file() -> None:
    remember_numbers(job())
    assert b"00123" not in register_file().read_bytes()
    if sys.platform != "win32":
        assert register_file().stat().st_mode & 0o777 == 0o600


def test_without_the_key_nothing_is_known_and_a_new_one_begins_anew() -> None:
    remember_numbers(job())
    keyring.delete_password(SERVICE, ACCOUNT)
    assert Register().taken(*OF, ["00123"]) == frozenset()
    remember_numbers(job(id=["0042", "1", "2", "3", "4"]))
    assert Register().taken(*OF, ["00123", "0042"]) == {"0042"}


class NoKeyring(MemoryKeyring):
    """Keeps passwords where they are not safe."""


NoKeyring.__module__ = "keyrings.alt.file"


def test_without_a_safe_keyring_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", NoKeyring)
    remember_numbers(job())
    assert not register_file().exists()
    assert Register().taken(*OF, ["00123"]) == frozenset()


def test_a_damaged_file_makes_way() -> None:
    remember_numbers(job())
    register_file().write_bytes(b"no database" * 100)
    assert not Register().widths(*OF)
    remember_numbers(job())
    remember_numbers(job())
    assert Register().taken(*OF, ["00123"]) == {"00123"}


def test_a_file_that_cannot_be_written_stops_nothing() -> None:
    assert not Register().widths(*OF)
    remember_numbers(job())
    register_file().unlink()
    register_file().mkdir()
    remember_numbers(job())
    assert not Register().widths(*OF)
