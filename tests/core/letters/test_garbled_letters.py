"""What was read in a wrong encoding is known letter by letter, and has others that look alike."""

import pytest

from rosterwizard.core.letters.garbled_letters import garbled_alike, garbled_letters

NAMES = ("Иванов", "Γιώργος", "王小明", "محمد", "김민준", "Żółć")
ENCODINGS = ("cp1252", "latin-1", "mac-roman", "cp437", "cp850")


def garbled(name: str, encoding: str) -> str:
    """Return a name as it is read in an encoding; what that lacks are control signs."""
    return "".join(bytes([each]).decode(encoding, "ignore") or chr(each) for each in name.encode())


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", NAMES)
def test_each_letter_of_a_garbled_name_is_known(name: str, encoding: str) -> None:
    text = garbled(name, encoding)
    found = garbled_letters(text)
    assert "".join(piece for piece, _ in found) == text
    assert "".join(letter for _, letter in found) == name


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "mac-roman", "cp437"])
@pytest.mark.parametrize("letter", [*"ИваΓω王明م"])
def test_a_garbled_letter_becomes_one_that_is_garbled_alike(letter: str, encoding: str) -> None:
    text = garbled(letter, encoding)
    for made in garbled_alike(text).values():
        assert len(made) == len(text)
        ((_, meant),) = garbled_letters(made)
        assert meant.isalpha()
        assert meant.isupper() == letter.isupper()


@pytest.mark.parametrize("text", ["é", "ÄÖ", "—", "Иван", "©®", "Î©Î"])
def test_what_was_read_rightly_is_not_taken_apart(text: str) -> None:
    assert garbled_letters(text) == []


def test_signs_in_a_wrong_encoding_are_no_letters() -> None:
    assert garbled_letters("\u00e2\u20ac\u2122") == []
    assert garbled_alike("\u00e2\u20ac\u2122") == {}
