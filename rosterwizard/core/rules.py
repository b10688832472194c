"""The rules of a record type as facts: what is checked, how bad a breach is, who says so."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from rosterwizard.core.profiles.language import Severity


@dataclass(frozen=True, slots=True)
class CheckedRule:
    """One rule as it was checked: all that its problems have in common.

    field: the name of the field, or None for a rule of the row or the file.
    params: the named gaps of its words: `allowed`, `minimum`, `other`, … (never cells).
    source: the title of where the rule comes from; inferred: our reading of it.
    """

    code: str
    severity: Severity = "error"
    field: str | None = None
    params: Mapping[str, object] = dataclasses.field(default_factory=dict)
    source: str = ""
    inferred: bool = False
    says: str = ""
