"""Every fact of an exchange is in every finished document: a walk over the exchange, not the view.

The walk knows the model's types and the words of the language; what the view does with them it does
not know. A second test takes each fact away and looks whether the report has changed, so that a
fact that only refers to another is not lost either.
"""

import copy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportgen.editions.select import select
from reportgen.errors import InputError
from reportgen.model.exchange import Exchange
from reportgen.model.releases import Audience
from reportgen.reading.source import Path_, Source, load
from reportgen.reading.validate import validate
from reportgen.view.compose import view
from support.documents import IN_TURN, RICH, any_pictures, built, whole_text
from support.leaves import bare, lost_in, taken_away

RICH_DATA = load(RICH).data
NEEDED = {
    # What the rest of the file refers to.
    *("organisations", "people", "participants", "legs", "delegations", "events", "sessions"),
    *("findings", "attachments", "sources"),
    # Who a participant is.
    *("participants.0.person", "participants.1.person", "participants.4.person"),
    *("participants.2.function", "participants.6.function", "participants.7.count"),
}
"""Facts of the rich exchange without which its file is refused."""


@pytest.mark.parametrize("format_", ["docx", "pdf", "html", "txt"])
@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize("file", IN_TURN)
def test_every_leaf_is_in_every_document(file: Path, audience: Audience, format_: str) -> None:
    text = bare(whole_text(format_, built(file, audience)[format_]))
    assert lost_in(file, audience, text) == []


@pytest.mark.parametrize("path", taken_away(), ids=lambda path: ".".join(map(str, path)))
def test_every_fact_that_is_taken_away_changes_the_report(path: Path_) -> None:
    data = copy.deepcopy(RICH_DATA)
    owner: Any = data
    for part in path[:-1]:
        owner = owner[part]
    owner.pop(path[-1])
    try:
        exchange = validate(Source("test", data))
    except InputError as error:
        assert ".".join(map(str, path)) in NEEDED
        assert {problem.code for problem in error.problems} <= {"no-such-key", "participant-nobody"}
    else:
        assert _view(exchange) != _whole_view()


@cache
def _whole_view() -> object:
    return _view(validate(Source("test", RICH_DATA)))


def _view(exchange: Exchange) -> object:
    selected = select(exchange, "internal")
    return view(selected, "internal", "en", any_pictures(selected))
