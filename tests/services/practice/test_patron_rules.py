"""Infiniti's rules as far as its pages say."""

from __future__ import annotations

import pytest

from rosterwizard.services.practice.patron_rules import contact_fault, patron_fault

STAFF = {"username": "Anna", "enabled": "Y", "staffmember": "yes"}
STUDENT = {"username": "Ben", "enabled": "1", "staffmember": "N", "graduationyear": "2031"}
CONTACT = {"type": "email", "role": "guardian", "contact": "lp@home.example"}


@pytest.mark.parametrize("patron", [STAFF, STUDENT, STAFF | {"gender": "F", "emailaddress": ""}])
def test_what_the_pages_ask_for_is_taken(patron: dict[str, str]) -> None:
    assert patron_fault(patron, {}) == ""


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"enabled": ""}, "Field (enabled) is required."),
        ({"staffmember": ""}, "Field (staffMember) is required."),
        ({"enabled": "maybe"}, "Field (enabled) is not yes or no."),
        ({"emailaddress": "anna@"}, "Field (emailAddress) is not a well-formed email address."),
        ({"emailaddress": "a b@c.example"}, "Field (emailAddress) is not a well-formed"),
        ({"staffmember": "0"}, "Field (graduationYear) is required for students."),
        ({"graduationyear": "31"}, "Field (graduationYear) is not a year of four digits."),
        ({"gender": "X"}, "Field (gender) is not M, F or blank."),
        ({"librarybarcode": "P1"}, "Field (libraryBarcode) belongs to another patron."),
    ],
)
def test_a_breach_is_named_as_the_server_names_it(change: dict[str, str], fault: str) -> None:
    assert patron_fault(STAFF | change, {"P1": "ben"}).startswith(fault)


def test_a_barcode_may_stay_with_its_patron() -> None:
    assert patron_fault(STAFF | {"librarybarcode": "P1"}, {"P1": "anna"}) == ""


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({}, ""),
        ({"type": "Phone", "contact": "555 0100"}, ""),
        ({"type": ""}, "Field (type) is required."),
        ({"role": ""}, "Field (role) is required."),
        ({"contact": ""}, "Field (contact) is required."),
        ({"type": "fax"}, "Field (type) is not email or phone."),
        ({"contact": "lp"}, "Field (contact) is not a well-formed email address."),
    ],
)
def test_a_contact_is_looked_at_too(change: dict[str, str], fault: str) -> None:
    assert contact_fault(CONTACT | change) == fault
