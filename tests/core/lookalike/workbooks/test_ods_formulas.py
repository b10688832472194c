"""Of a formula of an OpenDocument sheet stays what is nobody's."""

from __future__ import annotations

import pytest

from rosterwizard.core.lookalike.workbooks.newness import New
from rosterwizard.core.lookalike.workbooks.ods_formulas import (
    new_ods_formula,
    texts_of_ods_formula,
)
from rosterwizard.core.lookalike.workbooks.texts import NewTexts

NEW = New(
    NewTexts({}, {"Anna": "Bert", "4711": "1147", "It's": "Ju't", 'a"': 'b"'}), frozenset({"It's"})
)
FORMULAS = {
    "of:=[.A1]+[.$B$2]": "of:=[.A1]+[.$B$2]",
    'of:=IF([.A1]="Anna";4711;99)': 'of:=IF([.A1]="Bert";1147;99)',
    "of:=SUM([$'It''s'.A1:.B2])": "of:=SUM([$'Ju''t'.A1:.B2])",
    "of:=[Nobody.A1]": "of:=[#REF!]",
    "of:=['file:///home/anna/x.ods'#$A.A1]": "of:=[#REF!]",
    "oooc:=[.A1]": "of:=[.A1]",
    'of:="a"""': 'of:="b"""',
    "of:=ANNA(1)": "of:=_xlfn.UNKNOWN(1)",
    "msoxl:=A1": "of:=NA()",
    "of:=anna": "of:=NA()",
    "of:=" + "1+" * 40_000: "of:=NA()",
}


@pytest.mark.parametrize("formula", FORMULAS, ids=range(len(FORMULAS)))
def test_only_what_is_nobodys_stays(formula: str) -> None:
    assert new_ods_formula(formula, NEW) == FORMULAS[formula]


def test_texts_and_long_numbers_are_told() -> None:
    assert list(texts_of_ods_formula('of:=IF([.A1]="Anna";4711;99)')) == ["Anna", "4711"]
    assert list(texts_of_ods_formula("anna")) == []
