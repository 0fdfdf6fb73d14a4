"""Addresses in running text are links, and the signs of the sentence around them are not."""

import pytest

from reportgen.markdown import Run
from reportgen.render.addresses import with_links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Read https://a.example/b, then rest.", {"https://a.example/b": "https://a.example/b"}),
        ("(see https://a.example/b_(c)).", {"https://a.example/b_(c)": "https://a.example/b_(c)"}),
        ("Write to a.b@c.example.", {"a.b@c.example": "mailto:a.b@c.example"}),
        ("Call +44 121 496 0000.", {"+44 121 496 0000": "tel:+441214960000"}),
        ("On 30 October 2018, 180 people; R+1 and 3+4.", {}),
        ("@home, a@b, http://, +44", {}),
    ],
)
def test_what_is_an_address_leads_there(text: str, links: dict[str, str]) -> None:
    runs = list(with_links([Run(text, strong=True)]))
    assert {run.text: run.link for run in runs if run.link} == links
    assert "".join(run.text for run in runs) == text
    assert all(run.strong for run in runs)


def test_a_link_of_the_author_stays_as_it_is() -> None:
    run = Run("https://a.example", link="https://b.example")
    assert list(with_links([run])) == [run]
