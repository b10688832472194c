"""Texts that were read in a wrong encoding are known for certain, and no sound one is."""

from __future__ import annotations

import polars as pl
import pytest
from ftfy.badness import is_bad

from rosterwizard.core.letters.mojibake import LOST_A_SIGN, unscrambled

NAMES = (
    *("José", "François", "Östby", "Ünal", "Łukasz", "Kovačić", "Špička", "María", "Åsa", "Zoë"),
    *("Straße", "Kılıç", "Élise", "Óscar", "Ñoño", "Nguyễn", "Trần", "İbrahim", "Şahöz", "Île"),
    *("Wąsik", "Ağaoğlu", "Иван", "Γιάννης", "דוד", "李伟", "O’Neil", "“Ana”", "علی\u200cرضا"),
)


def misread(text: str) -> str:
    """Return the UTF-8 of the text as Windows-1252; its five gaps stand for control signs."""
    return "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode()
    )


@pytest.mark.parametrize("name", NAMES)
def test_what_was_read_wrongly_once_or_twice_is_put_right(name: str) -> None:
    assert unscrambled(misread(name)) == name
    assert unscrambled(misread(misread(name))) == name


@pytest.mark.parametrize(
    ("damaged", "name"),
    [
        ("Jos√©", "José"),
        ("O\x92Neil", "O’Neil"),
        ("JosÃ© Müller", "José Müller"),
        ("JosÃ© MATÚŠ", "José MATÚŠ"),
        ("Ana\u00c2\u00a0Maria", "Ana\u00a0Maria"),
        ("Ã…sa", "Åsa"),
    ],
)
def test_a_part_and_other_encodings_are_known_too(damaged: str, name: str) -> None:
    assert unscrambled(damaged) == name


SOUND = (
    *("MATÚŠ", "PARÍŽ", "LUKÁŠ", "“CAFÉ”", "JOSÉ’S", "JOÃO", "Conceição", "ÞÓRÐUR", "BRÂNCUŞI"),
    *("CAFÉ®", "Nº1", "Ñº", "Ñ°", "Ã", "Â", "ÉŽ", "CŒUR", "TÜRKÖŸ", "Ô’Brien", "“É”", "Ö–"),
    *("naïve™", "É©", "ÃO", "MAÇÃ\u00a0", "ÐŽ", "Ïœ", "í\u00a0¢"),
)


@pytest.mark.parametrize("text", [*NAMES, *SOUND])
def test_sound_text_stays(text: str) -> None:
    assert unscrambled(text) == text


@pytest.mark.parametrize(
    "damaged",
    [
        *("ÐÐ½Ð½Ð°", "ÐÐ°ÑÐ°ÑˆÐ°", "ÎÎ¯ÎºÎ¿Ï‚", "Ø£ØÙ…Ø¯", "×©×œ×•×", "LÃª VÄƒn Äá»©c"),
        *("JosÃ© MarÃa", "MarÃa", "StanisÅ‚awÄ MarÃa"),
    ],
)
def test_what_lost_a_sign_on_its_way_is_not_put_right_in_part_but_known(damaged: str) -> None:
    assert unscrambled(damaged) == damaged
    assert pl.Series([damaged]).str.contains(LOST_A_SIGN)[0]


@pytest.mark.parametrize("text", [*NAMES, *SOUND])
def test_no_sound_text_looks_like_one_that_lost_a_sign(text: str) -> None:
    assert not pl.Series([text]).str.contains(LOST_A_SIGN)[0]


def test_no_other_letter_between_ascii_looks_misread() -> None:
    """Only then need nobody look at it more closely."""
    alone = [chr(code) for code in range(0xA0, 0x3000) if chr(code) not in "ŒœÂÃ"]
    text = "".join(f"a{each}a {each} Z{each}Z.{each}1{each}?{each}," for each in alone)
    assert not is_bad(text)
