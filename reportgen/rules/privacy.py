"""Rules about what must not be said of whom: sessions behind closed doors, names and quotations."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.editions.keys import plain_words
from reportgen.editions.people import person_of
from reportgen.editions.permissions import released
from reportgen.editions.restricted import parts_shown
from reportgen.editions.silent import BEHIND_DOORS
from reportgen.errors import Weight
from reportgen.markdown import plain
from reportgen.model.discrepancies import Discrepancy
from reportgen.model.exchange import Exchange
from reportgen.model.fields import Content
from reportgen.model.findings import Finding
from reportgen.model.people import Person
from reportgen.model.releases import Audience
from reportgen.model.sessions import Session
from reportgen.reading.references import NAMED
from reportgen.reading.source import Path_
from reportgen.rules.actors import is_somebody
from reportgen.rules.delegations import least
from reportgen.rules.parts import is_missing, items, parts, values
from reportgen.rules.rule import Concern, Concerns, rule

_CHATHAM = "Chatham House Rule"
_UNDER_RULE = "but the session was under the Chatham House Rule"
_WRITER = "who wrote it down"
_FEW = 5
"""As few people as this can be told apart by what they said."""


@rule("chatham-house-attribution", Weight.ERROR)
def no_attribution(exchange: Exchange) -> Concerns:
    """What was said under the Chatham House Rule is attributed to nobody, in no edition: neither
    contributions of people, nor quotations, nor findings that were heard only there."""
    for key, session in exchange.sessions.items():
        if session.rule == _CHATHAM:
            for n, entry in enumerate(session.contributions):
                if is_somebody(exchange, entry.who):
                    path = ("sessions", key, "contributions", n, "who")
                    hint = "leave the contribution out, and put what was said into the summary"
                    yield path, f"“{entry.who}” is named as a speaker, {_UNDER_RULE}", hint
            yield from _naming_somebody(exchange, ("sessions", key, "summary"), session.summary)
    for n, quote in enumerate(exchange.quotes):
        if quote.speaker and _rules_of(exchange, quote.session) == {_CHATHAM}:
            sentence = f"the quotation has a speaker, {_UNDER_RULE}"
            yield ("quotes", n, "speaker"), sentence, "leave it out"
    for n, finding in enumerate(exchange.findings):
        if _rules_of(exchange, *finding.heard_in) == {_CHATHAM}:
            if _is_attributed(finding):
                sentence = f"the finding says who said it, {_UNDER_RULE}"
                hint = "write “unattributed: yes” and leave “heard_from” out"
                yield ("findings", n, "heard_from"), sentence, hint
            yield from _naming_somebody(exchange, ("findings", n, "text"), finding.text)


def _naming_somebody(exchange: Exchange, path: Path_, text: str | None) -> Concerns:
    for key in _somebody_in(exchange, text):
        hint = "write “a participant”, or leave it out"
        yield path, f"“[[{key}]]” names somebody, {_UNDER_RULE}", hint


def _somebody_in(exchange: Exchange, text: str | None) -> list[str]:
    """The keys of those whom this prose names by reference."""
    keys = (match[2].strip() for match in NAMED.finditer(text or ""))
    return [key for key in keys if is_somebody(exchange, key)]


def _rules_of(exchange: Exchange, *keys: str | None) -> set[str]:
    sessions = (exchange.sessions.get(key or "") for key in keys)
    return {session.rule for session in sessions if session}


def _is_attributed(finding: Finding) -> bool:
    return bool(finding.heard_from) and not finding.unattributed


@rule("left-out-of-editions", Weight.WARNING)
def kept_silent(exchange: Exchange) -> Concerns:
    """Who was in a session that was closed or under the Chatham House Rule, and who said what in
    one that was not open, is left out of every edition."""
    for key, session in exchange.sessions.items():
        yield from _silent_in_session(exchange, key, session)
    for n, quote in enumerate(exchange.quotes):
        rules = _rules_of(exchange, quote.session)
        if quote.speaker and rules & {"closed", "without attribution"}:
            yield _left_out(("quotes", n, "speaker"), "the speaker")
        if quote.sources and rules & {*BEHIND_DOORS}:
            yield _left_out(("quotes", n, "sources"), _WRITER)
    for n, finding in enumerate(exchange.findings):
        yield from _silent_in_finding(exchange, n, finding)
    for key, image in exchange.images.items():
        if _rules_of(exchange, image.session) & {*BEHIND_DOORS} and not image.decorative:
            path = ("images", key, "people" if image.people else "session")
            yield _left_out(path, "the picture, which may show who was there,")


def _silent_in_session(exchange: Exchange, key: str, session: Session) -> Concerns:
    if session.rule in BEHIND_DOORS:
        for name, value, what in (
            ("with", session.attendees, "who was there"),
            ("hosts", session.hosts, "who invited to it"),
            ("attendance", session.attendance, "how many were there"),
            ("sources", session.sources, _WRITER),
        ):
            if value:
                yield _left_out(("sessions", key, name), what)
        if session.rule != _CHATHAM and _somebody_in(exchange, session.summary):
            yield _left_out(("sessions", key, "summary"), "who is named in it")
    for n, entry in enumerate(session.contributions):
        in_error = session.rule == _CHATHAM and is_somebody(exchange, entry.who)
        if session.rule != "open" and not in_error:
            yield _left_out(("sessions", key, "contributions", n, "who"), "who said what")


def _silent_in_finding(exchange: Exchange, n: int, finding: Finding) -> Concerns:
    rules = _rules_of(exchange, *finding.heard_in)
    behind_doors = rules & {*BEHIND_DOORS}
    if finding.sources and behind_doors:
        yield _left_out(("findings", n, "sources"), _WRITER)
    if rules == {_CHATHAM}:
        return
    if rules and "open" not in rules and _is_attributed(finding):
        yield _left_out(("findings", n, "heard_from"), "who said it")
    if behind_doors and _somebody_in(exchange, finding.text):
        yield _left_out(("findings", n, "text"), "who is named in it")


def _left_out(path: Path_, what: str) -> Concern:
    sentence = f"{what} is left out of every edition: the session was not open"
    return path, sentence, "leave it out of the file too, or check the session’s “rule”"


@rule("few-sources", Weight.WARNING)
def many_sources(exchange: Exchange) -> Concerns:
    """What was said in a session that was closed or under the Chatham House Rule is not told
    beside public names where few can have said it."""
    public = any(r.audience == "public" and not r.is_withdrawn for r in exchange.releases)
    heard = {key for finding in exchange.findings for key in finding.heard_in}
    for key, session in exchange.sessions.items():
        reported = session.summary or session.key_points or key in heard
        if public and session.rule in BEHIND_DOORS and reported:
            most = _most_sources(exchange, session)
            if most is not None and most <= _FEW:
                sentence = f"at most {most} people can have said what is told of this session"
                hint = "tell less of it, or leave the names out of the public edition"
                yield ("sessions", key, "rule"), sentence, hint


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


@rule("name-in-text", Weight.WARNING, error_in_public=True)
def names_in_texts(exchange: Exchange) -> Concerns:
    """Nobody stands by name in a text whose readers may not read the name: an edition can take a
    name out of a list, and out of `[[key]]`, but not out of a sentence."""
    mentioned = set()
    audiences: dict[Audience, str] = {"public": "the public", "partners": "partners"}
    for audience, readers in audiences.items():
        names = _names_of(exchange, audience, are_released=False)
        for path, kind, text in _texts_for(exchange, audience) if names else ():
            for name, key in _named(text, names):
                if (path, key) not in mentioned:
                    mentioned.add((path, key))
                    instead = f"“[[{key}]]”" if kind == "prose" else f"what “{key}” was"
                    sentence = f"“{name}” stands in this text, but has no release for {readers}"
                    yield path, sentence, f"write {instead} instead, or record a release"


@rule("name-spelled-out", Weight.NOTE)
def names_are_references(exchange: Exchange) -> Concerns:
    """Prose names people by `[[key]]`, so that a name goes when its release is withdrawn."""
    names = _names_of(exchange, "public", are_released=True)
    for path, kind, text in _texts_for(exchange, "internal") if names else ():
        for name, key in _named(text, names) if kind == "prose" and path[0] != "people" else ():
            sentence = f"“{name}” is spelled out, so that no edition can take the name out"
            yield path, sentence, f"write “[[{key}]]” instead"


def _texts_for(exchange: Exchange, audience: Audience) -> Iterator[tuple[Path_, Content, str]]:
    """Every text that these readers may read and that could name people, and what it is."""
    shown = parts_shown(exchange, audience)
    for path, part in parts(exchange):
        if isinstance(part, Discrepancy) and not part.printed:
            continue
        for name, value in values(part):
            here = (*path, name)
            kind = type(part).holds[name]
            readable = kind in ("words", "prose") or here == ("id",)
            if path[:1] == ("people",):  # of a person, the names are the record itself
                kind = "prose"
                named = "name" in released(exchange, str(path[1]), audience)
                readable = name == "biography" and named
            if readable and (here[0], here[1] if len(path) > 1 else "") in shown:
                for inside, text in items(here, value):
                    if isinstance(text, str):
                        yield inside, kind, text


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
def quotes_are_released(exchange: Exchange) -> Concerns:
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
def quotes_are_translated(exchange: Exchange) -> Concerns:
    """A quotation in another language has a translation."""
    for n, quote in enumerate(exchange.quotes):
        own, other = (
            (tag or "").partition("-")[0].lower()
            for tag in (exchange.report.language, quote.language)
        )
        if other and other != own and is_missing(quote, "translation"):
            sentence = f"the quotation is in “{quote.language}” and has no translation"
            hint = "write “translation: ” with the words in the report’s language"
            yield ("quotes", n, "translation"), sentence, hint


@rule("translation-without-language", Weight.ERROR)
def translations_are_marked(exchange: Exchange) -> Concerns:
    """A translation is marked as one: the language of the quotation is given."""
    for n, quote in enumerate(exchange.quotes):
        if quote.translation and quote.language is None:
            hint = "write “language: ” with the language it was said in, such as ur"
            sentence = "the quotation has a translation, but not the language it was said in"
            yield ("quotes", n, "language"), sentence, hint


@rule("nothing-public", Weight.ERROR)
def something_is_public(exchange: Exchange) -> Concerns:
    """A party and a place are for everybody: no edition can do without."""
    shown = {field for field, key in parts_shown(exchange, "public") if key != ""}
    for field in ("parties", "places"):
        if field not in shown:
            hint = "leave “audience” out where everybody may know who took part"
            yield (field,), f"none of the “{field}” is for the public edition", hint


@rule("contact-in-public", Weight.WARNING)
def contacts_stay_private(exchange: Exchange) -> Concerns:
    """Nobody's contact data is released to the public without a thought."""
    for n, release in enumerate(exchange.releases):
        public = release.audience == "public" and not release.is_withdrawn
        if public and "contact" in release.what:
            sentence = "contact data is released to the public"
            hint = "release it to partners, unless everybody is to have it"
            yield ("releases", n, "what"), sentence, hint
