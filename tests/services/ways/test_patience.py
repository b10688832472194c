"""How long a server on the web is waited for, as a person may set it."""

from __future__ import annotations

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.ways.patience import (
    FOR_A_TEST,
    WAITS,
    Patience,
    check_seconds,
    patience_in,
)


@pytest.mark.parametrize("text", ["1", "60", "86400"])
def test_seconds_are_whole_numbers_of_at_most_a_day(text: str) -> None:
    check_seconds(text)


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "²", "ten", "86401", "9" * 5000])
def test_what_is_no_number_of_seconds_is_refused(text: str) -> None:
    with pytest.raises(RosterError) as raised:
        check_seconds(text)
    assert raised.value.code == "seconds-wrong"


def test_each_wait_can_be_set_and_the_others_stay() -> None:
    assert patience_in({}) == Patience()
    for wait in WAITS:
        found = patience_in({wait.name: "7"})
        name = wait.name.replace("-seconds", "_s")
        assert (getattr(found, name), found != Patience()) == (7, True)


def test_a_long_wait_for_the_answer_is_not_cut_by_the_whole() -> None:
    assert patience_in({"answer-seconds": "7200"}).whole_s > 7200


def test_what_somebody_wrote_into_the_settings_by_hand_does_no_harm() -> None:
    assert patience_in({"answer-seconds": "long", "send-seconds": "9"}) == Patience(send_s=9)


def test_a_test_is_over_within_a_quarter_of_a_minute() -> None:
    found = Patience(connect_s=1, answer_s=900).at_most(FOR_A_TEST)
    assert (found.connect_s, found.answer_s, found.whole_s) == (1, FOR_A_TEST.answer_s, 14)


def test_the_form_says_how_long_is_usual() -> None:
    for wait in WAITS:
        usual = getattr(Patience(), wait.name.replace("-seconds", "_s"))
        assert sentence(f"server-usual-{wait.name}").startswith(f"{usual} ")
