"""Text is found in whatever encoding it is; short files are not guessed into rare ones."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.encoding_names import ENCODINGS
from rosterwizard.core.reading.encodings import Decoded, decoded
from rosterwizard.core.reading.stray_bytes import STRAYS
from tests.helpers.old_rosters import RIGHT, WRITTEN_IN, WRONG, outcomes

NAMES = "name,class\r\nZoë Müller,8C\r\nJosé “Pepe” Núñez,7A\r\n"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_common_encodings_are_found(written: str, found: str) -> None:
    assert decoded(NAMES.encode(written)) == Decoded(NAMES, found)


def test_a_big_endian_mark_is_known() -> None:
    for mark, encoding, found in (
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
    ):
        assert decoded(mark + NAMES.encode(encoding)) == Decoded(NAMES, found)


def test_one_letter_of_windows_1252_is_evidence_enough() -> None:
    assert decoded(b"Zo\xeb") == Decoded("Zoë", "cp1252")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("имя,класс\nЗинаида Жукова,7Б\nДмитрий Мышкин,8Д\n" * 4, "cp1251"),  # noqa: RUF001 - no Latin look-alike is meant
        ("氏名,学年\n山田太郎,三年\n鈴木花子,二年\n佐藤次郎,一年\n" * 4, "cp932"),
        ("Łukasz Wiśniewski,7B\nŻaneta Źródło,8A\nStanisław Dąbrowski,6C\n" * 4, "cp1250"),
        ("Zoë Müller,8C\nJosé Núñez,7A\nFrançois Béranger,8B\n" * 6, "mac-roman"),
        ("Ελένη Παπαδοπούλου,7Β\nΓιώργος Ιωάννου,8Α\n" * 4, "cp1253"),  # noqa: RUF001 - no Latin look-alike is meant
        ("姓名,年级\n王小明,三年\n李丽华,二年\n张伟,一年\n" * 4, "gb18030"),
        ("姓名,年級\n王小明,三年\n李麗華,二年\n張偉,一年\n" * 4, "big5"),
        ("이름,학년\n김민준,삼년\n이서연,이년\n박지훈,일년\n" * 4, "euc_kr"),
    ],
)
def test_rarer_encodings_are_found_where_there_is_evidence(text: str, encoding: str) -> None:
    found = decoded(text.encode(encoding))
    assert (found.text, found.encoding) == (text, encoding)
    assert bool(found.question) == (encoding in {"cp1253", "big5", "euc_kr"})


def test_bytes_that_mean_nothing_are_kept_and_doubted() -> None:
    found = decoded(b"Zo\xeb,a\x81\n")

    assert (found.text, found.encoding) == ("Zoë,a\uf781\n", "cp1252")
    assert found.doubtful
    assert STRAYS["\uf781"] == "\x81"


def test_what_is_in_no_encoding_is_asked_about() -> None:
    assert decoded(bytes(range(0x80, 0xC0)) * 2).question


def test_stray_bytes_in_utf_8_stay_single_and_are_doubted() -> None:
    found = decoded("Zoë,Ängström,".encode() + b"Jos\xe9")

    assert found.encoding == "utf-8"
    assert found.doubtful
    assert found.text.startswith("Zoë,Ängström,Jos")
    assert STRAYS[found.text[-1]] == "é"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [(b"Zo\xc3\xab,Jos\xe9", "utf-8"), (b"Zo\xc3\xab,Jos\xe9,Ren\xe9", "cp1252")],
)
def test_utf_8_has_no_more_stray_bytes_than_letters_of_its_own(data: bytes, encoding: str) -> None:
    assert decoded(data).encoding == encoding


def test_a_mark_of_replacement_in_the_file_is_doubted() -> None:
    assert decoded("Jos\ufffd".encode()).doubtful
    assert decoded(codecs.BOM_UTF16_LE + b"a\x00\x00").doubtful


@pytest.mark.parametrize("data", [bytes(range(256)), b"\x00\x01\x02\x03" * 50, b"ab\x00\x01\x02"])
def test_binary_data_is_no_text(data: bytes) -> None:
    with pytest.raises(RosterError) as caught:
        decoded(data)

    assert caught.value.code == "not-text"


def test_a_rare_nul_does_no_harm() -> None:
    text = "a,b\n" * 100 + "c\0,d\n"

    assert decoded(text.encode()) == Decoded(text, "utf-8")


@given(st.binary(max_size=200))
def test_any_bytes_become_text_or_a_clear_error(data: bytes) -> None:
    try:
        found = decoded(data).text
    except RosterError as error:
        found = error.code
    assert isinstance(found, str)


def test_a_person_chooses_from_what_schools_save_in() -> None:
    assert set(ENCODINGS) >= {
        *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso8859-1"),
        *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "mac-roman"),
        *("cp932", "gb18030", "big5", "euc_kr"),
    }
    for encoding in ENCODINGS:
        assert decoded("Anna".encode(encoding), encoding) == Decoded("Anna", encoding)


@pytest.mark.parametrize(
    "encoding", ["cp1254", "iso8859-1", "cp1252", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"]
)
def test_what_is_found_or_not_can_be_chosen(encoding: str) -> None:
    assert decoded("Çağla Öztürk".encode(encoding, "replace"), encoding).encoding == encoding


@given(st.text(max_size=50), st.sampled_from(sorted(ENCODINGS)))
def test_a_wanted_encoding_is_used(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return
    found = decoded(data, encoding)

    assert found.encoding == encoding
    assert found.text == data.decode(encoding).removeprefix("\ufeff").rstrip("\x1a\0")


def test_a_wanted_encoding_that_does_not_fit_is_refused() -> None:
    with pytest.raises(RosterError) as caught:
        decoded(b"Zo\xeb", "utf-8")

    assert (caught.value.code, caught.value.params) == ("other-encoding", {"encoding": "UTF-8"})


@pytest.mark.parametrize("wanted", ["klingon", "hex", "zip"])
def test_an_encoding_that_is_none_is_refused(wanted: str) -> None:
    with pytest.raises(RosterError) as caught:
        decoded(b"a", wanted)

    assert caught.value.code == "unknown-encoding"
    assert "utf-8" in str(caught.value.params["known"])


def test_the_stand_in_is_for_reading_only() -> None:
    with pytest.raises(UnicodeEncodeError):
        "é".encode("ascii", "rosterwizard-stray")


@pytest.mark.parametrize(
    ("latin", "round_hundreds", "found"),
    [(11, 2, "utf-16-le"), (11, 3, "not-text")],
)
def test_wide_text_is_told_by_a_quarter_of_plain_letters(
    latin: int, round_hundreds: int, found: str
) -> None:
    text = "a" * latin + "Ā" * round_hundreds + "학" * (40 - latin - round_hundreds)
    for encoding in ("utf-16-le", "utf-16-be"):
        assert told(text.encode(encoding)) == (found if found == "not-text" else encoding)


def told(data: bytes) -> str:
    try:
        return decoded(data).encoding
    except RosterError as error:
        return error.code


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be"])
def test_the_widest_text_is_told_without_a_mark(encoding: str) -> None:
    assert decoded(NAMES.encode(encoding)) == Decoded(NAMES, encoding)


@pytest.mark.parametrize(
    ("name", "written", "asked"),
    [("Jürgen", "mac-roman", False), ("Ĺuşşa", "cp1250", True), ("Öztürk Şahin", "cp1254", True)],
)
def test_what_is_not_certain_is_a_question_about_a_word_of_the_file(
    name: str, written: str, *, asked: bool
) -> None:
    found = decoded(f"name\r\n{name}\r\n".encode(written))
    assert bool(found.question) == asked
    assert found.question in found.text


def test_a_chosen_encoding_is_no_question() -> None:
    data = "name\r\nĹuşşa\r\n".encode("cp1250")
    assert decoded(data).question
    assert not decoded(data, "cp1250").question


def test_the_end_of_a_dos_file_is_no_text() -> None:
    assert decoded(b"a,b\r\n1,2\r\n\x1a").text == "a,b\r\n1,2\r\n"
    assert decoded(b"a,b\r\n1,2\r\n" + bytes(4096)).text == "a,b\r\n1,2\r\n"


def test_a_few_control_characters_in_a_short_text_are_a_slip() -> None:
    text = "name,class\r\nAn\x02na,1\x03\r\n"
    assert decoded(text.encode()).text == text


@pytest.mark.parametrize("encoding", WRITTEN_IN)
def test_no_old_roster_is_read_wrongly_in_silence(encoding: str) -> None:
    found = outcomes(encoding, 1, (1, 10))
    assert not found[WRONG]
    assert found[RIGHT] or encoding not in {"cp1252", "cp1250", "mac-roman", "cp850", "cp437"}


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("name\nJürgen Müller\nZoë".encode("cp1252"), "cp1252"),
        ("name\nZoë é è ê\n".encode() + "Müller".encode("cp1252"), "utf-8-sig"),
        ("name\nZoë".encode(), "utf-8-sig"),
    ],
)
def test_behind_a_mark_that_is_not_so_no_letter_is_lost(data: bytes, encoding: str) -> None:
    found = decoded(codecs.BOM_UTF8 + data)
    assert found.encoding == encoding
    assert "\ufffd" not in found.text
    assert found.text.startswith("name\n")
