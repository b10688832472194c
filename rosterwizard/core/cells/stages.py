"""The stages of a sheet's cells, each made of the one before.

read: as in the sheet. plain: as it would be typed with care, without stray blanks and with its
letters put right where that is certain, see `tidying` (after-…: on the way there). clean: "" also
for what stands for a blank ("n/a"; a list of nothing but separators). items: the texts of a list.
spelled, meant: as in `meaning`; lists of texts for a list. date: the Date that is meant. seen: what
a person sees of a key, see `seen`.

Beside them, true where a cell is a suspect: odd (signs beyond those of ASCII's letters), untidy (a
list with blanks around an item), foreign (not spelled as the system takes it), off-type and
off-list (what is spelled is not of the type, or none of the allowed values), unfit (what is meant
is not of the type), failed (a spreadsheet's error value), scientific (a number in that notation),
rounded (a number that lost its last digits), damaged (any of the three), unsaid (a word that stands
for nothing), other-alphabet (a word that is probably meant in Latin letters).

The order is not free. Blanks go first, for a synonym and "n/a" are known only without them, and an
invisible one would hide either. What stands for a blank is known before a list is split: it is no
item. Synonyms come before the meaning, for they are taken in any case while a value is taken in
its own alone. The suspects are found between the two, so that a value in the wrong case is told
although its meaning is sure, and the meaning is worked out for few cells.

A stage that cannot differ from the one before has no column. Most cells are right, so the slow
steps run on the suspects only.
"""

from collections.abc import Callable, Collection, Mapping
from re import escape

import polars as pl

from rosterwizard.core.cells import field_values, lost_digits, meaning, words_for_nothing
from rosterwizard.core.cells.columns import Columns, Told
from rosterwizard.core.cells.date_text import as_date
from rosterwizard.core.cells.few_values import surely_without
from rosterwizard.core.cells.field_ideas import is_open_text, takes_numbers
from rosterwizard.core.cells.patterns import is_not_well_formed
from rosterwizard.core.cells.seen import see
from rosterwizard.core.cells.tidying import tidy
from rosterwizard.core.cells.types import is_not_of_type, is_one_of
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.matching.secret_columns import is_secret
from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.sheet import blanks
from rosterwizard.core.sheet.error_values import is_error_value

Breach = Callable[[pl.Expr], pl.Expr]
CLEAN = ("clean", "plain")
SPELLED = ("spelled", "items", *CLEAN)
MEANT = ("meant", *SPELLED)
DAMAGES = ("failed", "scientific", "rounded")


def any_text(field: Field, texts: pl.Expr, breach: Breach) -> pl.Expr:
    """Tell where the cell's text or, for a list, any of its items is filled and a breach."""
    if field.type != "list":
        return (texts != "") & breach(texts)
    item = pl.element()
    return texts.list.eval((item != "") & breach(item)).list.any()


def each_text(field: Field, texts: pl.Expr, make: Breach) -> pl.Expr:
    """Return what is made of the text or, for a list, of each item."""
    return texts.list.eval(make(pl.element())) if field.type == "list" else make(texts)


def off_type(field: Field) -> Breach | None:
    """Return what tells that a text is not of the field's type or format; None: any text is."""
    if field_values.kind_of(field) not in {"string", "any", "list"}:
        return lambda text: is_not_of_type(field, text)
    if field.format in {"email", "uri"}:
        return lambda text: is_not_well_formed(text, field.format)
    return None


def off_list(field: Field) -> Breach:
    """Return what tells that a text is none of the allowed values of a field that has a list."""
    ignore_case = field.roster.ignore_case
    if field_values.is_by_value(field):
        known = pl.select(_value(field, pl.lit(pl.Series(field.allowed)))).to_series().to_list()
        return of_fitting(field, lambda text: ~_value(field, text).is_in(known))
    return of_fitting(field, lambda text: ~is_one_of(text, field.allowed, ignore_case=ignore_case))


def _value(field: Field, text: pl.Expr) -> pl.Expr:
    return meaning.same(field, meaning.meant(field, text))


def of_fitting(field: Field, breach: Breach) -> Breach:
    """Return the breach of a list's items without those that are of the wrong type anyway.

    For other fields the whole cell is left alone then, see `unfit`.
    """
    unfit = off_type(field)
    if field.type != "list" or unfit is None:
        return breach
    return lambda text: breach(text) & ~unfit(meaning.meant(field, text))


def stages_of(
    job_sheet: JobSheet,
    names: Collection[str] | None = None,
    rows: pl.Series | None = None,
    told: Told | None = None,
) -> Columns:
    """Return the cells of the sheet in all their stages; names: of these fields alone.

    rows: of these rows (positions) alone. told: as for `Columns.as_read`.
    """
    texts = job_sheet.by_field(names, rows)
    columns = Columns.as_read(job_sheet.record_type, texts, rows, told)
    _to_misfits(columns, job_sheet.record_type)
    _suspect(columns, job_sheet.record_type)
    _mean(columns)
    see(columns, job_sheet.record_type, MEANT)
    return columns


def misfits_of(job_sheet: JobSheet, names: Collection[str]) -> Columns:
    """Return the stages of these fields as far as it takes to tell what is blank, or off a field.

    That is up to "off-type" and "off-list": of damage, and of what is meant, nothing is known.
    """
    texts = job_sheet.by_field()
    texts = texts.drop([name for name in texts.columns if name not in names])
    columns = Columns.as_read(job_sheet.record_type, texts)
    _to_misfits(columns, job_sheet.record_type)
    return columns


def _to_misfits(columns: Columns, record_type: RecordType) -> None:
    tidy(columns, record_type)
    _clean(columns, record_type)
    _split(columns)
    _spell(columns)
    _find_misfits(columns)


def _clean(columns: Columns, record_type: RecordType) -> None:
    def clean(field: Field) -> pl.Expr | None:
        missing = field_values.blanks_of(field, record_type)
        text = columns.here(field.name, "plain")
        blank = text.is_in(missing)
        if field.type == "list":
            blank |= text.str.strip_chars(f" {field.delimiter}") == ""
        elif not missing:
            return None
        return pl.when(~blank).then(text).otherwise(pl.lit(""))

    columns.add("clean", clean)


def _split(columns: Columns) -> None:
    def untidy(field: Field) -> pl.Expr | None:
        if field.type != "list" or field.delimiter.isspace():
            return None
        mark = escape(field.delimiter)
        return columns.here(field.name, "plain").str.contains(rf"[\s]{mark}|{mark}[\s]")

    def items(field: Field) -> pl.Expr | None:
        text = columns.here(field.name, "plain")
        return text.str.split(field.delimiter) if field.type == "list" else None

    columns.add("untidy", untidy)
    columns.add("items", items)
    columns.amend(
        "items",
        ("items",),
        "untidy",
        lambda field: columns.here(field.name, "items").list.eval(blanks.trimmed(pl.element())),
    )


def _spell(columns: Columns) -> None:
    def foreign(field: Field) -> pl.Expr | None:
        if not field.roster.synonyms:
            return None
        texts = columns.here(field.name, "items", *CLEAN)
        return any_text(field, texts, lambda text: ~text.is_in(field_values.accepted(field)))

    def spelled(field: Field) -> pl.Expr:
        texts = columns.here(field.name, "items", *CLEAN)
        return each_text(field, texts, lambda text: meaning.spelled(field, text))

    columns.add("foreign", foreign)
    columns.amend("spelled", ("items", *CLEAN), "foreign", spelled)


def _find_misfits(columns: Columns) -> None:
    def date(field: Field) -> pl.Expr | None:
        text = columns.here(field.name, *SPELLED)
        return as_date(text, field.format) if field.type == "date" else None

    columns.add("date", date)
    columns.add("off-type", lambda field: _off_type(columns, field, SPELLED))
    columns.add("off-list", lambda field: _off_list(columns, field))


def _suspect(columns: Columns, record_type: RecordType) -> None:
    """Find what a spreadsheet shows in the stead of a value, or made of it, and words for nothing.

    Almost no column has any: each is first asked what costs little.
    """
    may_be = columns.where_any(
        {
            "failed": lambda field: _may_have_failed(columns, field),
            "scientific": lambda field: _may_be_scientific(columns, field),
            "rounded": lambda field: _has_long_numbers(columns, field),
            "unsaid": lambda field: _may_be_unsaid(columns, field),
        }
    )
    _suspect_damage(columns, may_be)
    _suspect_blank_words(columns, record_type, may_be["unsaid"])


def _suspect_damage(columns: Columns, may_be: Mapping[str, frozenset[str]]) -> None:
    def failed(field: Field) -> pl.Expr | None:
        text = columns.here(field.name, "plain")
        return is_error_value(text) if field.name in may_be["failed"] else None

    def scientific(field: Field) -> pl.Expr | None:
        text = columns.here(field.name, "plain")
        return lost_digits.is_scientific(text) if field.name in may_be["scientific"] else None

    def rounded(field: Field) -> pl.Expr | None:
        if field.name not in may_be["rounded"]:
            return None
        is_long = lost_digits.is_long_number(columns.here(field.name, "plain"))

        def is_rounded() -> bool:
            frame = columns.own_frame(field.name).filter(is_long)
            texts = frame.select(columns.here(field.name, "plain")).to_series()
            return lost_digits.is_rounded(texts)

        return (
            is_long if columns.as_told("rounded", field.name, is_rounded, nothing=False) else None
        )

    def damaged(field: Field) -> pl.Expr | None:
        kinds = [kind for kind in DAMAGES if columns.has(kind, field.name)]
        return (
            pl.any_horizontal(columns.here(field.name, kind) for kind in kinds) if kinds else None
        )

    columns.add("failed", failed)
    columns.add("scientific", scientific)
    columns.add("rounded", rounded)
    columns.add("damaged", damaged)


def _may_have_failed(columns: Columns, field: Field) -> pl.Expr | None:
    if surely_without("#", columns.texts(field.name, "plain")):
        return None
    return columns.here(field.name, "plain").str.starts_with("#")


def _may_be_scientific(columns: Columns, field: Field) -> pl.Expr | None:
    if not takes_numbers(field) or surely_without("Ee", columns.texts(field.name, "plain")):
        return None
    text = columns.here(field.name, "plain")
    of_no_type = columns.has("off-type", field.name)
    odd = (
        columns.here(field.name, "off-type") if of_no_type else lost_digits.begins_like_number(text)
    )
    return lost_digits.is_scientific(text.filter(odd))


def _has_long_numbers(columns: Columns, field: Field) -> pl.Expr | None:
    if not is_open_text(field) or not columns.can_tell("rounded", field.name):
        return None
    text = columns.here(field.name, "plain")
    return lost_digits.is_long_number(text.filter(lost_digits.is_long(text)))


def _may_be_unsaid(columns: Columns, field: Field) -> pl.Expr | None:
    if field.type == "list" or is_secret(field) or not columns.can_tell("unsaid", field.name):
        return None
    return columns.here(field.name, *CLEAN).is_in(words_for_nothing.listed_blank_words())


def _suspect_blank_words(columns: Columns, record_type: RecordType, may_be: frozenset[str]) -> None:
    key = record_type.schema.primary_key
    alone = {each.name for each in columns.fields if each.constraints.unique}
    alone |= set(key) if len(key) == 1 else set()

    def unsaid(field: Field) -> pl.Expr | None:
        if field.name not in may_be:
            return None

        def told() -> tuple[str, ...]:
            own = columns.own_frame(field.name)
            each = own.select(columns.here(field.name, *CLEAN)).to_series()
            texts = columns.by_row(field.name, each)
            return words_for_nothing.blank_words_in(field, texts, alone=field.name in alone)

        no_words: tuple[str, ...] = ()
        words = columns.as_told("unsaid", field.name, told, no_words)
        return columns.here(field.name, *CLEAN).is_in(words) if words else None

    columns.add("unsaid", unsaid)


def _off_type(columns: Columns, field: Field, stages: tuple[str, ...]) -> pl.Expr | None:
    texts = columns.here(field.name, *stages)
    if field.type == "date":
        return (texts != "") & columns.here(field.name, "date").is_null()
    breach = off_type(field)
    return any_text(field, texts, breach) if breach else None


def _off_list(columns: Columns, field: Field) -> pl.Expr | None:
    # The spellings of a boolean are its type; a list beside them would say it twice.
    if not field.allowed or field_values.kind_of(field) == "boolean":
        return None
    return any_text(field, columns.here(field.name, *SPELLED), off_list(field))


def _mean(columns: Columns) -> None:
    # Twice: what is no allowed value, and then what is not of the type, may still have one reading.
    def meant(field: Field) -> pl.Expr:
        texts = columns.here(field.name, *SPELLED)
        return each_text(field, texts, lambda text: meaning.meant(field, text))

    def date(field: Field) -> pl.Expr | None:
        text = columns.here(field.name, *MEANT)
        return as_date(text, field.format) if field.type == "date" else None

    columns.amend("meant", SPELLED, "off-list", meant)
    columns.amend("meant", MEANT, "off-type", meant)
    columns.amend("date", ("date",), "off-type", date)
    columns.amend(
        "unfit", ("off-type",), "off-type", lambda field: _off_type(columns, field, MEANT)
    )
