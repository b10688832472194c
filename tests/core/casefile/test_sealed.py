"""What lies under a passphrase is read with it alone, and not after it was changed."""

from __future__ import annotations

import pytest

from rosterwizard.core.casefile import sealed as sealing
from rosterwizard.core.casefile.sealed import FEWEST_LETTERS, sealed, unsealed
from rosterwizard.core.messages.errors import RosterError

PASSPHRASE = "Wörter " * 5


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "_COST", 2)


def refused(content: bytes, passphrase: str) -> str:
    with pytest.raises(RosterError) as caught:
        unsealed(content, passphrase)
    return caught.value.code


def test_what_was_sealed_is_unsealed() -> None:
    assert unsealed(sealed(b"Anna", PASSPHRASE), PASSPHRASE) == b"Anna"


def test_a_passphrase_may_be_typed_on_any_keyboard() -> None:
    assert (
        unsealed(sealed(b"Anna", "Wörter über alles"), "Wo\u0308rter u\u0308ber alles") == b"Anna"
    )


def test_the_same_content_is_sealed_differently_each_time() -> None:
    assert sealed(b"Anna", PASSPHRASE) != sealed(b"Anna", PASSPHRASE)


def test_another_passphrase_opens_nothing() -> None:
    assert refused(sealed(b"Anna", PASSPHRASE), PASSPHRASE + " ") == "passphrase-wrong"


@pytest.mark.parametrize("place", [8, 24, 30, 36, -1])
def test_what_was_changed_is_not_opened(place: int) -> None:
    content = bytearray(sealed(b"Anna", PASSPHRASE))
    content[place] ^= 1
    assert refused(bytes(content), PASSPHRASE) == "passphrase-wrong"


@pytest.mark.parametrize("content", [b"", b"RWSEAL1\n", b"RWSEAL2\n" + b"0" * 100, b"x" * 100])
def test_what_was_never_sealed_is_refused(content: bytes) -> None:
    assert refused(content, PASSPHRASE) == "case-unsound"


@pytest.mark.parametrize(
    "short",
    [
        "",
        "x" * (FEWEST_LETTERS - 1),
        " " * FEWEST_LETTERS,
        "x".center(FEWEST_LETTERS),
        "e\u0301" * (FEWEST_LETTERS - 1),
    ],
)
def test_a_short_passphrase_is_refused(short: str) -> None:
    sealed(b"", "x" * FEWEST_LETTERS)
    with pytest.raises(RosterError, match=str(FEWEST_LETTERS)):
        sealed(b"", short)
