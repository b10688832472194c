"""Cells are looked at without the blanks around them, whatever blank it is that they begin with."""

from __future__ import annotations

import pytest

from rosterwizard.core.profiles.language import Field
from rosterwizard.core.records.sheet_looks import SheetLooks
from tests.helpers.checked import record_type
from tests.helpers.filled_templates import PROFILES
from tests.helpers.job_sheets import job_sheet

PATRONS = PROFILES["infiniti"].record_type("patrons")
BLANKS = "\t\n\v\f\r \u00a0\u2000\u2003\u2009\u200a\u3000"


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
@pytest.mark.parametrize("other", ["", "!", "Ann", "Łucja", "静"])
def test_blanks_in_front_are_found_beside_any_other_cell(blank: str, other: str) -> None:
    rows = [(other, "1"), (f"{blank}Zoë", "2"), (other, "3")]
    looks = SheetLooks(job_sheet(PATRONS, ["givenname", "username"], *rows))
    assert looks.frame["c0"].to_list() == [other, "Zoë", other]


def test_a_column_of_passwords_tells_nothing_of_its_rows() -> None:
    rows = [("---",), ("Total",), ("password",), ("x",)]
    looks = SheetLooks(job_sheet(record_type(Field(name="password")), ["password"], *rows))
    assert looks.suspects.is_empty()
