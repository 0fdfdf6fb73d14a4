"""Partial dates held against each other: only what their precision allows to say."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from reportgen.model.dates import PartialDate, Point


@dataclass(frozen=True)
class Span:
    """Between which days something began and ended; None where that is not known."""

    first_start: date | None = None
    last_start: date | None = None
    first_end: date | None = None
    last_end: date | None = None


def span(when: PartialDate | None) -> Span:
    """Between which days this period, or something on this date, began and ended."""
    if when is None:
        return Span()
    if when.week:
        return Span(when.earliest, when.latest, when.earliest, when.latest)
    return Span(when.earliest, _day(when.start, "latest"), _day(when.end, "earliest"), when.latest)


def _day(point: Point | None, which: str) -> date | None:
    try:
        day: date | None = getattr(point, which) if point else None
    except (ValueError, OverflowError):  # outside the calendar, where only the other end was held
        return None
    return day


def earlier(one: date | None, other: date | None) -> bool:
    """True if one day is surely before the other; not where one of them is unknown."""
    return one is not None and other is not None and one < other


def is_before(one: Span, other: Span) -> bool:
    """True if all of one is surely before all of the other."""
    return earlier(one.last_end, other.first_start)


def sticks_out(inner: Span, outer: Span) -> bool:
    """True if one period surely begins before the other, or ends after it."""
    return earlier(inner.last_start, outer.first_start) or earlier(outer.last_end, inner.first_end)


def overlap(one: Span, other: Span) -> bool:
    """True if two periods surely have more than one day in common."""
    starts = (one.last_start, other.last_start)
    ends = (one.first_end, other.first_end)
    return all(earlier(start, end) for start in starts for end in ends)


def single_day(when: PartialDate | None) -> date | None:
    """The day, where one day was recorded in full and without a reservation."""
    days = full_days(when)
    return days[0] if days and when and not when.is_period else None


def day_within(when: PartialDate | None, period: PartialDate | None) -> date | None:
    """The one day within a period that a day and month without a year can be."""
    point = when.start if when and not when.is_period else None
    if not point or not point.is_plain or point.year or not (point.month and point.day):
        return None
    if not period or not (_is_plain(period.start) and _is_plain(period.end)):
        return None
    first, last = period.earliest, period.latest
    if first is None or last is None or last.year - first.year > 1:
        return None
    days = []
    for year in range(first.year, last.year + 1):
        with suppress(ValueError):  # 29 February
            days.append(date(year, point.month, point.day))
    inside = sorted({day for day in days if first <= day <= last})
    return inside[0] if len(inside) == 1 else None


def _is_plain(point: Point | None) -> bool:
    return bool(point and not point.approximate and not point.uncertain)


def full_days(when: PartialDate | None) -> tuple[date, date] | None:
    """The first and the last day, where both were recorded in full and without a reservation."""
    if when is None or when.week or not (_is_full(when.start) and _is_full(when.end)):
        return None
    return (when.earliest, when.latest) if when.earliest and when.latest else None


def _is_full(point: Point | None) -> bool:
    return bool(point and point.is_plain and point.year and point.month and point.day)
