"""Kinds of contact that do not go with the contact: `email` beside a telephone number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_ideas import is_open_text
from rosterwizard.core.cells.field_values import accepted
from rosterwizard.core.rules.checked_rule import CellFix, CheckedRule, FieldRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.profiles.language import Field, RecordType, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker

_MAIL = frozenset({"email", "e-mail", "mail"})
_PHONE = frozenset({"phone", "telephone", "tel", "mobile"})
_IS_MAIL = r"^[^@\s]+@[^@\s]+$"
_IS_PHONE = r"^[+(]?\d[\d\s()./-]{4,}$"
_NEARLY_ALL = 0.9  # of the cells are addresses or numbers, in the column of contacts


class SwappedKinds(FieldRule, frozen=True, kw_only=True):
    """A contact is of the kind that its row says.

    mail, phone: the field's values for both kinds. others: the fields that may hold the contact;
    beside: the one that does, "" where none is seen to.
    """

    code = "swapped-kinds"
    looks_at = "rows"
    stated_in = "nowhere"
    severity: Severity = "warning"
    mail: str
    phone: str
    others: tuple[str, ...]
    beside: str = ""

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        values = {value.casefold(): value for value in accepted(field)}
        mail = [value for fold, value in values.items() if fold in _MAIL]
        phone = [value for fold, value in values.items() if fold in _PHONE]
        if len(mail) == len(phone) == 1 and field.type != "list":
            others = tuple(each.name for each in make.record_type.fields if is_open_text(each))
            rule = cls(field=field.name, mail=mail[0], phone=phone[0], others=others)
            yield make.of_field(rule, field)

    def reads(self, record_type: RecordType) -> frozenset[str]:
        return CheckedRule.reads(self, record_type) | {*self.others}

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        for name in filter(own.has, self.others):
            texts = own.frame.select(own.plain(name)).to_series()
            filled = texts.filter(texts != "")
            mails, phones = (
                filled.filter(filled.str.contains(pattern)).len()
                for pattern in (_IS_MAIL, _IS_PHONE)
            )
            if mails and phones and mails + phones >= _NEARLY_ALL * filled.len():
                return replace(self, beside=name)
        return self

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        if not self.beside:
            return None
        kind, contact = cells.meant(self.field), cells.plain(self.beside)
        return ((kind == self.mail) & contact.str.contains(_IS_PHONE)) | (
            (kind == self.phone) & contact.str.contains(_IS_MAIL)
        )

    def fixes(self) -> tuple[CellFix, ...]:
        return (CellFix("fix-kind", safe=False, after=self._right_kind),)

    def _right_kind(self, cells: Cells) -> pl.Expr:
        import polars as pl

        is_mail = cells.plain(self.beside).str.contains(_IS_MAIL)
        return pl.when(is_mail).then(pl.lit(self.mail)).otherwise(pl.lit(self.phone))
