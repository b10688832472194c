"""Control characters go, but for the one that stands for a letter; lines become one."""

from __future__ import annotations

from rosterwizard.core.letters.controls import on_one_line, without_controls, without_sure_controls


def test_control_characters_go() -> None:
    assert without_controls("A\0n\x1aa\x7f\x90") == "Ana"


def test_the_sign_for_a_lost_letter_is_not_taken_out_for_certain() -> None:
    assert without_sure_controls("Jos\x1a\x07\x19") == "Jos\x1a"


def test_lines_become_one() -> None:
    assert on_one_line("Ana \r\n Maria\u2028Lee\n", " ") == "Ana Maria Lee"
    assert on_one_line("P0\n01", "") == "P001"
