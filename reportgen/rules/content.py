"""Rules about what came of an exchange: objectives, findings, actions and agreements."""

from __future__ import annotations

from reportgen.errors import Weight
from reportgen.model.exchange import Exchange
from reportgen.rules.parts import is_missing
from reportgen.rules.rule import Concerns, rule

_MET = ("met", "partly met")


@rule("objective-without-result", Weight.WARNING)
def objectives_have_results(exchange: Exchange) -> Concerns:
    """Every objective of a completed exchange says whether it was met; where none does, this is
    told once."""
    missing = [n for n, entry in enumerate(exchange.objectives) if is_missing(entry, "result")]
    if exchange.status != "completed" or not missing:
        return
    hint = "write “result: ” with met, partly met, not met or not assessed"
    if len(missing) == len(exchange.objectives) > 1:
        yield ("objectives",), "no objective says whether it was met", hint
        return
    for n in missing:
        sentence = f"objective {n + 1} does not say whether it was met"
        yield ("objectives", n, "result"), sentence, hint


@rule("objective-met-too-early", Weight.WARNING)
def results_come_after(exchange: Exchange) -> Concerns:
    """No objective of an exchange that is planned or announced has been met, or partly."""
    for n, entry in enumerate(exchange.objectives):
        if exchange.status in ("planned", "announced") and entry.result in _MET:
            sentence = f"objective {n + 1} is “{entry.result}”, but the exchange is still to come"
            hint = f"leave “result” out; or check “status: {exchange.status}”"
            yield ("objectives", n, "result"), sentence, hint


@rule("objective-without-evidence", Weight.NOTE)
def results_have_evidence(exchange: Exchange) -> Concerns:
    """An objective that was met, or partly, says what shows it."""
    for n, entry in enumerate(exchange.objectives):
        if entry.result in _MET and is_missing(entry, "evidence"):
            sentence = f"objective {n + 1} is “{entry.result}”, but nothing shows it"
            yield ("objectives", n, "evidence"), sentence, "write “evidence: ” with what shows it"


@rule("action-incomplete", Weight.WARNING, error_when_final=True)
def actions_can_be_followed(exchange: Exchange) -> Concerns:
    """An action has an owner and a date, or says that no date was agreed; one that was dropped
    needs neither, and one that is done no date."""
    for n, action in enumerate(exchange.actions):
        if action.state != "dropped" and is_missing(action, "owner"):
            hint = "write “owner: ” with the key of whoever does it"
            yield ("actions", n, "owner"), f"action A{n + 1} has no owner", hint
        if action.state not in ("done", "dropped") and is_missing(action, "due"):
            hint = "write “due: ” with a date, or “due: no date agreed”"
            yield ("actions", n, "due"), f"action A{n + 1} has no date", hint


@rule("finding-untraceable", Weight.WARNING)
def findings_are_traceable(exchange: Exchange) -> Concerns:
    """A finding says where or from whom it was heard, or has a source, the file's default source
    included; or it says that nobody is to be named."""
    if any(source.default for source in exchange.sources.values()):
        return
    for n, entry in enumerate(exchange.findings):
        if not entry.unattributed and is_missing(entry, "heard_in", "heard_from", "sources"):
            hint = "write “heard_in: ” with sessions, or “sources: ”, or “unattributed: yes”"
            yield ("findings", n), "nobody can tell where this finding comes from", hint


@rule("agreement-incomplete", Weight.WARNING)
def agreements_are_whole(exchange: Exchange) -> Concerns:
    """An agreement that was signed has a date, parties and signatories."""
    for n, agreement in enumerate(exchange.agreements):
        if agreement.state not in ("signed", "in force", "renewed"):
            continue
        for name in ("date", "parties", "signatories"):
            if is_missing(agreement, name):
                sentence = f"the agreement is “{agreement.state}”, but has no {name}"
                hint = f"write “{name}: ”, or “{name}: unknown” if nobody can say"
                yield ("agreements", n, name), sentence, hint
