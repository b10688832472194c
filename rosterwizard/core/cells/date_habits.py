"""How the dates of a column are written, told from all of them together."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import polars as pl

from rosterwizard.core.cells import other_dates
from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.cells.date_text import date_form
from rosterwizard.core.cells.value_bounds import is_above, is_below
from rosterwizard.core.profiles.language import Field

Order = Literal["", "day", "month"]
_SURELY = 2  # dates of which each can only be read in the other order
_YEAR = 366  # days: how far beside the others a date may lie that came as a number
_FAR = timedelta(days=50 * 365)  # from most of the dates: nobody's roster spans so much
_LAST_MONTH = 12
_EARLIEST = "1940"
_YEARS_AFTER = 20  # how much later than the others a year of two digits may be
_LATEST = 2049  # the last year that two digits mean, where nothing else tells


@dataclass(frozen=True, slots=True)
class DateHabits:
    """How the dates of a column are written.

    order: what comes first where the year is last; "" where no date shows it, or they differ.
    swapped: day and month stand the other way round than the field's form has them, in all dates.
    low, high: the first and the last of those that are known; None where none is.
    """

    order: Order = ""
    swapped: bool = False
    low: date | None = None
    high: date | None = None


UNKNOWN = DateHabits()


def habits_of(cells: Cells, name: str) -> DateHabits:
    """Return how the dates of the column are written; little is asked where all are well."""
    off = cells.is_suspect(name, "off-type")
    odd = cells.frame.select(cells.plain(name).filter(off).alias("text"))
    if odd.is_empty():
        return UNKNOWN
    text = pl.col("text")
    day, month = _both_ways(text)
    straight, exchanged = other_dates.year_month_day(text), other_dates.year_day_month(text)
    counted = odd.select(
        (day.is_not_null() & month.is_null()).sum().alias("day"),
        (month.is_not_null() & day.is_null()).sum().alias("month"),
        (exchanged.is_not_null() & straight.is_null()).sum().alias("swapped"),
        (straight.is_not_null() & exchanged.is_null()).sum().alias("straight"),
    ).row(0, named=True)
    order = _order_of(pl.concat([odd["text"], _before_edits(cells, name)]))
    own = cells.frame.select(cells.date(name).filter(~off)).to_series().drop_nulls()
    mine, other = _ways_round(cells.field(name))
    is_right = (own.dt.day() > _LAST_MONTH).any() or bool(counted.get(mine))
    swapped = counted.get(other, 0) >= _SURELY and not is_right
    sure = odd.select(surely(text, DateHabits(order, swapped)).alias("date"))["date"].drop_nulls()
    low, high = _span(pl.concat([own.clear() if swapped else own, sure]))
    return DateHabits(order, swapped, low, high)


def _both_ways(text: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    return other_dates.day_first(text), other_dates.month_first(text)


def _order_of(texts: pl.Series) -> Order:
    """Return what comes first in all texts that can be read in one order only."""
    day, month = _both_ways(pl.col("text"))
    only_day = (day.is_not_null() & month.is_null()).any()
    only_month = (month.is_not_null() & day.is_null()).any()
    has_day, has_month = texts.to_frame("text").select(day=only_day, month=only_month).row(0)
    return "" if has_day == has_month else "day" if has_day else "month"


def _before_edits(cells: Cells, name: str) -> pl.Series:
    """Return the texts of the file that were mended since: they still show the order of others."""
    job_sheet, column = cells.job_sheet, cells.matching.column_of(name)
    if column is None:
        return pl.Series(dtype=pl.String)
    now, then = (each[f"c{column}"] for each in (job_sheet.frame, job_sheet.sheet.frame))
    return then.filter(now != then) if len(now) == len(then) else then.clear()


def _span(known: pl.Series) -> tuple[date | None, date | None]:
    """Return the first and the last of the dates but for those that are far off most of them.

    A slip such as 2206 would else say in which century all the short years are.
    """
    middle = known.sort()[len(known) // 2] if len(known) else None
    near = known.filter((known - middle).abs() <= _FAR) if middle else known
    return near.min(), near.max()  # type: ignore[return-value] # dates


def surely(text: pl.Expr, habits: DateHabits) -> pl.Expr:
    """Return the Date that a text can only mean, null where it is not written so."""
    day, month = other_dates.day_first(text), other_dates.month_first(text)
    by_order = {"day": day, "month": month, "": pl.when(day == month).then(day)}[habits.order]
    only = pl.coalesce(pl.when(month.is_null()).then(day), pl.when(day.is_null()).then(month))
    found = [other_dates.in_words(text), only, by_order]
    if habits.swapped:
        found.append(other_dates.year_day_month(text))
    if habits.low and habits.high:
        serial = other_dates.from_serial(text)
        within = serial.is_between(
            pl.lit(habits.low) - pl.duration(days=_YEAR),
            pl.lit(habits.high) + pl.duration(days=_YEAR),
        )
        found.append(pl.when(within).then(serial))
    return pl.coalesce(found)


def short(text: pl.Expr, habits: DateHabits, field: Field) -> pl.Expr:
    """Return the Date of a text with a year of two digits, in the century that is likely."""
    latest = latest_year(habits.high, field)
    day = other_dates.short_day_first(text, latest)
    month = other_dates.short_month_first(text, latest)
    return pl.coalesce(month, day) if habits.order == "month" else pl.coalesce(day, month)


def has_one_short_way(text: pl.Expr, habits: DateHabits) -> pl.Expr:
    """Tell where a date with a year of two digits has its day and month in one order alone."""
    if habits.order:
        return pl.lit(value=True)
    day = other_dates.short_day_first(text, _LATEST)
    month = other_dates.short_month_first(text, _LATEST)
    return day.is_null() | month.is_null() | (day == month)


def latest_year(high: date | None, field: Field) -> int:
    """Return the last year that two digits may mean: the field's highest, or of its neighbours."""
    most = str(field.constraints.maximum or "")[:4]
    if most.isdecimal():
        return int(most)
    return high.year + 1 if high else _LATEST


def latest_of(cells: Cells, name: str) -> int:
    """Return the last year that two digits may mean in a column of years."""
    off = cells.is_suspect(name, "off-type")
    if not cells.frame.select(off.any()).item():
        return _LATEST
    text = cells.clean(name)
    # Nobody at a school was born before: such a year is a slip itself.
    likely = text.str.contains("^[0-9]{4}$") & (text >= _EARLIEST)
    years = cells.frame.select(text.filter(likely).cast(pl.Int64)).to_series().sort()
    if years.is_empty():
        return _LATEST
    near = years.filter((years - years[len(years) // 2]).abs() <= _FAR.days // 365)
    return int(near[-1]) + _YEARS_AFTER


def full_year(text: pl.Expr, latest: int) -> pl.Expr:
    """Return the year of four digits for one of two, null for other texts."""
    short = text.str.extract(r"^'?([0-9]{2})$", 1).cast(pl.Int64)
    return (latest - (latest - short) % 100).cast(pl.String)


def written(day: pl.Expr, field: Field) -> pl.Expr:
    """Return the Date as the field writes it; null where it is not in its bounds."""
    text = day.dt.to_string(date_form(field.format))
    limits = field.constraints
    fits = day.is_not_null()
    if limits.minimum is not None:
        fits &= ~is_below(field, text, limits.minimum)
    if limits.maximum is not None:
        fits &= ~is_above(field, text, limits.maximum)
    return pl.when(fits).then(text)


def other_way_round(day: pl.Expr) -> pl.Expr:
    """Return the Date with day and month exchanged; null where that is none, or the same."""
    changed = (day.dt.day() <= _LAST_MONTH) & (day.dt.day() != day.dt.month())
    month, day_ = day.dt.day().cast(pl.Int32), day.dt.month().cast(pl.Int32)
    return pl.when(changed).then(pl.date(day.dt.year(), month.clip(1, _LAST_MONTH), day_))


def _ways_round(field: Field) -> tuple[str, str]:
    """Return in which way the field's form has the day and the month, and the other way."""
    form = date_form(field.format)
    order = "".join(sorted((each for each in "Ydm" if f"%{each}" in form), key=form.index))
    ways = {"Ymd": ("straight", "swapped"), "dmY": ("day", "month"), "mdY": ("month", "day")}
    return ways.get(order, ("", ""))
