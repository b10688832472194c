"""What differs is told in short: nothing that is new is passed over."""

from __future__ import annotations

from rosterwizard.core.reproducing.differences import differences
from rosterwizard.services.case_files.told_differences import in_short
from tests.helpers.case_zips import DOUBLED


def test_what_is_new_is_counted_too() -> None:
    assert in_short(differences([DOUBLED], [DOUBLED])) == "Reproduced 1 of 1."
    more = differences([DOUBLED], [DOUBLED, DOUBLED])
    assert in_short(more) == "Reproduced 1 of 1. One problem is found here besides."
