"""Rules about what must not be said of whom: sessions behind closed doors, names and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reportgen.editions import released
from reportgen.errors import Weight
from reportgen.model.discrepancies import Discrepancy
from reportgen.model.exchange import Exchange
from reportgen.model.findings import Finding
from reportgen.model.sessions import Session
from reportgen.rules.actors import is_somebody, person_of
from reportgen.rules.delegations import least
from reportgen.rules.parts import texts
from reportgen.rules.rule import Found, Rule

_CHATHAM = "Chatham House Rule"
_BEHIND_DOORS = (_CHATHAM, "closed")
_FEW = 5
"""As few people as this can be told apart by what they said."""


def _no_attribution(exchange: Exchange, _today: date) -> Iterator[Found]:
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
    for n, quote in enumerate(exchange.quotes):
        if quote.speaker and _rules_of(exchange, quote.session) == {_CHATHAM}:
            yield ("quotes", n, "speaker"), f"the quotation has a speaker, {told}", "leave it out"
    for n, finding in _attributed(exchange):
        if _rules_of(exchange, *finding.heard_in) == {_CHATHAM}:
            hint = "write “unattributed: yes” and leave “heard_from” out"
            yield ("findings", n, "heard_from"), f"the finding says who said it, {told}", hint


def _rules_of(exchange: Exchange, *keys: str | None) -> set[str]:
    sessions = (exchange.sessions.get(key or "") for key in keys)
    return {session.rule for session in sessions if session}


def _attributed(exchange: Exchange) -> Iterator[tuple[int, Finding]]:
    for n, finding in enumerate(exchange.findings):
        if finding.heard_from and not finding.unattributed:
            yield n, finding


def _kept_silent(exchange: Exchange, _today: date) -> Iterator[Found]:
    """Who was in a session that was closed or under the Chatham House Rule, and who said what in
    one that was not open, is left out of every edition."""
    for key, session in exchange.sessions.items():
        yield from _silent_in_session(exchange, key, session)
    for n, quote in enumerate(exchange.quotes):
        if quote.speaker and _rules_of(exchange, quote.session) & {"closed", "without attribution"}:
            yield ("quotes", n, "speaker"), *_left_out("the speaker")
    for n, finding in _attributed(exchange):
        rules = _rules_of(exchange, *finding.heard_in)
        if rules and "open" not in rules and rules != {_CHATHAM}:
            yield ("findings", n, "heard_from"), *_left_out("who said it")
    for key, image in exchange.images.items():
        if image.people and _rules_of(exchange, image.session) & set(_BEHIND_DOORS):
            yield ("images", key, "people"), *_left_out("who is in the picture")


def _silent_in_session(exchange: Exchange, key: str, session: Session) -> Iterator[Found]:
    if session.rule in _BEHIND_DOORS and session.attendees:
        yield ("sessions", key, "with"), *_left_out("who was there")
    for n, entry in enumerate(session.contributions):
        in_error = session.rule == _CHATHAM and is_somebody(exchange, entry.who)
        if session.rule != "open" and not in_error:
            yield ("sessions", key, "contributions", n, "who"), *_left_out("who said what")


def _left_out(what: str) -> tuple[str, str]:
    sentence = f"{what} is left out of every edition: the session was not open"
    return sentence, "leave it out of the file too, or check the session’s “rule”"


def _many_sources(exchange: Exchange, _today: date) -> Iterator[Found]:
    """What was said in a session that was closed or under the Chatham House Rule is not told
    beside public names where few can have said it."""
    public = any(r.audience == "public" and r.withdrawn is None for r in exchange.releases)
    for key, session in exchange.sessions.items():
        if public and session.rule in _BEHIND_DOORS and _tells(exchange, key, session):
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


def _names_in_texts(exchange: Exchange, _today: date) -> Iterator[Found]:
    """Nobody stands by name in a text whose name is not released to the public: an edition can
    take a name out of a list, but not out of a sentence."""
    names = _unreleased(exchange)
    for path, part, text in texts(exchange) if names else ():
        unprinted = isinstance(part, Discrepancy) and not part.printed
        if path[0] in ("people", "releases") or path[-1] == "consent" or unprinted:
            continue
        for name, key in dict.fromkeys(_named(" ".join(text.split()), names)):
            sentence = f"“{name}” stands in this text, but has no release for the public"
            hint = f"write what “{key}” was instead, or record a release"
            yield path, sentence, hint


def _unreleased(exchange: Exchange) -> dict[str, list[tuple[str, str]]]:
    """Full names that are not released to the public, with their people's keys, by first word."""
    names: dict[str, list[tuple[str, str]]] = {}
    for key, person in exchange.people.items():
        if "name" not in released(exchange, key, "public"):
            for name in (person.name, *(other.name for other in person.names)):
                words = re.findall(r"\w+", name)
                if len(words) > 1:
                    full = " ".join(name.split())
                    names.setdefault(words[0], []).append((full, key))
    return names


def _named(text: str, names: dict[str, list[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    """The names that stand in a text, with their people's keys."""
    for word in re.finditer(r"\w+", text):
        for name, key in names.get(word[0], ()):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and not text[end : end + 1].isalnum():
                yield name, key


def _quotes_are_released(exchange: Exchange, _today: date) -> Iterator[Found]:
    """Somebody who is quoted by name has agreed to be quoted in public."""
    for n, quote in enumerate(exchange.quotes):
        person = person_of(exchange, quote.speaker or "")
        if person and not quote.released and "quote" not in released(exchange, person, "public"):
            sentence = f"nothing says that “{person}” agreed to be quoted in public"
            hint = "write “released: yes”, or record a release of a “quote”; or leave it out"
            yield ("quotes", n, "released"), sentence, hint


def _quotes_are_translated(exchange: Exchange, _today: date) -> Iterator[Found]:
    """A quotation in another language has a translation."""
    for n, quote in enumerate(exchange.quotes):
        foreign = quote.language and not _same_language(quote.language, exchange.report.language)
        if foreign and quote.translation is None and "translation" not in quote.states:
            sentence = f"the quotation is in “{quote.language}” and has no translation"
            hint = "write “translation: ” with the words in the report’s language"
            yield ("quotes", n, "translation"), sentence, hint


def _same_language(one: str, other: str) -> bool:
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()


def _translations_are_marked(exchange: Exchange, _today: date) -> Iterator[Found]:
    """A translation is marked as one: the language of the quotation is given."""
    for n, quote in enumerate(exchange.quotes):
        if quote.translation and quote.language is None:
            hint = "write “language: ” with the language it was said in, such as ur"
            sentence = "the quotation has a translation, but not the language it was said in"
            yield ("quotes", n, "language"), sentence, hint


def _contacts_stay_private(exchange: Exchange, _today: date) -> Iterator[Found]:
    """Nobody's contact data is released to the public without a thought."""
    for n, release in enumerate(exchange.releases):
        public = release.audience == "public" and release.withdrawn is None
        if public and "contact" in release.what:
            sentence = "contact data is released to the public"
            hint = "release it to partners, unless everybody is to have it"
            yield ("releases", n, "what"), sentence, hint


RULES = (
    Rule("chatham-house-attribution", Weight.ERROR, _no_attribution),
    Rule("left-out-of-editions", Weight.WARNING, _kept_silent),
    Rule("few-sources", Weight.WARNING, _many_sources),
    Rule("name-in-text", Weight.WARNING, _names_in_texts, in_public=Weight.ERROR),
    Rule("quote-without-release", Weight.WARNING, _quotes_are_released, in_public=Weight.ERROR),
    Rule("quote-without-translation", Weight.WARNING, _quotes_are_translated),
    Rule("translation-without-language", Weight.ERROR, _translations_are_marked),
    Rule("contact-in-public", Weight.WARNING, _contacts_stay_private),
)
"""Rules about what must not be said of whom."""
