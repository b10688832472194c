"""Values that must stand in a column of this sheet or of another one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_values import fields_behind, takes_several
from rosterwizard.core.rules.checked_rule import CellFix, CheckedRule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells, Unasked
    from rosterwizard.core.cells.stages import Breach
    from rosterwizard.core.profiles.language import (
        Field,
        ForeignKey,
        Profile,
        RecordType,
        Severity,
        When,
    )
    from rosterwizard.core.rules.checked_rule import RuleMaker


class Reference(CheckedRule, frozen=True, kw_only=True):
    """What stands in some fields stands in those of another record type, too.

    resource: the name of that record type; resource_title: for people. targets: its fields.
    where: which of its rows count. A list's items are looked up one by one.
    in_set: the record types travel together, so that one would expect the other one, too.
    meant: for texts that stand there in no row, the one text of there that looks like them.
    """

    code = "foreignKey"
    looks_at = "sheets"
    stated_in = "itself"
    place_in_template = 12
    fields: tuple[str, ...]
    resource: str
    resource_title: str
    targets: tuple[str, ...]
    where: When | None
    ignore_case: bool
    in_set: bool
    meant: Mapping[str, str] = {}

    @classmethod
    def of_record_type(cls, make: RuleMaker) -> Iterator[Self]:
        known = {each.name for each in make.profile.record_types}
        for key in make.record_type.schema.foreign_keys:
            # Where it leads to nothing, the linter tells it.
            if (key.reference.resource or make.record_type.name) in known:
                yield make.stated(cls._of_key(make, key), key.roster.rule)

    @classmethod
    def _of_key(cls, make: RuleMaker, key: ForeignKey) -> Self:
        # A reference without a record type points to its own.
        resource = key.reference.resource or make.record_type.name
        target = make.profile.record_type(resource)
        fields = [make.record_type.field(name) for name in key.names]
        targets = [target.field(name) for name in key.reference.names]
        single = fields[0] if len(fields) == 1 else None
        return cls(
            field=single.name if single else None,
            example=single.example if single else "",
            fields=tuple(each.name for each in fields),
            resource=resource,
            resource_title=target.label,
            targets=tuple(each.name for each in targets),
            where=key.roster.where,
            ignore_case=any(each.roster.ignore_case for each in (*fields, *targets)),
            in_set=bool(make.profile.roster.set),
        )

    @property
    def kind(self) -> str:
        return "where" if self.where else ""

    @property
    def names(self) -> tuple[str, ...]:
        return self.fields

    def reads(self, record_type: RecordType) -> frozenset[str]:
        own = CheckedRule.reads(self, record_type)
        if self.resource != record_type.name:
            return own
        # It refers to its own sheet: what can be referred to changes with it.
        return own | self.looks_up(record_type)

    def looks_up(self, target: RecordType) -> frozenset[str]:
        """Return the fields of what it refers to whose cells tell what can be referred to."""
        where = (self.where.field,) if self.where and self.where.field else ()
        behind = (fields_behind(target.field(name)) for name in (*self.targets, *where))
        return frozenset(name for names in behind for name in names)

    def known(self, own: Cells, every: Mapping[str, Cells]) -> pl.Series | None:
        target = every.get(self.resource)
        if target is None or not all(map(own.has, self.fields)):
            return None
        if not all(map(target.has, self.targets)):
            return None
        return self.keys_in(target)

    def keys_in(self, target: Cells) -> pl.Series:
        """Return what these rows of the other sheet let it refer to: String, each key once."""
        keys = target.key_of(self.targets, ignore_case=self.ignore_case)
        from rosterwizard.core.cells.few_values import different

        return different(self._of_chosen(target, keys))

    def refers_to(self, own: Cells) -> pl.Series:
        """Return for each row a number by which `referring` knows what it refers to."""
        if self._takes_several(own.record_type):
            return own.item_bits(self.fields[0])
        return own.key_digests(self.fields)[0]

    def referring(
        self, record_type: RecordType, refers_to: pl.Series, digests: pl.Series
    ) -> pl.Series:
        """Return the positions (UInt32) of the rows that may refer to a key of these digests.

        record_type: its own. refers_to: what the method of that name returned.
        """
        from rosterwizard.core.cells.key_digests import having, having_bit

        find = having_bit if self._takes_several(record_type) else having
        return find(refers_to, digests)

    def digests_referred_to(self, own: Cells) -> pl.Series:
        """Return the digests of all keys that these rows may refer to, each once."""
        from rosterwizard.core.cells.few_values import each_once

        if not self._takes_several(own.record_type):
            return each_once(own.key_digests(self.fields)[0])
        from rosterwizard.core.cells.key_digests import digests_of
        from rosterwizard.core.cells.meaning import same

        name = self.fields[0]
        items = own.each(name, own.meant(name), lambda item: same(own.field(name), item))
        return each_once(digests_of(own.frame.select(items).to_series().explode()))

    def _of_chosen(self, target: Cells, texts: pl.Expr) -> pl.Series:
        """Return the texts of those rows of the other sheet that count."""
        chosen = target.frame.filter(target.holds(self.where)) if self.where else target.frame
        return chosen.select(texts.alias("text"))["text"]

    def told_by(self, own: Cells, every: Mapping[str, Cells]) -> Self:
        known, target = self.known(own, every), every.get(self.resource)
        if len(self.fields) > 1 or known is None or target is None:
            return self
        import polars as pl

        from rosterwizard.core.letters.alike import look_alikes

        name = self.fields[0]
        texts = pl.DataFrame({"text": own.distinct(name)}, schema={"text": pl.String})
        unknown = self._unknown_item(own.field(name), known)(pl.col("text"))
        lost = texts.filter((pl.col("text") != "") & unknown)["text"].to_list()
        if not lost or takes_several(target.field(self.targets[0])):
            return self
        there = self._of_chosen(target, target.meant(self.targets[0])).unique().to_frame()
        # A row may stand there and count for nothing.
        unknown = self._unknown_item(target.field(self.targets[0]), known)(pl.col("text"))
        return replace(self, meant=look_alikes(lost, there.filter(~unknown)["text"].to_list()))

    def unchecked(self, own: Cells, every: Mapping[str, Cells]) -> AbsentFile | None:
        if not self.in_set or self.resource in every or not all(map(own.has, self.fields)):
            return None
        key = own.key_of(self.fields).is_not_null()
        rows = own.frame.filter(key).height
        if not rows:
            return None
        return AbsentFile(field=self.field, resource_title=self.resource_title, count=rows)

    def unasked(self, cells: Cells) -> Mapping[Unasked, pl.Expr]:
        return cells.not_looked(*self.names)

    def breach(self, cells: Cells, known: pl.Series | None) -> pl.Expr | None:
        if known is None:
            return None
        name = self.fields[0]
        if not self._takes_several(cells.record_type):
            key = cells.key_of(self.fields, ignore_case=self.ignore_case)
            return key.is_not_null() & ~key.is_in(known.implode())
        unknown = self._unknown_item(cells.field(name), known)
        return cells.looked(name) & cells.any_text(name, cells.meant(name), unknown)

    def _takes_several(self, record_type: RecordType) -> bool:
        """Tell whether a cell may refer to several keys. record_type: its own."""
        return self.field is not None and takes_several(record_type.field(self.field))

    def tells_more(self, record_type: RecordType) -> bool:
        return bool(self.meant) or self._takes_several(record_type)

    def tells(self, cells: Cells, known: pl.Series | None) -> Mapping[str, pl.Expr]:
        if known is None:
            return {}
        import polars as pl

        name = self.fields[0]
        field, texts = cells.field(name), cells.meant(name)
        told: dict[str, pl.Expr] = {}
        # Of a list, the items that stand nowhere are told, and what those of them may mean.
        like = texts.list.eval(self._alike(pl.element())) if takes_several(field) else None
        if like is not None:
            told["value"] = cells.bad_texts(name, texts, self._unknown_item(field, known))
            alike = like.list.drop_nulls().list.join(f"{field.delimiter} ")
        else:
            alike = self._alike(texts).fill_null("")
        if self.meant:
            kind = f"alike-{self.kind}" if self.kind else "alike"
            told["kind"] = pl.when(alike != "").then(pl.lit(kind)).otherwise(pl.lit(self.kind))
            told["alike"] = alike
        return told

    def fixes(self) -> tuple[CellFix, ...]:
        if len(self.fields) > 1:
            return ()
        return (CellFix("fix-reference", safe=False, after=self._as_meant),)

    def _as_meant(self, cells: Cells) -> pl.Expr:
        import polars as pl

        name = self.fields[0]
        texts = cells.meant(name)
        put = cells.each(name, texts, lambda text: pl.coalesce(self._alike(text), text))
        return pl.when(cells.looked(name) & (put != texts)).then(cells.joined(name, put))

    def _alike(self, text: pl.Expr) -> pl.Expr:
        """Return what a text probably means; null where nothing is known."""
        import polars as pl

        old, new = list(self.meant), list(self.meant.values())
        return text.replace_strict(old, new, default=None, return_dtype=pl.String)

    def _unknown_item(self, field: Field, known: pl.Series) -> Breach:
        """Return what tells of one item of a list whether it is none of the `known` keys."""
        from rosterwizard.core.cells.meaning import same

        def unknown(item: pl.Expr) -> pl.Expr:
            key = same(field, item)
            return ~(key.str.to_lowercase() if self.ignore_case else key).is_in(known.to_list())

        return unknown


class AbsentFile(CheckedRule, frozen=True, kw_only=True):
    """The file that references lead to came along. count: how many rows refer to it."""

    code = "absent-file"
    looks_at = "file"
    stated_in = "nowhere"
    severity: Severity = "note"
    resource_title: str
    count: int

    def breaks_file(self, _profile: Profile, _cells: Cells) -> bool:
        return True
