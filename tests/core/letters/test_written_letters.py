"""What is written by other signs has others that are written in the same way."""

import pytest

from rosterwizard.core.letters.written_letters import (
    escaped_alike,
    escapes_in,
    formed_alike,
    meant_by,
    without_escapes,
)


@pytest.mark.parametrize(
    ("escape", "meant"),
    [
        ("&#74;", "J"),
        ("&#x4A;", "J"),
        ("&#X4a;", "J"),
        ("%C3%A9", "é"),
        ("%e7%8e%8b", "王"),
        (r"\u738b", "王"),
        (r"\u738B", "王"),
        (r"\xc3\xa9", "é"),
        (r"\xe9", "é"),
        (r"\ud801\udc00", "\U00010400"),
    ],
)
def test_an_escape_becomes_one_that_is_written_alike(escape: str, meant: str) -> None:
    assert meant_by(escape) == meant
    alike = escaped_alike(escape)
    assert len(alike) > 1
    assert {*map(len, alike.values())} == {len(escape)}
    for each in alike.values():
        assert meant_by(each).isupper() == meant.isupper()
        assert meant_by(each).isalpha()
        assert escapes_in(each) == [each]


@pytest.mark.parametrize("escape", ["&#48;", "&nbsp;", "&zzz;", "%20", r"\u0020", "%c3%A9"])
def test_what_means_no_letter_or_is_written_oddly_has_none(escape: str) -> None:
    assert not escaped_alike(escape)


def test_a_run_of_escapes_is_known_sign_by_sign() -> None:
    assert escapes_in("%E7%8E%8B%E5%B0%8F%20") == ["%E7%8E%8B", "%E5%B0%8F", "%20"]
    assert escapes_in(r"\u738b\u5c0f") == [r"\u738b", r"\u5c0f"]


def test_a_text_is_known_without_its_escapes_also_in_a_link() -> None:
    assert without_escapes("https://x.example/%E7%8E%8B?n=&#74;&zzz;") == (
        "https://x.example/王?n=J&zzz;"
    )


@pytest.mark.parametrize(
    ("sign", "plain", "made"), [("𝐉", "k", "𝐊"), ("ⓙ", "k", "ⓚ"), ("②", "3", "③"), ("²", "0", "⁰")]
)
def test_a_sign_of_a_form_of_its_own_becomes_another_of_that_form(
    sign: str, plain: str, made: str
) -> None:
    assert formed_alike(sign)[plain] == made


def test_forms_of_which_there_are_not_all_have_those_that_there_are() -> None:
    assert "a" not in formed_alike("ℝ")
    assert "q" in formed_alike("ℝ")


@pytest.mark.parametrize("sign", ["Ⅴ", "½", "¬", "\x01"])
def test_other_signs_have_none(sign: str) -> None:
    assert not formed_alike(sign)
