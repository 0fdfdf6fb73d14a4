"""Rules about what must not be said of whom: sessions behind closed doors, names and quotations."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.editions.fields import FIELDS, Class
from reportgen.editions.keys import plain_words
from reportgen.editions.people import person_of
from reportgen.editions.released import released
from reportgen.editions.restricted import parts_shown
from reportgen.editions.silent import BEHIND_DOORS
from reportgen.errors import Weight
from reportgen.markdown import plain
from reportgen.model.discrepancies import Discrepancy
from reportgen.model.exchange import Exchange
from reportgen.model.findings import Finding
from reportgen.model.people import Person
from reportgen.model.releases import Audience
from reportgen.model.sessions import Session
from reportgen.reading.references import NAMED
from reportgen.reading.source import Path_
from reportgen.rules.actors import is_somebody
from reportgen.rules.delegations import least
from reportgen.rules.parts import items, parts, values
from reportgen.rules.rule import Concern, rule

_CHATHAM = "Chatham House Rule"
_FEW = 5
"""As few people as this can be told apart by what they said."""


@rule("chatham-house-attribution", Weight.ERROR)
def no_attribution(exchange: Exchange) -> Iterator[Concern]:
    """What was said under the Chatham House Rule is attributed to nobody, in no edition: neither
    contributions of people, nor quotations, nor findings that were heard only there."""
    told = "but the session was under the Chatham House Rule"
    for key, session in exchange.sessions.items():
        if session.rule == _CHATHAM:
            for n, entry in enumerate(session.contributions):
                if is_somebody(exchange, entry.who):
                    path = ("sessions", key, "contributions", n, "who")
                    hint = "leave the contribution out, and put what was said into the summary"
                    yield path, f"“{entry.who}” is named as a speaker, {told}", hint
            for name in _somebody_in(exchange, session.summary or ""):
                hint = "write “a participant”, or leave it out"
                yield ("sessions", key, "summary"), f"“[[{name}]]” names somebody, {told}", hint
    for n, quote in enumerate(exchange.quotes):
        if quote.speaker and _rules_of(exchange, quote.session) == {_CHATHAM}:
            yield ("quotes", n, "speaker"), f"the quotation has a speaker, {told}", "leave it out"
    for n, finding in enumerate(exchange.findings):
        if _rules_of(exchange, *finding.heard_in) == {_CHATHAM}:
            yield from _attributed_finding(exchange, n, finding, told)


def _attributed_finding(
    exchange: Exchange, n: int, finding: Finding, told: str
) -> Iterator[Concern]:
    if _is_attributed(finding):
        hint = "write “unattributed: yes” and leave “heard_from” out"
        yield ("findings", n, "heard_from"), f"the finding says who said it, {told}", hint
    for name in _somebody_in(exchange, finding.text or ""):
        hint = "write “a participant”, or leave it out"
        yield ("findings", n, "text"), f"“[[{name}]]” names somebody, {told}", hint


def _somebody_in(exchange: Exchange, text: str) -> list[str]:
    """The keys of those whom this prose names by reference."""
    named = (found[2].strip() for found in NAMED.finditer(text))
    return [key for key in named if is_somebody(exchange, key)]


def _rules_of(exchange: Exchange, *keys: str | None) -> set[str]:
    sessions = (exchange.sessions.get(key or "") for key in keys)
    return {session.rule for session in sessions if session}


def _is_attributed(finding: Finding) -> bool:
    return bool(finding.heard_from) and not finding.unattributed


@rule("left-out-of-editions", Weight.WARNING)
def kept_silent(exchange: Exchange) -> Iterator[Concern]:
    """Who was in a session that was closed or under the Chatham House Rule, and who said what in
    one that was not open, is left out of every edition."""
    for key, session in exchange.sessions.items():
        yield from _silent_in_session(exchange, key, session)
    for path in _sources_behind_doors(exchange):
        yield path, *_left_out("who wrote it down")
    for n, quote in enumerate(exchange.quotes):
        if quote.speaker and _rules_of(exchange, quote.session) & {"closed", "without attribution"}:
            yield ("quotes", n, "speaker"), *_left_out("the speaker")
    for n, finding in enumerate(exchange.findings):
        yield from _silent_in_finding(exchange, n, finding)
    for key, image in exchange.images.items():
        behind_doors = _rules_of(exchange, image.session) & set(BEHIND_DOORS)
        if behind_doors and not image.decorative:
            told = "people" if image.people else "session"
            yield ("images", key, told), *_left_out("the picture, which may show who was there,")


def _sources_behind_doors(exchange: Exchange) -> Iterator[Path_]:
    """Where a source is given for what was heard in a session of which no edition tells it."""
    for key, session in exchange.sessions.items():
        if session.sources and session.rule in BEHIND_DOORS:
            yield ("sessions", key, "sources")
    for n, quote in enumerate(exchange.quotes):
        if quote.sources and _rules_of(exchange, quote.session) & set(BEHIND_DOORS):
            yield ("quotes", n, "sources")
    for n, finding in enumerate(exchange.findings):
        if finding.sources and _rules_of(exchange, *finding.heard_in) & set(BEHIND_DOORS):
            yield ("findings", n, "sources")


def _silent_in_session(exchange: Exchange, key: str, session: Session) -> Iterator[Concern]:
    if session.rule in BEHIND_DOORS:
        if session.attendees:
            yield ("sessions", key, "with"), *_left_out("who was there")
        if session.hosts:
            yield ("sessions", key, "hosts"), *_left_out("who invited to it")
        if session.attendance:
            yield ("sessions", key, "attendance"), *_left_out("how many were there")
        if session.rule != _CHATHAM and _somebody_in(exchange, session.summary or ""):
            yield ("sessions", key, "summary"), *_left_out("who is named in it")
    for n, entry in enumerate(session.contributions):
        in_error = session.rule == _CHATHAM and is_somebody(exchange, entry.who)
        if session.rule != "open" and not in_error:
            yield ("sessions", key, "contributions", n, "who"), *_left_out("who said what")


def _silent_in_finding(exchange: Exchange, n: int, finding: Finding) -> Iterator[Concern]:
    rules = _rules_of(exchange, *finding.heard_in)
    if rules == {_CHATHAM}:
        return
    if rules and "open" not in rules and _is_attributed(finding):
        yield ("findings", n, "heard_from"), *_left_out("who said it")
    if rules & {*BEHIND_DOORS} and _somebody_in(exchange, finding.text or ""):
        yield ("findings", n, "text"), *_left_out("who is named in it")


def _left_out(what: str) -> tuple[str, str]:
    sentence = f"{what} is left out of every edition: the session was not open"
    return sentence, "leave it out of the file too, or check the session’s “rule”"


@rule("few-sources", Weight.WARNING)
def many_sources(exchange: Exchange) -> Iterator[Concern]:
    """What was said in a session that was closed or under the Chatham House Rule is not told
    beside public names where few can have said it."""
    public = any(r.audience == "public" and not r.is_withdrawn for r in exchange.releases)
    for key, session in exchange.sessions.items():
        if public and session.rule in BEHIND_DOORS and _tells(exchange, key, session):
            most = _most_sources(exchange, session)
            if most is not None and most <= _FEW:
                sentence = f"at most {most} people can have said what is told of this session"
                hint = "tell less of it, or leave the names out of the public edition"
                yield ("sessions", key, "rule"), sentence, hint


def _tells(exchange: Exchange, key: str, session: Session) -> bool:
    heard = any(key in finding.heard_in for finding in exchange.findings)
    return bool(session.summary or session.key_points or heard)


def _most_sources(exchange: Exchange, session: Session) -> int | None:
    """How many people can have spoken in a session; None where nobody knows."""
    if size := session.attendance:
        return None if size.qualifier in ("at least", "more than") else size.count
    if any(e.qualifier in ("at least", "more than") for e in exchange.participants):
        return None
    uncounted = any(entry.group and entry.count is None for entry in exchange.participants)
    bodies = exchange.organisations.keys() | exchange.places.keys()
    others = session.with_others or session.event or bodies & {*session.attendees}
    if not exchange.participants or uncounted or others:
        return None
    return sum(least(entry) for entry in exchange.participants)


@rule("name-in-text", Weight.WARNING, in_public=Weight.ERROR)
def names_in_texts(exchange: Exchange) -> Iterator[Concern]:
    """Nobody stands by name in a text whose readers may not read the name: an edition can take a
    name out of a list, and out of `[[key]]`, but not out of a sentence."""
    told = set()
    audiences: dict[Audience, str] = {"public": "the public", "partners": "partners"}
    for audience, readers in audiences.items():
        names = _names_of(exchange, audience, are_released=False)
        for path, kind, text in _texts_for(exchange, audience) if names else ():
            for name, key in _named(text, names):
                if (path, key) not in told:
                    told.add((path, key))
                    instead = f"“[[{key}]]”" if kind == "prose" else f"what “{key}” was"
                    sentence = f"“{name}” stands in this text, but has no release for {readers}"
                    yield path, sentence, f"write {instead} instead, or record a release"


@rule("name-spelled-out", Weight.NOTE)
def names_are_references(exchange: Exchange) -> Iterator[Concern]:
    """Prose names people by `[[key]]`, so that a name goes when its release is withdrawn."""
    names = _names_of(exchange, "public", are_released=True)
    for path, kind, text in _texts_for(exchange, "internal") if names else ():
        for name, key in _named(text, names) if kind == "prose" and path[0] != "people" else ():
            sentence = f"“{name}” is spelled out, so that no edition can take the name out"
            yield path, sentence, f"write “[[{key}]]” instead"


def _texts_for(exchange: Exchange, audience: Audience) -> Iterator[tuple[Path_, Class, str]]:
    """Every text that these readers may read and that could name people, with its class."""
    shown = parts_shown(exchange, audience)
    for path, part in parts(exchange):
        if isinstance(part, Discrepancy) and not part.printed:
            continue
        for name, value in values(part):
            here = (*path, name)
            kind = FIELDS[type(part).__name__][name]
            readable = kind in ("words", "prose") or here == ("id",)
            if path[:1] == ("people",):  # of a person, the names are the record itself
                kind = "prose"
                readable = name == "biography" and _is_named(exchange, path, audience)
            if readable and (here[0], here[1] if len(path) > 1 else "") in shown:
                for inside, text in items(here, value):
                    if isinstance(text, str):
                        yield inside, kind, text


def _is_named(exchange: Exchange, path: Path_, audience: Audience) -> bool:
    return "name" in released(exchange, str(path[1]), audience)


_Names = dict[str, list[tuple[list[str], str, str]]]
"""Names by each of their words: their words in the order of the alphabet, how they are written,
and the key of the person."""


def _names_of(exchange: Exchange, audience: Audience, *, are_released: bool) -> _Names:
    """The full names of people, of those who may be named to these readers or of the others."""
    names: _Names = {}
    for key, person in exchange.people.items():
        if ("name" in released(exchange, key, audience)) == are_released:
            for name in dict.fromkeys(_spellings(person)):
                words = plain_words(name)
                for word in set(words) if len(words) > 1 else ():
                    names.setdefault(word, []).append((sorted(words), " ".join(name.split()), key))
    return names


def _spellings(person: Person) -> Iterator[str]:
    """A person's full names: as recorded, and the first with the last of more than two words."""
    for name in (person.name, *(other.name for other in person.names)):
        yield name
        words = name.split()
        if len(words) > 2:
            yield f"{words[0]} {words[-1]}"
    if person.given_name and person.family_name:
        yield f"{person.given_name} {person.family_name}"


def _named(text: str, names: _Names) -> Iterator[tuple[str, str]]:
    """The names that stand in a text, in whatever order of their words, with their people's keys;
    each person once."""
    seen = set()
    for written in dict.fromkeys((NAMED.sub(" ", text), plain(NAMED.sub(" ", text)))):
        words = plain_words(written)
        for n, word in enumerate(words):
            for parts_, name, key in names.get(word, ()):
                if key not in seen and sorted(words[n : n + len(parts_)]) == parts_:
                    seen.add(key)
                    yield name, key


@rule("quote-without-release", Weight.WARNING)
def quotes_are_released(exchange: Exchange) -> Iterator[Concern]:
    """Somebody who is quoted by name has agreed to be quoted in public; else the quotation is left
    out of the public edition."""
    shown = parts_shown(exchange, "public")
    for n, quote in enumerate(exchange.quotes):
        person = person_of(exchange, quote.speaker or "")
        if not person or ("quotes", n) not in shown:
            continue
        if not quote.released and "quote" not in released(exchange, person, "public"):
            sentence = f"left out in public: nothing says that “{person}” agreed to be quoted"
            hint = "write “released: yes”, or record a release of a “quote”; or leave it out"
            yield ("quotes", n, "released"), sentence, hint


@rule("quote-without-translation", Weight.WARNING)
def quotes_are_translated(exchange: Exchange) -> Iterator[Concern]:
    """A quotation in another language has a translation."""
    for n, quote in enumerate(exchange.quotes):
        foreign = quote.language and not _same_language(quote.language, exchange.report.language)
        if foreign and quote.translation is None and "translation" not in quote.states:
            sentence = f"the quotation is in “{quote.language}” and has no translation"
            hint = "write “translation: ” with the words in the report’s language"
            yield ("quotes", n, "translation"), sentence, hint


def _same_language(one: str, other: str) -> bool:
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()


@rule("translation-without-language", Weight.ERROR)
def translations_are_marked(exchange: Exchange) -> Iterator[Concern]:
    """A translation is marked as one: the language of the quotation is given."""
    for n, quote in enumerate(exchange.quotes):
        if quote.translation and quote.language is None:
            hint = "write “language: ” with the language it was said in, such as ur"
            sentence = "the quotation has a translation, but not the language it was said in"
            yield ("quotes", n, "language"), sentence, hint


@rule("nothing-public", Weight.ERROR)
def something_is_public(exchange: Exchange) -> Iterator[Concern]:
    """A party and a place are for everybody: no edition can do without."""
    shown = {field for field, key in parts_shown(exchange, "public") if key != ""}
    for field in ("parties", "places"):
        if field not in shown:
            hint = "leave “audience” out where everybody may know who took part"
            yield (field,), f"none of the “{field}” is for the public edition", hint


@rule("contact-in-public", Weight.WARNING)
def contacts_stay_private(exchange: Exchange) -> Iterator[Concern]:
    """Nobody's contact data is released to the public without a thought."""
    for n, release in enumerate(exchange.releases):
        public = release.audience == "public" and not release.is_withdrawn
        if public and "contact" in release.what:
            sentence = "contact data is released to the public"
            hint = "release it to partners, unless everybody is to have it"
            yield ("releases", n, "what"), sentence, hint
