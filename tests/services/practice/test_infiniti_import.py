"""The practised import answers in the three shapes that Infiniti documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.services.practice.infiniti_import import (
    CONTACTS,
    PATRONS,
    REFUSED_EACH,
    Choosy,
    import_file,
)
from rosterwizard.services.practice.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TAKES_ALL = Choosy()
HEAD = "username,enabled,staffmember"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "practice.sqlite")
    yield opened
    opened.close()


def sent(
    store: Store, *lines: str, head: str = HEAD, choosy: Choosy = TAKES_ALL
) -> dict[str, object]:
    return import_file(store, PATRONS, "\r\n".join((head, *lines)).encode(), choosy)


def test_when_all_is_fine_there_are_no_details(store: Store) -> None:
    assert sent(store, "anna,Y,Y", "ben,Y,Y") == {
        "success": True,
        "summary": "2 users processed. 2 users created. 0 users updated. 0 users failed.",
    }


def test_when_a_row_fails_there_are_details_of_every_row(store: Store) -> None:
    sent(store, "anna,Y,Y")
    assert sent(store, "Anna,Y,Y", "ben,Y,N", "cleo,Y,Y") == {
        "success": False,
        "summary": "3 users processed. 1 user created. 1 user updated. 1 user failed.",
        "details": {
            "1": "User Updated",
            "2": "Field (graduationYear) is required for students. User failed to import: "
            "Field (graduationYear) is required for students. ",
            "3": "User Created",
        },
    }


def test_a_known_patron_is_updated_by_the_columns_of_the_file_alone(store: Store) -> None:
    sent(store, "Anna,Y,Y")
    answer = sent(store, "anna,8C", head="username,formclass")
    assert answer["summary"] == "1 user processed. 0 users created. 1 user updated. 0 users failed."
    (patron,) = store.rows("infiniti", PATRONS, 10)
    assert patron == {"username": "Anna", "enabled": "Y", "staffmember": "Y", "formclass": "8C"}


def test_what_is_as_before_is_said_where_that_is_asked_for(store: Store) -> None:
    sent(store, "anna,Y,Y", "ben,Y,Y")
    content = f"{HEAD}\r\nanna,Y,Y\r\nben,N,Y".encode()
    assert import_file(store, PATRONS, content, TAKES_ALL, tells_unchanged=True) == {
        "success": True,
        "summary": "2 users processed. 0 users created. 1 user updated. 0 users failed. "
        "1 user unchanged.",
        "details": {"1": "User Unchanged", "2": "User Updated"},
    }


def test_a_new_patron_needs_more_than_a_name(store: Store) -> None:
    details = sent(store, "anna,8C", head="username,formclass")["details"]
    assert isinstance(details, dict)
    assert details["1"].startswith("Field (enabled) is required.")


def test_a_row_without_a_name_is_refused(store: Store) -> None:
    details = sent(store, " ,Y,Y")["details"]
    assert isinstance(details, dict)
    assert details["1"].startswith("Field (username) is required.")


def test_a_barcode_serves_one_patron_only_also_within_a_file(store: Store) -> None:
    answer = sent(store, "anna,Y,Y,P1", "ben,Y,Y,P1", head=f"{HEAD},librarybarcode")
    details = answer["details"]
    assert isinstance(details, dict)
    assert details["1"] == "User Created"
    assert details["2"].startswith("Field (libraryBarcode) belongs to another patron.")
    again = sent(store, "cleo,Y,Y,P1", "anna,Y,Y,P1", head=f"{HEAD},librarybarcode")
    assert again["summary"] == "2 users processed. 0 users created. 1 user updated. 1 user failed."


def test_a_choosy_server_refuses_each_27th_row(store: Store) -> None:
    lines = [f"u{number},Y,Y" for number in range(1000)]
    answer = sent(store, *lines, choosy=Choosy(each=REFUSED_EACH))
    summary = "1000 users processed. 963 users created. 0 users updated. 37 users failed."
    assert answer["summary"] == summary


def test_a_choosy_server_refuses_the_names_it_was_told(store: Store) -> None:
    answer = sent(store, "Anna,Y,Y", "ben,Y,Y", choosy=Choosy(names={"anna"}))
    details = answer["details"]
    assert isinstance(details, dict)
    assert ("on purpose" in details["1"], details["2"]) == (True, "User Created")


@pytest.mark.parametrize("content", [b"", b"username,enabled\r\n"])
def test_an_empty_file_is_fine(store: Store, content: bytes) -> None:
    answer = import_file(store, PATRONS, content, Choosy())
    assert answer["success"] is True


def test_a_file_without_the_key_or_not_in_utf_8_is_refused_as_a_whole(store: Store) -> None:
    assert import_file(store, PATRONS, b"name\r\nanna\r\n", Choosy()) == {
        "success": False,
        "summary": "Column (username) is missing.",
    }
    answer = import_file(store, PATRONS, b"username\r\n\xff\r\n", Choosy())
    assert "UTF-8" in str(answer["summary"])


def test_contacts_of_the_patrons_in_the_file_are_replaced(store: Store) -> None:
    head = b"username,type,role,contact\r\n"
    first = head + b"anna,email,guardian,a@b.example\r\nben,phone,patron,1\r\n"
    assert import_file(store, CONTACTS, first, Choosy())["success"] is True
    answer = import_file(store, CONTACTS, head + b"Anna,phone,guardian,2\r\n,,,\r\n", Choosy())
    assert answer["summary"] == (
        "2 contacts processed. 1 contact created. 0 contacts updated. 1 contact failed."
    )
    kept = [row["contact"] for row in store.rows("infiniti", CONTACTS, 10)]
    assert sorted(kept) == ["1", "2"]


def test_a_contact_with_a_fault_is_refused(store: Store) -> None:
    content = b"username,type,role,contact\r\nanna,fax,guardian,1\r\n"
    assert import_file(store, CONTACTS, content, Choosy())["success"] is False
    assert store.rows("infiniti", CONTACTS, 10) == []
