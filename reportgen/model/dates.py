"""Dates exactly as precise as they were recorded.

The grammar is the part of EDTF (ISO 8601-2, https://www.loc.gov/standards/datetime/) that reports
of exchanges need, and "week of" a day. The library `edtf` is the oracle in the tests, not the
parser: its open intervals have no bounds, and a day without its year runs from year 0 to 9999.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

_POINT = r"(?:XXXX-\d\d(?:-\d\d)?|\d{3}X|\d{4}(?:-XX-XX)?|\d{4}-\d\d(?:-(?:\d\d|XX))?)[?~%]?"
PATTERN = rf"^(?:week of \d{{4}}-\d\d-\d\d|{_POINT}|{_POINT}/(?:{_POINT}|\.\.)|\.\./{_POINT})$"

DURATION = r"^[0-9]{1,3} (minutes?|hours?|days?|nights?|weeks?|months?)$"
"""A stated duration, such as `3 days` or `1 week`."""

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}


@dataclass(frozen=True)
class Point:
    """One date: each part that was not recorded is None. `decade` is the year 2010 of `201X`."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    decade: int | None = None
    approximate: bool = False
    uncertain: bool = False

    @property
    def is_plain(self) -> bool:
        """True if it is parts of a calendar date without a reservation."""
        reserved = self.approximate or self.uncertain
        return self.season is None and self.decade is None and not reserved

    @property
    def earliest(self) -> date | None:
        """The first day it can be; None when the year was not given."""
        if self.decade is not None:
            return date(self.decade, 1, 1)
        if self.year is None:
            return None
        if self.season is not None:
            return date(self.year, _SEASONS[self.season][0], 1)
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date | None:
        """The last day it can be; None when the year was not given."""
        if self.decade is not None:
            return date(self.decade + 9, 12, 31)
        if self.year is None:
            return None
        year, month = self.year, self.month or 12
        if self.season is not None:
            month = _SEASONS[self.season][1]
            year += self.season == 24  # a winter ends in the year after
        return date(year, month, self.day or calendar.monthrange(year, month)[1])


@dataclass(frozen=True)
class PartialDate:
    """A date, a period, or the week of a day, as an author wrote it.

    `start` and `end` are the same for a single date; either is None where a period is open.
    Of the week of a day, both are that day, and `earliest` and `latest` its Monday and Sunday.
    """

    text: str
    start: Point | None
    end: Point | None
    week: bool = False

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date that this text says; raises ValueError with a code when it says none."""
        if not re.fullmatch(PATTERN, text, re.ASCII):
            raise ValueError("date_format")
        week = text.startswith("week of ")
        first, slash, last = text.removeprefix("week of ").partition("/")
        start = None if first == ".." else _point(first)
        end = start if not slash else None if last == ".." else _point(last)
        when = cls(text, start, end, week)
        try:
            first_day, last_day = when.earliest, when.latest
        except (ValueError, OverflowError) as error:  # before the year 1 or after 9999
            raise ValueError("date_impossible") from error
        if first_day and last_day and last_day < first_day:
            raise ValueError("date_order")
        return when

    @property
    def earliest(self) -> date | None:
        """The first day of it; None when it has no recorded year or an open start."""
        day = self.start.earliest if self.start else None
        return day - timedelta(days=day.weekday()) if day and self.week else day

    @property
    def latest(self) -> date | None:
        """The last day of it; None when it has no recorded year or an open end."""
        day = self.end.latest if self.end else None
        return day + timedelta(days=6 - day.weekday()) if day and self.week else day

    @property
    def whole_day(self) -> date | None:
        """The day of the calendar that it is; None of a period, a week, or less than a day."""
        if self.week or self.is_period or self.start is None or not self.start.is_plain:
            return None
        return self.start.earliest if self.start.year and self.start.day else None

    @property
    def is_period(self) -> bool:
        """True if it has a start and an end of its own."""
        return self.start is not self.end

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            _read,
            json_schema_input_schema=core_schema.str_schema(pattern=PATTERN),
            serialization=core_schema.plain_serializer_function_ser_schema(
                str, return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        # An unquoted year is a number to an editor and text to the loader.
        return {"type": ["string", "integer"], "pattern": PATTERN, "minimum": 1000, "maximum": 9999}


def _read(value: Any) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        raise PydanticCustomError("date_format", "", {})
    try:
        return PartialDate.parse(str(value).strip())
    except ValueError as error:
        raise PydanticCustomError(str(error), "", {}) from error


def _point(text: str) -> Point:
    qualifier = text[-1] if text[-1] in "?~%" else ""
    text = text.removesuffix(qualifier)
    marks = {"approximate": qualifier in ("~", "%"), "uncertain": qualifier in ("?", "%")}
    if re.fullmatch(r"\d{3}X", text):
        return Point(decade=int(text[:3]) * 10, **marks)
    year, month, day = (
        int(part) if part.isdigit() else None for part in [*text.split("-"), "", ""][:3]
    )
    if month in _SEASONS:
        if day is not None or year is None:
            raise ValueError("date_impossible")
        return Point(year=year, season=month, **marks)
    # A leap year stands in for a year that was not given, so that 29 February can be written.
    try:
        date(
            2000 if year is None else year, 1 if month is None else month, 1 if day is None else day
        )
    except ValueError as error:
        raise ValueError("date_impossible") from error
    return Point(year=year, month=month, day=day, **marks)
