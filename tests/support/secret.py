"""An exchange with people who are withheld."""

from typing import Any

SMALL: dict[str, Any] = {
    "id": "x",
    "title": "X",
    "places": {"a": {"name": "A"}, "b": {"name": "B"}},
    "organisations": {"secret-office": {"name": "Secret Office"}},
    "parties": [{"who": "a", "roles": ["visiting"]}, {"who": "b", "roles": ["lead host"]}],
    "people": {"jo-bloggs": {"name": "Jo Bloggs", "family_name": "Bloggs"}},
    "participants": [{"person": "jo-bloggs", "party": "a"}],
}


SECRET: dict[str, Any] = {
    "places": {**SMALL["places"], "hideout": {"name": "Hideout"}},
    "organisations": {
        "secret-office": {"name": "Secret Office", "kind": "police", "audience": "internal"},
        "met-once": {"name": "Met Once", "kind": "NGO"},
    },
    "parties": [*SMALL["parties"], {"who": "secret-office", "roles": ["observer"]}],
    "participants": [{"key": "agent", "function": "Agent", "party": "secret-office"}],
    "events": {"ball": {"name": "Ball", "audience": "partners"}},
    "sessions": {
        "open-one": {"title": "Open One", "with": ["secret-office", "agent"], "after": "hidden"},
        "hidden": {
            "title": "Hidden One",
            "audience": "internal",
            "with": ["jo-bloggs", "met-once"],
            "place": "hideout",
            "sources": ["memo"],
            "documents": ["slides"],
        },
        "dance": {"title": "Dance", "event": "ball"},
    },
    "quotes": [{"words": "Whispered", "session": "hidden"}],
    "images": {"photo": {"file": "x.png", "alt": "Alley", "session": "hidden"}},
    "findings": [
        {"key": "f", "kind": "lesson", "title": "Lesson One", "heard_in": ["hidden", "open-one"]},
        {"key": "g", "kind": "lesson", "title": "Lesson Dusk", "audience": "partners"},
    ],
    "recommendations": [
        {"title": "Advice One", "audience": "internal"},
        {"title": "Advice Two", "based_on": ["f", "g"]},
    ],
    "attachments": {"slides": {"title": "Slides"}},
    "sources": {"memo": {"title": "Memo"}, "news": {"title": "News", "default": True}},
    "costs": [{"what": "Ferry"}],
    "total_cost": {"amount": "12", "currency": "EUR"},
    "sections": {"costs": "partners"},
    "discrepancies": [
        {"field": "sessions.hidden.title", "what": "Hidden title", "values": [{"value": "1"}]},
        {"field": "title", "what": "The title", "values": [{"value": "2"}]},
    ],
    "summary": "See [the hidden one](#hidden), [the open one](#open-one), [[secret-office]].",
}


INTERNAL: tuple[str, ...] = (
    "Secret Office",
    "Agent",
    "Hidden One",
    "Whispered",
    "Alley",
    "Met Once",
    "Hideout",
)


FOR_PARTNERS = ("Ball", "Dance", "Lesson Dusk", "Ferry", "EUR")
