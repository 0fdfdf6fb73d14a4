"""What the view tells of what was learned."""

from reportgen.model.exchange import Exchange
from reportgen.view.compose import view
from support.documents import part_of


def test_remarks_on_contexts_stand_under_a_title_of_their_own() -> None:
    contexts = [{"theme": "Rent", "views": [{"who": "a", "text": "High"}], "note": "Since 2020."}]
    exchange = Exchange.model_validate(
        {
            "id": "x",
            "title": "X",
            "places": {"a": {"name": "Arden"}},
            "parties": [{"who": "a", "roles": ["visiting"]}],
            "contexts": contexts,
        }
    )
    (remarks,) = part_of(view(exchange, "internal", "en"), "contexts").lists
    assert (remarks.title, remarks.items[0].lead) == ("Remarks", "Rent:")
