"""Cases of the rules about privacy."""

from support.asking import Firing, Silent

PERSON = (
    "people: { p: { name: Pim Oduya } }\n"
    "participants: [{ person: p, party: a }, { key: g, group: officers, party: a }]\n"
)
OPEN_NAME = "releases: [{ people: [p], audience: public, basis: consent, what: [name, %s] }]\n"
EVERYONE = "releases: [{ people: everyone, audience: public, basis: consent }]\n"


def session(rule: str, fields: str = "phase: main") -> str:
    return f"{PERSON}sessions: {{ s: {{ title: S, {fields}, rule: {rule} }} }}\n"


def quote(fields: str, release: str = "") -> str:
    return f"{PERSON}{release}quotes: [{{ words: We came to learn, {fields} }}]\n"


def image(fields: str, release: str = "") -> str:
    return f"{PERSON}{release}images: {{ i: {{ file: i.png, {fields} }} }}\n"


SPOKE = "contributions: [{ §who: p, what: spoke }]"
HEARD = "findings: [{ kind: lesson, title: T, heard_in: [s], §heard_from: [p] }]\n"
TOLD = "findings: [{ kind: lesson, title: T, heard_in: [s], §text: 'As [[p]] of [[b]] said.' }]\n"
TWO = "participants: [{ count: 2, party: a }, { key: m, function: Mayor, party: b }]\n"

FIRING = (
    Firing("chatham-house-attribution", "error", session("Chatham House Rule", SPOKE), "“p”"),
    Firing(
        "chatham-house-attribution",
        "error",
        session("Chatham House Rule") + "quotes: [{ words: W, §speaker: b, session: s }]\n",
        "the quotation has a speaker",
    ),
    Firing(
        "chatham-house-attribution",
        "error",
        session("Chatham House Rule") + HEARD,
        "the finding says who said it",
    ),
    Firing(
        "left-out-of-editions",
        "warning",
        session("Chatham House Rule", "§with: [p]"),
        "who was there is left out",
    ),
    Firing(
        "left-out-of-editions",
        "warning",
        session("Chatham House Rule", SPOKE.replace("p,", "b,")),
        "who said what",
    ),
    Firing("left-out-of-editions", "warning", session("closed", SPOKE), "who said what"),
    Firing("left-out-of-editions", "warning", session("without attribution", SPOKE), "who said"),
    Firing(
        "left-out-of-editions",
        "warning",
        session("closed") + "quotes: [{ words: W, §speaker: b, session: s }]\n",
        "the speaker",
    ),
    Firing("left-out-of-editions", "warning", session("closed") + HEARD, "who said it"),
    Firing(
        "left-out-of-editions",
        "warning",
        session("closed") + "images: { i: { file: i.png, session: s, §people: [{ who: p }] } }\n",
        "the picture, which may show who was there, is left out",
    ),
    Firing(
        "few-sources",
        "warning",
        EVERYONE + "sessions: { s: { title: S, summary: T, attendance: 5, §rule: closed } }\n",
        "at most 5",
    ),
    Firing(
        "few-sources",
        "warning",
        EVERYONE
        + TWO
        + "sessions: { s: { title: S, key_points: [K], §rule: Chatham House Rule } }\n",
        "at most 3",
    ),
    Firing(
        "name-in-text",
        "error",
        PERSON + "§summary: They met Pim\\\n  Oduya.\n".replace("\\", ""),
        "Pim",
    ),
    Firing(
        "name-in-text",
        "warning",
        PERSON + "actions: [{ §title: Ask Pim Oduya }]\n",
        "“Pim Oduya” stands",
        edition="internal",
    ),
    Firing(
        "name-in-text",
        "error",
        "people: { p: { name: Pim O, names: [{ name: Пим Одуя }] } }\n§outcome: Пим Одуя left.\n",
        "“Пим Одуя”",
    ),
    Firing(
        "chatham-house-attribution",
        "error",
        session("Chatham House Rule", "§summary: 'Opened by [[p]].'"),
        "names somebody",
    ),
    Firing(
        "left-out-of-editions", "warning", session("closed", "§summary: '[[p]] spoke.'"), "is named"
    ),
    Firing(
        "chatham-house-attribution",
        "error",
        session("Chatham House Rule") + TOLD,
        "“[[p]]” names somebody",
    ),
    Firing("left-out-of-editions", "warning", session("closed") + TOLD, "is named"),
    Firing("left-out-of-editions", "warning", session("closed", "§hosts: [b]"), "who invited"),
    Firing(
        "left-out-of-editions",
        "warning",
        session("Chatham House Rule", "§attendance: 60"),
        "how many were there",
    ),
    Firing("name-in-text", "error", PERSON + "§summary: They met Oduya, PÍM.\n", "“Pim Oduya”"),
    Firing(
        "name-in-text", "error", PERSON + "§summary: They met P*im* Od**uya**.\n", "“Pim Oduya”"
    ),
    Firing(
        "name-in-text",
        "error",
        PERSON + "images: { i: { §file: pim-oduya.jpg, decorative: yes } }\n",
        "“Pim Oduya”",
    ),
    Firing(
        "name-in-text",
        "error",
        PERSON + "sources: { s: { title: T, §address: 'https://example.org/people/pim_oduya' } }\n",
        "“Pim Oduya”",
    ),
    Firing(
        "name-in-text",
        "error",
        PERSON + "sessions: { s: { title: S, audience: partners, §change: Pim Oduya left. } }\n",
        "no release for partners",
    ),
    Firing(
        "name-spelled-out",
        "note",
        PERSON + OPEN_NAME % "function" + "§summary: They met Pim Oduya.\n",
        "“Pim Oduya”",
    ),
    Firing(
        "quote-without-release",
        "warning",
        quote("speaker: p").replace("{ words", "§{ words"),
        "“p”",
    ),
    Firing(
        "quote-without-release",
        "warning",
        quote("speaker: p, §released: no"),
        "“p” agreed",
        edition="partners",
    ),
    Firing(
        "quote-without-translation", "warning", quote("language: ur").replace("{ w", "§{ w"), "“ur”"
    ),
    Firing(
        "translation-without-language",
        "error",
        quote("translation: T").replace("{ words", "§{ words"),
        "not the language",
    ),
    Firing(
        "contact-in-public",
        "warning",
        PERSON + OPEN_NAME.replace("what", "§what") % "contact",
        "contact",
    ),
    Firing(
        "nothing-public",
        "error",
        "§parties: [{ who: a, roles: [visiting, lead host], audience: internal }]\n",
        "none of the “parties”",
    ),
    Firing("image-without-alt", "error", image("credit: C").replace("i: {", "§i: {"), "cannot see"),
    Firing(
        "image-without-alt",
        "warning",
        image("§alt: to be confirmed"),
        "cannot see",
        edition="internal",
    ),
    Firing("image-without-credit", "warning", image("alt: A").replace("i: {", "§i: {"), "who took"),
    Firing("image-without-release", "warning", image("people: [{ §who: p }]"), "“p” may be shown"),
    Firing("image-without-release", "warning", image("people: [{ §who: g }]", EVERYONE), "“g”"),
    Firing(
        "image-without-release",
        "warning",
        image("people: [{ §who: p }]", EVERYONE),
        "“p”",
        edition="internal",
    ),
    Firing("handling-mark", "error", "report: { §handling: tlp-amber }\n", "Traffic Light"),
    Firing("handling-mark", "error", "report: { §handling: TLP:WHITE }\n", "“TLP:WHITE”"),
    Firing("handling-mark", "error", "report: { §handling: TLP }\n", "“TLP”"),
    Firing("handling-mark", "error", "report: { §handling: Official Sensitive }\n", "is written"),
    Firing("handling-mark", "error", "report: { §handling: Secret }\n", "“Secret”"),
    Firing(
        "handling-mark", "error", "sessions: { s: { title: S, §handling: tlp:red } }\n", "“tlp:red”"
    ),
    Firing(
        "handling-too-weak",
        "error",
        "report: { handling: TLP:GREEN }\nsessions: { s: { title: S, §handling: TLP:AMBER } }\n",
        "not as strict",
    ),
    Firing(
        "handling-too-weak",
        "error",
        "attachments: { t: { title: T, §handling: OFFICIAL-SENSITIVE } }\n",
        "no handling mark",
    ),
    Firing(
        "handling-too-weak",
        "error",
        "report: { handling: OFFICIAL-SENSITIVE }\n"
        "attachments: { t: { title: T, audience: internal, §handling: TLP:RED } }\n",
        "not as strict",
    ),
    Firing(
        "handling-too-weak",
        "error",
        "sessions: { s: { title: S, audience: internal, handling: TLP:RED } }\n"
        "attachments: { t: { title: T, audience: internal, §handling: SECRET } }\n",
        "no mark covers both “SECRET” here and “TLP:RED”",
    ),
    Firing(
        "security-read",
        "note",
        "organisations: { k: { §name: Gull House, kind: court or prison } }\n",
        "“Gull House”",
    ),
    Firing(
        "security-read",
        "note",
        "organisations: { k: { §name: Counter-Terrorism Policing North } }\n",
        "security read",
    ),
    Firing(
        "security-read", "note", "sessions: { s: { title: S, §venue: HMP Gull } }\n", "“HMP Gull”"
    ),
)

SILENT = (
    Silent("chatham-house-attribution", session("open", SPOKE).replace("§", "")),
    Silent("chatham-house-attribution", session("closed", SPOKE).replace("§", "")),
    Silent(
        "chatham-house-attribution",
        session("Chatham House Rule", "contributions: [{ who: g, what: asked }]"),
    ),
    Silent(
        "chatham-house-attribution",
        session("Chatham House Rule") + "quotes: [{ words: W, session: s }]\n",
    ),
    Silent(
        "chatham-house-attribution",
        session("Chatham House Rule") + HEARD.replace("§", "unattributed: yes, "),
    ),
    Silent(
        "chatham-house-attribution",
        session("Chatham House Rule").replace("Rule } }\n", "Rule }, t: { title: T } }\n")
        + HEARD.replace("[s]", "[s, t]").replace("§", ""),
    ),
    Silent("left-out-of-editions", session("open", "with: [p], " + SPOKE).replace("§", "")),
    Silent("left-out-of-editions", session("without attribution", "with: [p]")),
    Silent("left-out-of-editions", session("closed", "summary: They met")),
    Silent(
        "few-sources",
        EVERYONE + "sessions: { s: { title: S, summary: T, attendance: 6, rule: closed } }\n",
    ),
    Silent("few-sources", EVERYONE + TWO + "sessions: { s: { title: S, rule: closed } }\n"),
    Silent("few-sources", TWO + "sessions: { s: { title: S, summary: T, rule: closed } }\n"),
    Silent(
        "few-sources",
        EVERYONE + TWO + "sessions: { s: { title: S, summary: T, with: [b], rule: closed } }\n",
    ),
    Silent(
        "few-sources",
        EVERYONE
        + TWO.replace("2,", "2, qualifier: at least,")
        + "sessions: { s: { title: S, summary: T, rule: closed } }\n",
    ),
    Silent("few-sources", EVERYONE + session("closed", "summary: T")),
    Silent("name-in-text", PERSON + OPEN_NAME % "function" + "summary: They met Pim Oduya.\n"),
    Silent("name-in-text", PERSON + "summary: They met Pim Oduyas and Xpim Oduya.\n"),
    Silent("name-in-text", "people: { p: { name: Rose } }\nsummary: A Rose garden.\n"),
    Silent(
        "name-in-text",
        "people: { p: { name: Pim O, biography: Pim O was born. } }\n"
        "discrepancies: [{ field: dates, what: Pim O, values: [{ value: '1' }], printed: no }]\n",
    ),
    Silent(
        "name-in-text",
        PERSON + "sessions: { s: { title: S, audience: internal, change: Pim Oduya left. } }\n",
    ),
    Silent("name-in-text", PERSON + "sections: { summary: internal }\nsummary: Pim Oduya left.\n"),
    Silent("name-in-text", PERSON + "summary: 'They met [[p]].'\n"),
    Silent("name-spelled-out", PERSON + OPEN_NAME % "function" + "summary: '[[p]] left.'\n"),
    Silent("name-spelled-out", PERSON + OPEN_NAME % "function" + "title: Talk with Pim Oduya\n"),
    Silent(
        "chatham-house-attribution", session("Chatham House Rule", "summary: '[[g]] and [[b]]'")
    ),
    Silent("quote-without-release", quote("speaker: p, audience: internal")),
    Silent("image-without-release", image("people: [{ who: p }], audience: partners")),
    Silent("image-without-release", image("people: [{ who: b }]")),
    Silent(
        "handling-too-weak",
        "report: { handling: TLP:AMBER }\nsessions: { s: { title: S, handling: TLP:GREEN } }\n",
    ),
    Silent("handling-too-weak", "sessions: { s: { title: S, handling: TLP:CLEAR } }\n"),
    Silent(
        "handling-too-weak",
        "sessions: { s: { title: S, audience: internal, handling: TLP:RED } }\n",
    ),
    Silent("quote-without-release", quote("speaker: p, released: yes")),
    Silent("quote-without-release", quote("speaker: p", OPEN_NAME % "quote")),
    Silent("quote-without-release", quote("speaker: b")),
    Silent("quote-without-release", quote("speaker: g")),
    Silent("quote-without-release", quote("released: no")),
    Silent("quote-without-translation", quote("language: en-GB")),
    Silent("quote-without-translation", quote("language: ur, translation: T")),
    Silent("quote-without-translation", quote("language: ur, translation: unknown")),
    Silent("translation-without-language", quote("language: ur, translation: T")),
    Silent("contact-in-public", PERSON + OPEN_NAME.replace("public", "partners") % "contact"),
    Silent("contact-in-public", PERSON + OPEN_NAME % "contact, photo".replace("contact", "quote")),
    Silent(
        "nothing-public",
        "parties:\n  - { who: a, roles: [visiting] }\n"
        "  - { who: b, roles: [lead host], audience: internal }\n",
    ),
    Silent("image-without-alt", image("decorative: yes")),
    Silent("image-without-alt", image("alt: Two people.")),
    Silent("image-without-credit", image("decorative: yes")),
    Silent("image-without-credit", image("credit: unknown")),
    Silent("image-without-release", image("people: [{ who: p }]", OPEN_NAME % "photo")),
    Silent("image-without-release", image("people: [{ who: p }, { who: g }], consent: Forms")),
    Silent("handling-mark", "report: { handling: TLP:AMBER+STRICT }\n"),
    Silent("handling-mark", "report: { handling: OFFICIAL-SENSITIVE }\n"),
    Silent("handling-mark", "report: { handling: Official use only }\n"),
    Silent("security-read", "organisations: { k: { name: Comprison Ltd, kind: police } }\n"),
    Silent("security-read", "sessions: { s: { title: S, venue: Custom House } }\n"),
)
