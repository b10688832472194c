"""A remark on a row that is in is told from the plain word that it is."""

import pytest

from rosterwizard.core.showing.remarks import is_remark


@pytest.mark.parametrize(
    ("state", "words", "remark"),
    [
        ("created", "User Created", False),
        ("created", "User Created.", False),
        ("unchanged", "", False),
        ("created", "User Created. The group (junior) is not known.", True),
        ("updated", "User Updated (gender was blank)", True),
        ("refused", "Field (x) is bad.", False),
        ("accepted", "Taken. The answer does not say whether the record is new.", False),
    ],
)
def test_a_remark_says_more_than_the_state(state: str, words: str, *, remark: bool) -> None:
    assert is_remark(state, words) is remark
