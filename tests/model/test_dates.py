"""Dates are as precise as they were recorded: in their bounds and in their words."""

import calendar
import re
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from reportgen.language.words import words_of
from reportgen.model.dates import PartialDate

MONTHS = list(calendar.month_name)[1:]
SEASONS = ["spring", "summer", "autumn", "winter"]


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2018-10-30", "2018-10-30", "2018-10-30"),
        ("2018-10", "2018-10-01", "2018-10-31"),
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-11-XX", "2018-11-01", "2018-11-30"),
        ("2018-XX-XX", "2018-01-01", "2018-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-02-29", "2020-02-29", "2020-02-29"),
        ("2000-02-29", "2000-02-29", "2000-02-29"),
        ("2018-21", "2018-03-01", "2018-05-31"),
        ("2018-22", "2018-06-01", "2018-08-31"),
        ("2018-23", "2018-09-01", "2018-11-30"),
        ("2018-24", "2018-12-01", "2019-02-28"),
        ("2019-24", "2019-12-01", "2020-02-29"),
        ("2018~", "2018-01-01", "2018-12-31"),
        ("2018-10?", "2018-10-01", "2018-10-31"),
        ("2018-10-30%", "2018-10-30", "2018-10-30"),
        ("2018-10-30/2018-11-01", "2018-10-30", "2018-11-01"),
        ("2018-10/2018-12", "2018-10-01", "2018-12-31"),
        ("2018-10-30/2018-11", "2018-10-30", "2018-11-30"),
        ("2018-11/2018-11-02", "2018-11-01", "2018-11-02"),
        ("201X/202X", "2010-01-01", "2029-12-31"),
        ("2018-10-30/..", "2018-10-30", ""),
        ("../2018-10", "", "2018-10-31"),
        ("XXXX-10-23", "", ""),
        ("XXXX-10", "", ""),
        ("XXXX-02-29", "", ""),
        ("week of 2017-10-23", "2017-10-23", "2017-10-29"),
        ("week of 2017-10-25", "2017-10-23", "2017-10-29"),
        ("week of 2017-10-29", "2017-10-23", "2017-10-29"),
        ("week of 2018-12-31", "2018-12-31", "2019-01-06"),
        ("week of 2019-01-02", "2018-12-31", "2019-01-06"),
    ],
)
def test_a_date_has_a_first_and_a_last_day(text: str, earliest: str, latest: str) -> None:
    when = PartialDate.parse(text)
    assert (when.earliest, when.latest) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "date_format"),
        ("soon", "date_format"),
        ("30.10.2018", "date_format"),
        ("30 October 2018", "date_format"),
        ("2018-1-2", "date_format"),
        ("18-10-30", "date_format"),
        ("2018-10-30T09:30", "date_format"),
        ("2018-10-30 – 2018-11-01", "date_format"),
        ("2018/2019/2020", "date_format"),
        ("../..", "date_format"),
        ("..", "date_format"),
        ("2018-XX-30", "date_format"),
        ("XXXX", "date_format"),
        ("week of 2018-10", "date_format"),
        ("week of 2018-10-30~", "date_format"),
        ("2018\n", "date_format"),
        ("٢٠١٨", "date_format"),
        ("2018-10-3\uff10", "date_format"),
        ("2018-13", "date_impossible"),
        ("2018-00", "date_impossible"),
        ("2018-10-32", "date_impossible"),
        ("2018-10-00", "date_impossible"),
        ("2018-04-31", "date_impossible"),
        ("2019-02-29", "date_impossible"),
        ("1900-02-29", "date_impossible"),
        ("XXXX-02-30", "date_impossible"),
        ("XXXX-13", "date_impossible"),
        ("XXXX-21", "date_impossible"),
        ("2018-21-03", "date_impossible"),
        ("2018-25", "date_impossible"),
        ("week of 2018-02-30", "date_impossible"),
        ("week of 9999-12-31", "date_impossible"),
        ("0000", "date_impossible"),
        ("000X", "date_impossible"),
        ("9999-24", "date_impossible"),
        ("2018-11-01/2018-10-30", "date_order"),
        ("2019/2018", "date_order"),
        ("2018-12/2018-11-30", "date_order"),
        ("202X/201X", "date_order"),
    ],
)
def test_a_text_that_is_no_date_is_refused_with_a_code(text: str, code: str) -> None:
    with pytest.raises(ValueError, match=f"^{code}$"):
        PartialDate.parse(text)


@pytest.mark.parametrize("value", [True, 2018.5, None, [], {"year": 2018}])
def test_what_is_not_a_text_is_no_date(value: object) -> None:
    with pytest.raises(ValidationError, match="date_format"):
        TypeAdapter(PartialDate).validate_python(value)


years = st.integers(1, 9998).map("{:04}".format)
months = st.integers(1, 12).map("{:02}".format)
days = st.dates(date(1, 1, 1), date(9998, 12, 31)).map(str)
points = st.one_of(
    years,
    st.builds("{}-{}".format, years, months),
    days,
    st.builds("{}-{}-XX".format, years, months),
    st.builds("{}-XX-XX".format, years),
    st.integers(1, 999).map("{:03}X".format),
    # The winter of `edtf` ends with its December; ours goes on to February.
    st.builds("{}-{}".format, years, st.integers(21, 23)),
)
qualified = st.builds("{}{}".format, points, st.sampled_from(["", "~", "?", "%"]))
dates = st.one_of(qualified, st.builds("{}/{}".format, qualified, qualified))


def strict_bounds(text: str) -> tuple[str, str]:
    """What the library `edtf` says, end by end: its intervals forget what is uncertain."""
    ends = [parse_edtf(part.rstrip("~?%")) for part in text.split("/")]
    first, last = ends[0].lower_strict(), ends[-1].upper_strict()
    return "{:04}-{:02}-{:02}".format(*first), "{:04}-{:02}-{:02}".format(*last)


def test_the_library_edtf_agrees_on_intervals_as_a_whole() -> None:
    whole = parse_edtf("2018-10-30/2018-11-01")
    assert (tuple(whole.lower_strict())[:3], tuple(whole.upper_strict())[:3]) == (
        (2018, 10, 30),
        (2018, 11, 1),
    )


@given(dates)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_the_library_edtf_agrees_on_first_and_last_days(text: str) -> None:
    earliest, latest = strict_bounds(text)
    if latest < earliest:
        with pytest.raises(ValueError, match=r"^date_order$"):
            PartialDate.parse(text)
    else:
        when = PartialDate.parse(text)
        assert (str(when.earliest), str(when.latest)) == (earliest, latest)


def parsed(text: str) -> tuple[PartialDate | None, str]:
    """The date that this text says, or the code of its refusal."""
    try:
        return PartialDate.parse(text), ""
    except ValueError as error:
        return None, str(error)


open_or_yearless = st.one_of(
    st.builds("{}/..".format, qualified),
    st.builds("../{}".format, qualified),
    days.map("week of {}".format),
    st.dates(date(2000, 1, 1), date(2000, 12, 31)).map("XXXX-{:%m-%d}".format),
    months.map("XXXX-{}".format),
)
readable = st.one_of(qualified, open_or_yearless, st.builds("{}-24".format, years))


@given(readable)
@settings(max_examples=200, deadline=None, derandomize=True)
def test_a_date_is_kept_as_it_was_written(text: str) -> None:
    when = PartialDate.parse(text)
    assert str(when) == text
    assert PartialDate.parse(str(when)) == when


@given(st.text("0123456789X-/.~?%wek of", max_size=24))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_text_is_a_date_with_bounds_and_words_or_refused_with_a_code(text: str) -> None:
    when, code = parsed(text)
    if when is None:
        assert code in {"date_format", "date_impossible", "date_order"}
    else:
        assert when.earliest is None or when.latest is None or when.earliest <= when.latest
        assert words_of("en").when(when)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("2018", "2018"),
        ("2018-10", "October 2018"),
        ("2018-10-30", "30 October 2018"),
        ("2018-11-XX", "November 2018"),
        ("2018-XX-XX", "2018"),
        ("201X", "2010s"),
        ("XXXX-10-23", "23 October"),
        ("XXXX-10", "October"),
        ("XXXX-05", "May"),
        ("XXXX-02-29", "29 February"),
        ("2018-21", "spring 2018"),
        ("2018-22", "summer 2018"),
        ("2018-23", "autumn 2018"),
        ("2018-24", "winter 2018"),
        ("2018~", "about 2018"),
        ("2018-10~", "about October 2018"),
        ("2018?", "2018 (uncertain)"),
        ("2018%", "about 2018 (uncertain)"),
        ("2018-10-30/2018-10-31", "30–31 October 2018"),
        ("2018-10-30/2018-11-01", "30 October – 1 November 2018"),
        ("2018-12-30/2019-01-02", "30 December 2018 – 2 January 2019"),
        ("2018-10/2018-12", "October – December 2018"),
        ("2018-11/2019-02", "November 2018 – February 2019"),
        ("2018/2019", "2018–2019"),
        ("2018-10-30/2018-10-30", "30 October 2018"),
        ("2018-10/2018-10", "October 2018"),
        ("2018/2018", "2018"),
        ("2018-10/2018-11-02", "October 2018 – 2 November 2018"),
        ("2018-21/2018-22", "spring 2018 – summer 2018"),
        ("201X/202X", "2010s – 2020s"),
        ("2018~/2019", "about 2018 – 2019"),
        ("XXXX-10-23/XXXX-10-25", "23–25 October"),
        ("XXXX-10-23/XXXX-11-02", "23 October – 2 November"),
        ("XXXX-10/XXXX-12", "October – December"),
        ("2018-10-30/..", "from 30 October 2018"),
        ("../2018-10", "until October 2018"),
        ("week of 2017-10-23", "in the week of 23 October 2017"),
        ("week of 2017-10-25", "in the week of 25 October 2017"),
    ],
)
def test_a_date_is_said_in_british_english(text: str, phrase: str) -> None:
    said = words_of("en").when(PartialDate.parse(text))
    assert said.replace("\u00a0", " ") == phrase
    assert not re.search(rf"\d ({'|'.join(MONTHS)})", said)  # a day keeps to its month


def parts_of(text: str) -> set[str]:
    """The words that stand for what was recorded: days, months or seasons, and years."""
    parts = set()
    for point in re.findall(r"[\dX]+(?:-[\dX]+)*", text):
        year, month, number = [*point.split("-"), "", ""][:3]
        if year.endswith("X") and year != "XXXX":
            parts.add(f"{int(year[:3]) * 10}s")
        elif year != "XXXX":
            parts.add(str(int(year)))
        if month.isdigit():
            parts.add(MONTHS[int(month) - 1] if int(month) < 13 else SEASONS[int(month) - 21])
        if number.isdigit():
            parts.add(str(int(number)))
    return parts


LITTLE_WORDS = {"about", "uncertain", "from", "until", "in", "the", "week", "of"}


@given(st.one_of(readable, dates))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_the_phrase_says_what_was_recorded_and_nothing_finer(text: str) -> None:
    when, _ = parsed(text)
    assume(when)
    assert when
    phrase = words_of("en").when(when)
    assert set(re.findall(r"\w+", phrase)) - LITTLE_WORDS == parts_of(text)
    assert not re.search(r"[^\w –()\u00a0]|  ", phrase)


def test_a_whole_day_is_said_with_its_day_of_the_week() -> None:
    assert words_of("en").weekday(date(2018, 10, 30)) == "Tuesday 30\u00a0October 2018"
