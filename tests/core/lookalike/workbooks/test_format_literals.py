"""Texts in number formats are told and replaced; all else in a format stays."""

from __future__ import annotations

import pytest

from rosterwizard.core.lookalike.workbooks.format_literals import literals_of, with_literals

NEW = {"Anna ": "Bert ", "Cleo": "Dora", "Euro": "Do[l]-lar"}


@pytest.mark.parametrize(
    ("code", "texts", "new"),
    [
        ("0.00", [], "0.00"),
        ('"P"0000', [], '"P"0000'),
        ('"----"0', [], '"----"0'),
        ('"Anna "0', ["Anna "], '"Bert "0'),
        ("\\C\\l\\e\\o0", ["Cleo"], "\\D\\o\\r\\a0"),
        ("[$Euro-407]0", ["Euro"], "[$Dollar-407]0"),
        ("[$€-407]0", [], "[$€-407]0"),
        ("dd/mm/yyyy hh:mm", [], "dd/mm/yyyy hh:mm"),
        ("Zacharias", [], "General"),  # letters without a sign are in no format
        ("0" * 300, [], "General"),
        ('"Anna ', ["Anna "], '"Bert "'),
        ('"An""na"\\ 0', ["Anna "], '"Bert "0'),  # in pieces
        ("[<=9999999]###-####;(###) ###-####", [], "[<=9999999]###-####;(###) ###-####"),
        ("[Red][<1000]0.0;[Color 7]0", [], "[Red][<1000]0.0;[Color 7]0"),
        ("[=918273645]0;0", [], "General"),  # somebody's number
        ("[Zacharias]0", [], "General"),
        ("[Zacharias", [], "General"),
        ("[$-Zacharias]0", [], "General"),
        ("[$-F800]dddd", [], "[$-F800]dddd"),
        ("[$-en-US]d mmm", [], "[$-en-US]d mmm"),
        ("_-* 0.00 _k_r", [], "_-* 0.00 _k_r"),
        ("_A_n_n_a0", [], "General"),
    ],
)
def test_texts_are_told_and_replaced(code: str, texts: list[str], new: str) -> None:
    assert list(literals_of(code)) == texts
    assert with_literals(code, lambda text: NEW[text]) == new
