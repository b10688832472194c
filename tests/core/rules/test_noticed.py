"""What reading noticed is as grave as its kind says."""

from __future__ import annotations

import pytest

from rosterwizard.core.rules.every_rule import NOTICED
from rosterwizard.core.sheet.oddity import Oddity

KINDS = [
    (rule.code, kind, severity)
    for rule in NOTICED.values()
    for kind, severity in rule.severity_of_kinds.items()
]


@pytest.mark.parametrize(("code", "kind", "severity"), KINDS)
def test_kind_is_as_grave_as_it_says(code: str, kind: str, severity: str) -> None:
    noticed = NOTICED[code].of_oddity(Oddity(code, kind))
    assert (noticed.kind, noticed.severity) == (kind, severity)
