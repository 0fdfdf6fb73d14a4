"""Rules about money."""

from __future__ import annotations

from decimal import Decimal

from reportgen.errors import Weight
from reportgen.model.costs import Cost
from reportgen.model.exchange import Exchange
from reportgen.model.figures import Money
from reportgen.rules.parts import is_missing
from reportgen.rules.rule import Concerns, rule
from reportgen.rules.sizes import NOTHING, Range, stated


@rule("costs-do-not-add-up", Weight.WARNING)
def costs_add_up(exchange: Exchange) -> Concerns:
    """The costs that were spent, or all of them, add up to the stated total; where an amount is
    not known or is in another currency, they are not more."""
    total = exchange.total_cost
    spent = [cost for cost in exchange.costs if cost.state != "planned"]
    if total is None or not spent or _is_sum(total, list(exchange.costs)):
        return
    if not _is_sum(total, spent):
        together, _ = _sum(spent, total.currency)
        sentence = (
            f"the costs add up to {together.least:f} {total.currency}, "
            f"but the total is {total.amount:f}"
        )
        yield ("total_cost",), sentence, "check the amounts, and which costs were only planned"


def _is_sum(total: Money, costs: list[Cost]) -> bool:
    """True if these costs can be what the total counts."""
    together, whole = _sum(costs, total.currency)
    limits = stated(total.amount, total.qualifier)
    # A total without cents is rounded.
    rounded = total.amount == total.amount.to_integral_value()
    margin = Decimal("0.99") if rounded else Decimal(0)
    allowed = Range(limits.least - margin, limits.most + margin)
    return allowed.meets(together) if whole else together.least <= allowed.most


def _sum(costs: list[Cost], currency: str) -> tuple[Range, bool]:
    """The sum of the amounts in this currency, and whether it is that of all these costs."""
    amounts = [cost.amount for cost in costs if cost.amount and cost.amount.currency == currency]
    together = sum((stated(money.amount, money.qualifier) for money in amounts), NOTHING)
    return together, len(amounts) == len(costs)


@rule("cost-without-amount", Weight.NOTE)
def costs_have_amounts(exchange: Exchange) -> Concerns:
    """Every item of the costs has an amount."""
    for n, cost in enumerate(exchange.costs):
        if is_missing(cost, "amount"):
            hint = "write “amount: { amount: ..., currency: ... }”, or “amount: unknown”"
            yield ("costs", n, "amount"), f"“{cost.what}” has no amount", hint


@rule("several-currencies", Weight.NOTE)
def one_currency(exchange: Exchange) -> Concerns:
    """The costs are in one currency; of several, no sum can be made."""
    currencies = sorted({cost.amount.currency for cost in exchange.costs if cost.amount})
    if len(currencies) > 1:
        sentence = f"the costs are in several currencies: {', '.join(currencies)}"
        yield ("costs",), sentence, "give all of them in one, if their sum is to be told"
