"""Letters with marks stand for each other where every encoding that has one has the other."""

from __future__ import annotations

import pytest

from rosterwizard.core.letters.marked_letters import marked_alike


@pytest.mark.parametrize("sign", [*"żółćéñøŻÓŁĆÉÑØ"])
def test_a_letter_with_a_mark_has_others_that_its_file_can_hold(sign: str) -> None:
    found = marked_alike(sign)
    assert len(found) > 1
    assert all(each.islower() and not each.isascii() for each in found.values())
    for encoding in ("cp1250", "cp1252", "latin-1", "cp850"):
        if sign in sign.encode(encoding, "ignore").decode(encoding):
            "".join(found.values()).encode(encoding)


def test_the_same_mark_comes_first() -> None:
    assert {*marked_alike("ć").values()} == {*"ćéńóśź"}


@pytest.mark.parametrize("sign", ["a", "ß", "æ", "й", "я"])
def test_what_is_no_letter_with_a_mark_has_none(sign: str) -> None:
    assert marked_alike(sign) == {}
