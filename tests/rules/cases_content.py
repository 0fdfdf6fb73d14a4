"""Cases of the rules about content and about the document."""

from support.asking import Firing, Silent

SIGNED = "date: 2025-03-12, parties: [a, b], signatories: [a]"
EURO = "amount: { amount: %s, currency: EUR }"


def costs(total: str, *amounts: str) -> str:
    items = "".join(f"  - {{ what: W, {amount} }}\n" for amount in amounts)
    return f"§total_cost: {{ amount: {total}, currency: EUR }}\ncosts:\n{items}"


def quiet(text: str) -> str:
    return text.replace("§", "")


def cleared(approvals: str, status: str = "final", more: str = "") -> str:
    return (
        "places: { a: { name: A }, b: { name: B } }\n"
        "organisations: { k: { name: K, place: a }, l: { name: L, place: b }, n: { name: N } }\n"
        "people: { p: { name: P } }\nparticipants: [{ person: p, party: a, organisation: k }]\n"
        f"report: {{ status: {status}, authors: [n], {more}{approvals} }}\n"
    )


FIRING = (
    Firing("objective-without-result", "warning", "§objectives: [One, Two]\n", "no objective"),
    Firing(
        "objective-without-result",
        "warning",
        "objectives: [{ title: One, result: met }, §Two]\n",
        "objective 2",
    ),
    Firing(
        "objective-without-evidence",
        "note",
        "objectives: [§{ title: One, result: partly met }]\n",
        "objective 1 is “partly met”",
    ),
    Firing(
        "objective-met-too-early",
        "warning",
        "status: planned\nobjectives: [One, { title: Two, §result: met }]\n",
        "objective 2 is “met”, but",
    ),
    Firing(
        "objective-met-too-early",
        "warning",
        "status: announced\nobjectives: [{ title: One, §result: partly met }]\n",
        "still to come",
    ),
    Firing("action-incomplete", "warning", "actions: [§{ title: T, due: 2025 }]\n", "no owner"),
    Firing(
        "action-incomplete",
        "error",
        "actions: [§{ title: T, owner: a }]\nreport: { status: published }\n",
        "no date",
    ),
    Firing(
        "finding-untraceable", "warning", "findings: [§{ kind: lesson, title: T }]\n", "comes from"
    ),
    Firing(
        "agreement-incomplete",
        "warning",
        "agreements: [§{ title: L, state: signed, date: 2025, parties: [a, b] }]\n",
        "no signatories",
    ),
    Firing(
        "agreement-incomplete",
        "warning",
        "agreements: [§{ title: L, state: in force, parties: [a, b], signatories: [a] }]\n",
        "“in force”, but has no date",
    ),
    Firing("costs-do-not-add-up", "warning", costs("90", EURO % 60, EURO % 40), "100 EUR, but"),
    Firing(
        "costs-do-not-add-up",
        "warning",
        costs("90", EURO % 100, "amount: unknown", "state: planned"),
        "100 EUR",
    ),
    Firing("cost-without-amount", "note", "costs: [§{ what: Ferry }]\n", "“Ferry” has no amount"),
    Firing(
        "several-currencies",
        "note",
        "§costs: [{ what: W, amount: { amount: 1, currency: EUR } },"
        " { what: V, amount: { amount: 1, currency: GBP } }]\n",
        "EUR, GBP",
    ),
    Firing(
        "answered-more-than-asked",
        "error",
        "evaluation: { asked: 9, §answered: 10 }\n",
        "10 answered, but only 9",
    ),
    Firing(
        "answers-more-than-answered",
        "warning",
        "evaluation: { asked: 9, answered: 5, questions: [{ text: Q, §answers: 6 }] }\n",
        "only 5 answered",
    ),
    Firing(
        "answers-more-than-answered",
        "warning",
        "evaluation: { asked: 5, questions: [{ text: Q, §answers: 6 }] }\n",
        "only 5 answered",
    ),
    Firing(
        "score-off-scale",
        "warning",
        "evaluation: { questions: [{ text: Q, scale: 1 to 5, §score: 5.5 }] }\n",
        "5.5 is not on the scale",
    ),
    Firing(
        "score-off-scale",
        "warning",
        "evaluation: { questions: [{ text: Q, scale: 1 (of 2) to 5 (very), §score: 0 }] }\n",
        "0 is not on the scale",
    ),
    Firing(
        "abbreviation-unexplained",
        "warning",
        "§summary: The CTU met the CTU.\noutcome: The CTU.\n",
        "“CTU” is not explained",
    ),
    Firing("lead-long", "note", f"§summary: {'Word ' * 91}\n", "91 words"),
    Firing("abbreviation-unexplained", "warning", "themes: [One, §P/CVE]\n", "“P/CVE”"),
    Firing("abbreviation-unexplained", "warning", "§outcome: Some LMOs.\n", "“LMO”"),
    Firing("mixed-alphabets", "warning", "§outcome: The cоuncil met.\n", "“cоuncil” mixes"),
    Firing("mixed-alphabets", "warning", "people: { p: { §name: Αda Marsh } }\n", "Greek capital"),
    Firing("lost-character", "warning", "§outcome: The caf\ufffd met.\n", "character 8"),
    Firing("not-cleared", "warning", "report: { §status: published }\n", "“published”, but nobody"),
    Firing("not-cleared", "warning", "report: { §status: cleared }\n", "“cleared”, but nobody"),
    Firing("not-cleared", "warning", cleared("§approvals: [{ who: k }]"), "for a host party"),
    Firing(
        "not-cleared",
        "warning",
        cleared("§approvals: [{ who: n, party: l }]", more="reviewers: [k], ").replace(
            "authors: [n]", "authors: [k]"
        ),
        "for a visiting party",
    ),
    Firing(
        "not-cleared",
        "warning",
        cleared("§approvals: [{ who: n, party: k }, { who: n, party: b }]"),
        "nobody other than its authors",
    ),
    Firing("report-without-date", "warning", "§report: { status: final }\n", "bears no date"),
    Firing(
        "version-not-in-history",
        "warning",
        'report: { §version: "1.0", history: [{ version: "0.8" }, { version: "0.9" }] }\n',
        "the history is “0.9”",
    ),
    Firing("corrigenda-unpublished", "note", "report: { §corrigenda: [{ text: T }] }\n", "“draft”"),
    Firing("isbn", "warning", "report: { §isbn: 978-0-00-000000-3 }\n", "not an ISBN"),
    Firing("isbn", "warning", 'report: { §isbn: "12345" }\n', "“12345”"),
    Firing("issn", "warning", "report: { §issn: 1234-5678 }\n", "not an ISSN"),
    Firing(
        "discrepancy-field",
        "error",
        "discrepancies: [{ §field: dats, what: D, values: [{ value: V }] }]\n",
        "“dats” is not a field",
    ),
    Firing(
        "discrepancy-field",
        "error",
        "discrepancies: [{ §field: parties.3.roles, what: D, values: [{ value: V }] }]\n",
        "“parties.3.roles”",
    ),
)

SILENT = (
    Silent("lead-long", f"summary: |\n  {'Word ' * 90}\n\n  {'Word ' * 90}\n"),
    Silent("objective-without-result", "status: under way\nobjectives: [One]\n"),
    Silent("objective-without-result", "objectives: [{ title: One, result: not assessed }]\n"),
    Silent("objective-without-result", "objectives: [{ title: One, result: unknown }]\n"),
    Silent("objective-met-too-early", "objectives: [{ title: One, result: met }]\n"),
    Silent(
        "objective-met-too-early", "status: under way\nobjectives: [{ title: One, result: met }]\n"
    ),
    Silent(
        "objective-met-too-early",
        "status: planned\nobjectives: [One, { title: Two, result: not assessed }]\n",
    ),
    Silent("objective-without-evidence", "objectives: [{ title: One, result: not met }, Two]\n"),
    Silent("action-incomplete", "actions: [{ title: T, state: dropped }]\n"),
    Silent("action-incomplete", "actions: [{ title: T, owner: unknown, state: done }]\n"),
    Silent("finding-untraceable", "findings: [{ kind: lesson, title: T, unattributed: yes }]\n"),
    Silent("finding-untraceable", "findings: [{ kind: lesson, title: T, heard_from: [b] }]\n"),
    Silent(
        "finding-untraceable",
        "sources: { m: { title: M, default: yes } }\nfindings: [{ kind: lesson, title: T }]\n",
    ),
    Silent("agreement-incomplete", f"agreements: [{{ title: L, state: signed, {SIGNED} }}]\n"),
    Silent("agreement-incomplete", "agreements: [{ title: L, state: negotiated }, { title: M }]\n"),
    Silent(
        "agreement-incomplete",
        "agreements: [{ title: L, state: signed, date: unknown, parties: [a],"
        " signatories: withheld }]\n",
    ),
    Silent("costs-do-not-add-up", quiet(costs("100", EURO % 60, EURO % 40))),
    Silent("costs-do-not-add-up", quiet(costs("101", EURO % "60.50", EURO % "39.90"))),
    Silent("costs-do-not-add-up", quiet(costs("100", EURO % 60))[:-1] + "\n  - { what: V }\n"),
    Silent("costs-do-not-add-up", quiet(costs("100", EURO % 60, EURO % 40 + ", state: planned"))),
    Silent("costs-do-not-add-up", quiet(costs("100, qualifier: about", EURO % 60, EURO % 35))),
    Silent("costs-do-not-add-up", quiet(costs("100", EURO % 60 + ", state: planned"))),
    Silent("cost-without-amount", "costs: [{ what: Ferry, amount: withheld }]\n"),
    Silent("several-currencies", "costs: [{ what: W, amount: { amount: 1, currency: EUR } }]\n"),
    Silent("answered-more-than-asked", "evaluation: { asked: 9, answered: 9 }\n"),
    Silent("answered-more-than-asked", "evaluation: { answered: 9 }\n"),
    Silent("answers-more-than-answered", "evaluation: { questions: [{ text: Q, answers: 6 }] }\n"),
    Silent(
        "score-off-scale",
        "evaluation: { questions: [{ text: Q, scale: 1 (1 is bad) – 5, score: 5.0 },"
        " { text: R, scale: one to five, score: 9 }, { text: S, scale: 1 2 or 3, score: 9 }] }\n",
    ),
    Silent(
        "abbreviation-unexplained",
        "summary: The CTU and the UK.\nabbreviations: [{ short: CTU, long: Unit }]\n",
    ),
    Silent(
        "abbreviation-unexplained",
        "summary: The P/CVE work.\nabbreviations: [{ short: P/CVE, long: Prevention }]\n",
    ),
    Silent(
        "abbreviation-unexplained",
        "summary: The RCN, the QXT and the YTL.\nglossary: [{ term: YTL, meaning: Y }]\n"
        "organisations: { r: { name: Rivers, short_name: RCN }, o: { name: QXT Ltd } }\n",
    ),
    Silent(
        "abbreviation-unexplained",
        "summary: The Local Meeting Order (LMO) was read.\noutcome: The LMO holds.\n",
    ),
    Silent(
        "abbreviation-unexplained", "summary: Part XIV, A-4, COVID-19 and DIN-4711 of 2025AB.\n"
    ),
    Silent(
        "abbreviation-unexplained", "summary: See https://example.org/ABCD and X@QRS.org now.\n"
    ),
    Silent("abbreviation-unexplained", "sources: { s: { title: RIVER DAYS DRAW CROWDS } }\n"),
    Silent("abbreviation-unexplained", "summary: This is NOT an abbreviation.\n"),
    Silent(
        "abbreviation-unexplained",
        "report: { handling: TLP:RED, licence: CC BY XYZ, number: QQ 1 }\n"
        "places: { a: { name: ABAB }, b: { name: B } }\n"
        "funding: [{ funder: a, reference: QRS }]\n",
    ),
    Silent("mixed-alphabets", "outcome: The Остик council drank 50 μm of α-tea.\n"),
    Silent("lost-character", "outcome: The café met.\n"),
    Silent("not-cleared", "report: { status: draft }\n"),
    Silent("not-cleared", cleared("approvals: [{ who: p }, { who: n, party: l }]")),
    Silent("not-cleared", cleared("approvals: [{ who: a }, { who: b }]", "published")),
    Silent("not-cleared", "report: { status: final, approvals: withheld }\n"),
    Silent("report-without-date", "report: { status: final, date: 2025 }\n"),
    Silent("report-without-date", "report: { status: final, date: unknown }\n"),
    Silent("report-without-date", "report: { status: for comment }\n"),
    Silent(
        "version-not-in-history",
        'report: { version: "0.9", history: [{ version: "0.8" }, { version: "0.9" }] }\n',
    ),
    Silent("version-not-in-history", 'report: { version: "0.9" }\n'),
    Silent("corrigenda-unpublished", "report: { status: published, corrigenda: [{ text: T }] }\n"),
    Silent("isbn", "report: { isbn: ISBN 978-0-306-40615-7 }\n"),
    Silent("isbn", "report: { isbn: 0-8044-2957-X }\n"),
    Silent("issn", "report: { issn: 0378-5955 }\n"),
    Silent("issn", "report: { issn: 2434-561X }\n"),
    *(
        Silent(
            "discrepancy-field",
            f"sessions: {{ s: {{ title: S, with: [b] }} }}\n"
            f"discrepancies: [{{ field: {field}, what: D, values: [{{ value: V }}] }}]\n",
        )
        for field in ("dates", "sessions.s.weekday", "sessions.s.with.1", "parties.2.roles")
    ),
)
