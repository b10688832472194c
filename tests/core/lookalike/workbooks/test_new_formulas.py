"""Of a formula stays what is nobody's."""

from __future__ import annotations

import pytest

from rosterwizard.core.lookalike.workbooks.new_formulas import texts_of_formula, with_new_texts
from rosterwizard.core.lookalike.workbooks.newness import New
from rosterwizard.core.lookalike.workbooks.texts import NewTexts

OTHERS = {"Anna": "Bert", 'a"b': 'c"d', "4711": "1147", "Class 8": "Group 9", "A1B": "B1C"}
OTHERS |= {"It's": "Ju't", "Plain": "Simple", "12345": "many"}
NEW = New(NewTexts({}, OTHERS), frozenset({"Class 8", "A1B", "Plain", "_lists", "It's"}))
NAMES = {"ids": "name_1"}

FORMULAS = {
    "A1+$B$2": "A1+$B$2",
    'IF(A1="Anna",4711,99)': 'IF(A1="Bert",1147,99)',
    '"a""b"&TRUE': '"c""d"&TRUE',
    "'Class 8'!A1:B2": "'Group 9'!A1:B2",
    "'class 8'!A1": "'Group 9'!A1",
    "Plain!$A:$A": "Simple!$A:$A",
    "_lists!A1": "_lists!A1",
    "SUM(Plain:A1B!A1)": "SUM(Simple:B1C!A1)",
    "Nobody!A1": "Sheet!A1",
    "[2]Anna!A1": "[2]Sheet!A1",
    "'[1]Anna B'!A1": "[1]Sheet!A1",
    "'C:\\Anna\\[x.xlsx]A'!A1": "Sheet:Sheet!A1",
    "SUM(IDs)": "SUM(name_1)",
    "SUM(Annas)": "SUM(#NAME?)",
    "Table1[Anna]": "#NAME?",
    "ANNAS(1)": "_xlfn.UNKNOWN(1)",
    "_xlfn.XLOOKUP(1,A:A,B:B)": "_xlfn.XLOOKUP(1,A:A,B:B)",
    "_xlfn.ANNA(1)": "_xlfn.UNKNOWN(1)",
    "{1,2;3,#N/A}": "{1,2;3,#N/A}",
    "SUM( A1 , B1 )": "SUM( A1 , B1 )",
    "12345+1": "0+1",  # the new text is no number
    "#REF!+A1": "#REF!+A1",
    "'It''s'!A1": "'Ju''t'!A1",
    "A1#": "NA()",  # nobody takes it apart
    "": "",
    '"Anna': "NA()",
    "A1" + "+1" * 9000: "NA()",
}


@pytest.mark.parametrize("formula", FORMULAS, ids=range(len(FORMULAS)))
def test_only_what_is_nobodys_stays(formula: str) -> None:
    assert (
        with_new_texts(formula, NEW, lambda name: NAMES.get(name.casefold())) == (FORMULAS[formula])
    )


def test_texts_and_long_numbers_are_told() -> None:
    formula = 'IF(A1="Anna",4711,"a""b")+99'
    assert list(texts_of_formula(formula)) == ["Anna", "4711", 'a"b']
    assert list(texts_of_formula('"Anna')) == []


def test_a_text_that_nobody_spoke_of_is_a_bug() -> None:
    with pytest.raises(LookupError):
        with_new_texts('"Cleo"', NEW, lambda _: None)
