"""What Infiniti refuses, row by row, as far as its pages say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rosterwizard.services.practice.store import Cells

TRUE = frozenset({"y", "yes", "true", "1"})
FALSE = frozenset({"n", "no", "false", "0"})
MAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
YEAR = re.compile(r"[0-9]{4}")
# As the server writes them in its messages; headings are read in any case.
SHOWN = {
    "emailaddress": "emailAddress",
    "graduationyear": "graduationYear",
    "librarybarcode": "libraryBarcode",
    "staffmember": "staffMember",
}


def patron_fault(patron: Cells, barcodes: Mapping[str, str]) -> str:
    """Return what is wrong with a patron; empty when it is taken.

    patron: the row, over what there is of this user name already. barcodes: whose they are, by
    user name in small letters.
    """
    for name in ("enabled", "staffmember"):
        value = patron.get(name, "").lower()
        if not value:
            return f"{_field(name)} is required."
        if value not in TRUE | FALSE:
            return f"{_field(name)} is not yes or no."
    return _fault_of_cells(patron) or _fault_of_barcode(patron, barcodes)


def _fault_of_cells(patron: Cells) -> str:
    mail, year = patron.get("emailaddress", ""), patron.get("graduationyear", "")
    if mail and not MAIL.fullmatch(mail):
        return f"{_field('emailaddress')} is not a well-formed email address."
    if patron["staffmember"].lower() in FALSE and not year:
        return f"{_field('graduationyear')} is required for students."
    if year and not YEAR.fullmatch(year):
        return f"{_field('graduationyear')} is not a year of four digits."
    if patron.get("gender", "") not in {"M", "F", ""}:
        return f"{_field('gender')} is not M, F or blank."
    return ""


def _fault_of_barcode(patron: Cells, barcodes: Mapping[str, str]) -> str:
    holder = barcodes.get(patron.get("librarybarcode", ""))
    if holder not in {None, patron["username"].casefold()}:
        return f"{_field('librarybarcode')} belongs to another patron."
    return ""


def contact_fault(row: Cells) -> str:
    """Return what is wrong with a contact; empty when it is taken."""
    for name in ("type", "role", "contact"):
        if not row.get(name, ""):
            return f"{_field(name)} is required."
    if row["type"].lower() not in {"email", "phone"}:
        return f"{_field('type')} is not email or phone."
    if row["type"].lower() == "email" and not MAIL.fullmatch(row["contact"]):
        return f"{_field('contact')} is not a well-formed email address."
    return ""


def _field(name: str) -> str:
    return f"Field ({SHOWN.get(name, name)})"
