"""The lists at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.model.attachments import Attachment
from reportgen.model.base import Entity, Traced, ValueState
from reportgen.model.delegations import Delegation
from reportgen.model.participants import Participation
from reportgen.view import records as r
from reportgen.view.context import Context

MOST_WORDS_TOGETHER = 15
"""Abbreviations and terms of the glossary that stand in one list."""


def photographs(context: Context) -> r.Part:
    """The pictures that stand neither on the cover nor with a session."""
    images = context.exchange.images.items()
    shown = [key for key, image in images if not (image.cover or image.session)]
    return r.Part(pictures=tuple(map(context.picture, shown)))


def documents(context: Context) -> r.Part:
    """The documents that belong to the exchange."""
    items = (_document(context, entry) for entry in context.exchange.attachments.values())
    return r.Part(lists=tuple(context.listing(items)))


def _document(context: Context, entry: Attachment) -> r.Item:
    """A document with what it is, and where it can be had."""
    details = ", ".join(_details(context, entry))
    texts = (
        context.words.closed(context.words.capital(text)) for text in (details, entry.where) if text
    )
    about = context.sourced(" ".join((*texts, *filter(None, [entry.address]))), entry)
    return r.Item(about, context.words.closed(entry.title)) if about else r.Item(entry.title)


def _details(context: Context, document: Attachment) -> Iterator[str]:
    """What kind of document it is, by whom, of when, in which language."""
    kind = document.kind
    # A handbook that is called “Handbook of ...” says so itself.
    if kind and not re.search(rf"\b{re.escape(kind)}\b", document.title, re.IGNORECASE):
        yield kind
    if document.author:
        yield document.author
    if document.date:
        yield context.words.when(document.date)
    if document.language:
        yield context.words.language(document.language)
    if document.handling:
        yield document.handling


def abbreviations(context: Context) -> r.Part:
    """Short forms and what they stand for, unless they stand in the glossary."""
    return r.Part() if _stand_together(context) else r.Part(grid=tuple(_short_forms(context)))


def glossary(context: Context) -> r.Part:
    """Words that readers may not know, in the order of the alphabet."""
    terms = [r.Fact(entry.term, (entry.meaning,)) for entry in context.exchange.glossary]
    together = _stand_together(context)
    entries = (*_short_forms(context), *terms) if together else terms
    title = context.words.label("words_explained") if together else ""
    by_name = sorted(entries, key=lambda entry: entry.label.casefold())
    return r.Part(r.Heading("", title, ""), grid=tuple(by_name)) if by_name else r.Part()


def _short_forms(context: Context) -> Iterator[r.Fact]:
    yield from (r.Fact(each.short, (each.long,)) for each in context.exchange.abbreviations)


def _stand_together(context: Context) -> bool:
    """True if both lists are short: two chapters of a few lines would be one too many."""
    short, terms = context.exchange.abbreviations, context.exchange.glossary
    return bool(short and terms) and len(short) + len(terms) <= MOST_WORDS_TOGETHER


def remarks(context: Context) -> r.Part:
    """What authors added to entries beyond what any field says."""
    items = (
        r.Item(part.remark, f"{name}:")
        for part, name in _named(context, context.exchange, context.exchange.title)
        if isinstance(part, Traced) and part.remark
    )
    return r.Part(lists=tuple(context.listing(items)))


def gaps(context: Context) -> r.Part:
    """What is to be confirmed, unknown, or not shown: each state that the author wrote."""
    return r.Part(lists=tuple(context.listing(_gaps(context))))


def _gaps(context: Context) -> Iterator[r.Item]:
    words = context.words
    by_name: dict[str, dict[ValueState, list[str]]] = {}
    for part, name in _named(context, context.exchange, context.exchange.title):
        for field, state in part.states.items():
            if not _is_told(part, field):
                fields = by_name.setdefault(name, {}).setdefault(state, [])
                fields.append(words.field(field))
    for name, by_state in by_name.items():
        phrases = [words.say(_STATES[s], what=words.listed(f)) for s, f in by_state.items()]
        yield r.Item(words.closed("; ".join(phrases)), f"{name}:")


def _is_told(part: Entity, field: str) -> bool:
    """True if a sentence on a delegation says that nobody travelled along with it."""
    is_companions = isinstance(part, Delegation) and field == "companions"
    return is_companions and part.states[field] == "not applicable"


_STATES: dict[ValueState, str] = {
    "to be confirmed": "to_be_confirmed",
    "unknown": "unknown",
    "not applicable": "not_applicable",
    "withheld": "withheld",
}


# ---- what entries are called ---------------------------------------------------------------------


def _named(context: Context, part: Entity, name: str) -> Iterator[tuple[Entity, str]]:
    """Every part of the exchange from this one down, with what to call it: an entry without a name
    of its own has that of what it belongs to."""
    yield part, name
    for field in type(part).model_fields:
        value = getattr(part, field)
        entries = value.items() if isinstance(value, dict) else _counted(value)
        for key, entry in entries:
            if isinstance(entry, Entity):
                mark = _mark(context, field, key) if part is context.exchange else ""
                label = context.words.labels.get(field, "") if part is context.exchange else ""
                yield from _named(context, entry, mark or _name(context, entry) or label or name)


def _counted(value: object) -> Iterator[tuple[int, object]]:
    """The entries of a list by their numbers from 1; a value that is no list is its own entry."""
    return enumerate(value if isinstance(value, tuple) else (value,), 1)


def _mark(context: Context, field: str, key: str | int) -> str:
    """What the report calls an entry by its place: R1, A1, a leg, a delegation."""
    match field:
        case "recommendations":
            return f"R{key}"
        case "actions":
            return f"A{key}"
        case "legs":
            return context.words.capital(context.naming.leg(str(key)))
        case "delegations":
            return context.words.capital(context.naming.delegation(str(key)))
        case _:
            return ""


def _name(context: Context, part: Entity) -> str:
    """What an entry calls itself, or what its reference makes of it."""
    if isinstance(part, Participation):
        return context.words.capital(context.naming.participant(part))
    if who := getattr(part, "who", ""):
        return context.words.capital(context.naming.attendee(who))
    names = (getattr(part, field, None) for field in _NAMES)
    return next((name for name in names if isinstance(name, str)), "").rstrip(".")


_NAMES = ("name", "title", "theme", "caption", "what")
"""Fields that say what an entry is called."""
