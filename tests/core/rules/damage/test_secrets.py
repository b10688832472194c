"""What a profile calls a secret is never taken for a damaged value, whatever its name."""

from __future__ import annotations

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.profiles.language import Field, FieldRoster
from tests.helpers.checked import codes, record_type, sheet, system

PIN = Field("pin", roster=FieldRoster(secret=True))
COLUMNS = {
    "zeros": ("0123", "0456", "0789", "0999", "123"),
    "scientific": ("1E+05", "4.17E+11", "abc"),
    "rounded": tuple(f"{number}1234567890000000" for number in range(1, 9)),
    "as numbers": ("1234.0", "5678.0", "9999.0"),
    "dates": ("3-5", "4-6", "5-7", "5-Mar"),
    "words": ("n/a", "none", "12x", "-"),
}


@pytest.mark.parametrize("cells", COLUMNS.values(), ids=COLUMNS)
def test_no_rule_speaks_of_a_secret(cells: tuple[str, ...]) -> None:
    assert codes(PIN, *cells) == [""] * len(cells)
    of = record_type(PIN)
    made = sheet(of, {"pin": cells})
    assert not fixes_for(made, check_sheet(system(of), made))
    assert any(codes(Field("pin"), *cells))  # of another field it does
