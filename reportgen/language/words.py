"""How a language says things: labels from `locales/`, everything that CLDR knows from Babel."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Literal

import yaml
from babel import Locale
from babel.dates import format_date, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_decimal

from reportgen.model.dates import PartialDate, Point
from reportgen.model.figures import Money, Qualifier, Size

# CLDR's intervals abbreviate months and put thin spaces around the dash; the report writes months
# in full with ordinary spaces: "30 October – 1 November 2018".
_THIN_SPACE = "\u2009"
_NO_BREAK = "\u00a0"
_STOPS = (".", "!", "?", "…")


Time = Literal["past", "now", "to_come", "off"]
"""When something takes place; what is off was to take place, and will not."""


def languages() -> tuple[str, ...]:
    """The languages that a report can be written in, by their file in `locales/`."""
    folder = resources.files("reportgen.language") / "locales"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


@cache
def words_of(language: str) -> Words:
    """The words of a language that `languages` lists; read once."""
    file = resources.files("reportgen.language") / "locales" / f"{language}.yaml"
    return Words(yaml.safe_load(file.read_text("utf-8")))


def capital(text: str) -> str:
    """The text as a sentence or a line of its own begins; the rest stays as it was written, and
    all of it where an address stands first."""
    first = text.partition(" ")[0]
    return text if "@" in first or "://" in first else text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Words:
    """One language's labels, sentences and ways with numbers, lists and dates."""

    _table: Mapping[str, Any]
    small_names: tuple[str, ...] = ()
    """Names of the exchange that begin with a small letter, and keep it wherever they stand."""

    @property
    def locale(self) -> Locale:
        """CLDR's locale, such as en_GB."""
        return Locale.parse(self._table["locale"])

    @property
    def tag(self) -> str:
        """The language tag that documents carry, such as `en-GB`."""
        return str(self._table["locale"]).replace("_", "-")

    @property
    def labels(self) -> Mapping[str, str]:
        """What templates print as it is."""
        return MappingProxyType(dict(self._table["labels"]))

    def with_labels(self, labels: Mapping[str, str]) -> Words:
        """The same words, but for these labels."""
        return replace(self, _table={**self._table, "labels": {**self._table["labels"], **labels}})

    def capital(self, text: str) -> str:
        """The text as a sentence or a line of its own begins; names and addresses stay as they are
        written."""
        if re.match(r"[^\s@:]+(@|://)", text):
            return text
        starts = [name for name in self.small_names if text.startswith(name)]
        kept = any(not text[len(name) :][:1].isalpha() for name in starts)
        return text if kept else capital(text)

    def closed(self, text: str) -> str:
        """The text with the stop of a sentence, unless its author has set one."""
        return text if text.rstrip("”’\"')").endswith(_STOPS) else f"{text}."

    def label(self, name: str) -> str:
        """One label of `labels`."""
        return str(self._table["labels"][name])

    def fact(self, name: str, *, time: Time = "past") -> str:
        """The label of a fact in a grid of facts, as the time of the exchange wants it; where it
        stands in no table, its name's own words, which are English."""
        facts = self._table["facts"]
        label = facts.get(name, capital(name.replace("_", " ")))
        return str(facts.get(f"{name}_{time}", label))

    def kind(self, of: str, value: str | None) -> str:
        """How a value of one of the model's lists is printed; empty for none."""
        return str(self._table["kinds"][of][value]) if value else ""

    def kind_in_sentence(self, of: str, value: str) -> str:
        """The same inside a sentence, where no capital begins it."""
        kind = self.kind(of, value)
        return kind[:1].lower() + kind[1:]

    def say(self, name: str, /, **values: str) -> str:
        """A sentence or phrase with its blanks filled in."""
        return _filled(str(self._table["sentences"][name]), values)

    def noted(self, text: str, note: str | None) -> str:
        """A text with its note, where it has one."""
        return self.say("and_note", text=text, note=note) if note else text

    def aside(self, text: str, *asides: str) -> str:
        """A text with what stands in brackets after it; in those are no others."""
        inside = "; ".join(filter(None, asides))
        while "(" in inside:
            inside, changes = re.subn(r"\s*\(([^()]*)\)", r", \1", inside)
            if not changes:
                break
        return self.say("part_of", unit=text, body=inside) if inside else text

    def the(self, noun: str) -> str:
        """A noun with its article, which an author may have written already."""
        article = self.say("the", noun="").casefold()
        return noun if noun.casefold().startswith(article) else self.say("the", noun=noun)

    def one(self, noun: str) -> str:
        """A noun with the article of one among several, which an author may have written."""
        sounds, begin = self._table["articles"], noun.casefold()
        if begin.startswith(self.say("the", noun="").casefold()):
            return noun
        vowel = begin.startswith(tuple(sounds["an"])) and not begin.startswith(tuple(sounds["a"]))
        return self.say("an" if vowel else "a", noun=noun)

    def several(self, noun: str) -> str:
        """The plural of what people are called; empty where it is not certain: of “member”, but not
        of “Director General”."""
        known = self._table["several"]
        links = "|".join(self._table["articles"]["links"])
        head, link, rest = re.match(rf"(.*?)( (?:{links}) |$)(.*)", noun).groups()  # type: ignore[union-attr]
        if not head.casefold().endswith(tuple(known["endings"])):
            return ""
        return str(known["pattern"]).format(noun=head) + link + rest

    def takes_article(self, name: str, kind: str | None = None) -> bool:
        """Whether the name of a body takes “the” in running text, as far as its words and the kind
        of body tell: “the Open Quays Network”, but “Birmingham City Council” and “Kikit”."""
        known = self._table["articles"]
        if " " not in name or name.startswith(tuple(f"{word} " for word in known["within"])):
            return False
        links = "|".join(known["links"])
        head, link, _ = re.sub(r"\s*\(.*", "", name).partition(
            next(iter(re.findall(rf" (?:{links}) ", name)), "\0")
        )
        last = head.rpartition(" ")[2].casefold()
        by_kind = kind in known["kinds"] and last in known["heads_by_kind"]
        return last in known["heads"] or by_kind or bool(link and head in known["heads_with_link"])

    def plural(self, name: str, n: int, /, **values: str) -> str:
        """The form of a phrase for this number, in words where it is small."""
        forms = self._table["plurals"][name]
        form = forms.get(self.locale.plural_form(n), forms["other"])
        return _filled(str(form), {"n": self.count(n), **values})

    def count(self, n: int) -> str:
        """A number inside a sentence: to nine in words, above in figures."""
        words = self._table["numbers"]
        return str(words[n - 1]) if 0 < n <= len(words) else self.number(n)

    def number(self, n: int) -> str:
        """A number in figures, as tables have it."""
        return str(format_decimal(n, locale=self.locale))

    def exact(self, n: Decimal) -> str:
        """A number with as many places after the point as were written."""
        whole, _, fraction = str(n).partition(".")
        point = self.locale.number_symbols["latn"]["decimal"]
        return self.number(int(whole)) + (f"{point}{fraction}" if fraction else "")

    def money(self, money: Money) -> str:
        """An amount with its currency: “EUR 4,800.00”, “about EUR 300”."""
        amount = self.say("money", currency=money.currency, amount=self.exact(money.amount))
        return self.qualified(amount.replace(" ", _NO_BREAK), money.qualifier)

    def size(self, size: Size) -> str:
        """A number of people as it was stated."""
        return self.qualified(self.number(size.count), size.qualifier)

    def people(self, size: Size, *, figures: bool = False) -> str:
        """A number of people: “about 60 people”, “six people”; in figures “6 people”, as grids have
        it."""
        number = {"n": self.number(size.count)} if figures else {}
        return self.qualified(self.plural("people", size.count, **number), size.qualifier)

    def duration(self, duration: str | None, *, figures: bool = False) -> str:
        """A stated duration in the language's own words; empty for none."""
        if duration is None:
            return ""
        n, unit = duration.split()
        unit = unit if unit.endswith("s") else f"{unit}s"
        number = {"n": self.number(int(n))} if figures else {}
        return self.plural("stated_days" if unit == "days" else unit, int(n), **number)

    def field(self, name: str) -> str:
        """What a field of the file is called in a sentence; where that stands in no table, by its
        own words, which are English."""
        return str(self._table["fields"].get(name, name.replace("_", " ")))

    def qualified(self, what: str, qualifier: Qualifier) -> str:
        """A number in words that say how exact it is."""
        if qualifier == "exactly":
            return what
        return self.say(f"qualified_{qualifier.replace(' ', '_')}", what=what)

    def language(self, tag: str) -> str:
        """A language's name; the tag itself where CLDR has none."""
        names = self.locale.languages
        tag = tag.replace("-", "_")
        return str(names.get(tag) or names.get(tag.partition("_")[0]) or tag)

    def zone(self, name: str) -> str:
        """What a time zone is called after its city: “London time”."""
        return self.say("zone", city=get_timezone_location(name, self.locale, return_city=True))

    def time(self, time: str) -> str:
        """A time of day; `09:30~` is about 09:30."""
        return self.say("about", date=time[:-1]) if time.endswith("~") else time

    def ordinal(self, n: int) -> str:
        """Which one it is, in words where they are short."""
        table = self._table["ordinals"]
        if n <= len(table["words"]):
            return str(table["words"][n - 1])
        return str(table[self.locale.ordinal_form(n)]).format(n=n)

    def listed(self, items: Sequence[str]) -> str:
        """Several things in one phrase: “a, b and c”; those that hold commas are parted by
        semicolons."""
        *before, last = items or [""]
        if before and any(", " in item for item in items):
            return self.say("entries", before="; ".join(before), last=last)
        return format_list(list(items), locale=self.locale)

    def few(self, names: Sequence[str], most: int | None = None, *, others: bool = False) -> str:
        """Names in one phrase; of many the first, with the number of the rest; `others` are those
        of whom nobody wrote more."""
        shown, left = list(names[:most]), len(names[most:]) if most else 0
        if left:
            rest = self.plural("others", left)
            shown.append(self.qualified(rest, "at least") if others else rest)
        elif others:
            shown.append(self.say("others"))
        return self.listed(shown)

    def country(self, code: str) -> str:
        """A country's name."""
        return str(self.locale.territories[code])

    def weekday(self, day: date) -> str:
        """A full date with its day of the week."""
        return f"{format_date(day, 'EEEE', locale=self.locale)} {self._skeleton(day, 'yMMMMd')}"

    def short_weekday(self, day: date) -> str:
        """The day of the week, abbreviated."""
        return str(format_date(day, "EEE", locale=self.locale))

    def when(self, when: PartialDate | None) -> str:
        """A date or period, no finer than it was recorded; empty for none."""
        if when is None:
            return ""
        if when.week and when.start:
            return self.say("week_of", date=self._point(when.start))
        if when.start and when.end and when.start != when.end:
            return self._period(when.start, when.end)
        if when.start:
            point = self._point(when.start)
            return point if when.end else self.say("from", date=point)
        assert when.end is not None  # noqa: S101 - the grammar has no period open at both ends
        return self.say("until", date=self._point(when.end))

    def on(self, when: PartialDate) -> str:
        """A date inside a sentence: “on 3 May 2024”, “in May 2024”, “from 30 May to 1 June”."""
        start, end = when.start, when.end
        if when.week or not start or not end or (start == end and start.approximate):
            return self.when(when)
        if start != end:
            return self._span(start, end)
        if start.decade is not None:
            return self.say("in_date", date=self.the(self.when(when)))
        return self.say("on_date" if start.day else "in_date", date=self.when(when))

    def _span(self, start: Point, end: Point) -> str:
        """Both ends in words; two days that follow each other are all that there is."""
        pattern, first, last = (
            self._interval_pattern(start, end),
            self._point(start),
            self._point(end),
        )
        days = start.day and end.day and start.year and end.year
        pair = days and _stand_in(end) - _stand_in(start) == timedelta(1)
        if pattern is not None:
            begin, _, second = pattern.partition("\0")
            first, last = self._format(start, begin.rstrip("– ")), self._format(end, second)
        return self.say("two_days" if pair else "span", start=first, end=last)

    def _period(self, start: Point, end: Point) -> str:
        """Both ends in one phrase, with what they share said once, as CLDR lays it out."""
        pattern = self._interval_pattern(start, end)
        if pattern is None:
            return f"{self._point(start)} – {self._point(end)}"
        first, _, second = pattern.partition("\0")
        return self._format(start, first) + self._format(end, second)

    def _interval_pattern(self, start: Point, end: Point) -> str | None:
        skeleton = _skeleton(start)
        if skeleton != _skeleton(end) or not (start.is_plain and end.is_plain):
            return None
        greatest = "y" if start.year != end.year else "M" if start.month != end.month else "d"
        patterns = self.locale.interval_formats.get(skeleton.replace("MMMM", "MMM"), {})
        parts = patterns.get(greatest)
        if parts is None:
            return None
        return _bound("\0".join(parts).replace(_THIN_SPACE, " ").replace("MMM", "MMMM"))

    def _point(self, point: Point) -> str:
        text = self._plain(point)
        if point.approximate:
            text = self.say("about", date=text)
        return self.say("uncertain", date=text) if point.uncertain else text

    def _plain(self, point: Point) -> str:
        if point.decade is not None:
            return self.say("decade", year=str(point.decade))
        if point.season is not None:
            return self.say(f"season_{point.season}", year=str(point.year))
        return self._skeleton(_stand_in(point), _skeleton(point))

    def _skeleton(self, day: date, skeleton: str) -> str:
        known = self.locale.datetime_skeletons
        if skeleton == "y":
            pattern = "y"
        elif skeleton in known:
            pattern = str(known[skeleton].pattern)
        else:  # CLDR leaves out what follows from the abbreviated form
            pattern = str(known[skeleton.replace("MMMM", "MMM")].pattern)
            pattern = pattern.replace("MMM", "MMMM").replace("LLL", "LLLL")
        return str(format_date(day, _bound(pattern), locale=self.locale))

    def _format(self, point: Point, pattern: str) -> str:
        return str(format_date(_stand_in(point), pattern, locale=self.locale)) if pattern else ""


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    """A pattern with its blanks filled in. A number stays with what it counts, and what ends with
    a stop of its own gets no second one."""
    text = pattern.replace("{n} ", "{n}" + _NO_BREAK).format(**values)
    for value in values.values():
        if value.endswith(_STOPS):
            text = text.replace(f"{value}.", value)
    return text


def _bound(pattern: str) -> str:
    """A pattern of CLDR’s whose day stays with its month."""
    return re.sub(r"(?<=d)(\.?) (?=[ML])", rf"\1{_NO_BREAK}", pattern)


def _skeleton(point: Point) -> str:
    """The fields that a point has, as CLDR names them."""
    year = "y" if point.year is not None else ""
    return year + ("MMMM" if point.month else "") + ("d" if point.day else "")


def _stand_in(point: Point) -> date:
    """A whole date that has the point's parts; what was not recorded is never printed from it."""
    return date(point.year or 2000, point.month or 1, point.day or 1)
