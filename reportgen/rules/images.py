"""Rules about pictures."""

from __future__ import annotations

from reportgen.editions.permissions import may_be_pictured
from reportgen.editions.restricted import parts_shown
from reportgen.errors import Weight
from reportgen.model.exchange import Exchange
from reportgen.rules.parts import is_missing
from reportgen.rules.rule import Concerns, rule


@rule("image-without-alt", Weight.WARNING, error_in_public=True)
def described_in_words(exchange: Exchange) -> Concerns:
    """A picture is told in words for those who cannot see it, or is decorative."""
    for key, image in exchange.images.items():
        if image.alt is None and not image.decorative:
            hint = "write “alt: ” with what it shows, or “decorative: yes” if it tells nothing"
            yield ("images", key, "alt"), "the picture has no text for those who cannot see", hint


@rule("image-without-credit", Weight.WARNING)
def credited(exchange: Exchange) -> Concerns:
    """A picture that is more than decoration says who took it."""
    for key, image in exchange.images.items():
        if not image.decorative and is_missing(image, "credit"):
            hint = "write “credit: ” with who took it, or “credit: unknown”"
            yield ("images", key, "credit"), "the picture does not say who took it", hint


@rule("image-without-release", Weight.WARNING)
def people_are_released(exchange: Exchange) -> Concerns:
    """Whoever can be recognised in a picture has a release of photographs for the public, or the
    picture says under `consent` on which basis they are shown; else it is left out in public."""
    shown = parts_shown(exchange, "public")
    for key, image in exchange.images.items():
        for n, pictured in enumerate(image.people if ("images", key) in shown else ()):
            if not may_be_pictured(exchange, image, pictured.who, "public"):
                sentence = f"left out in public: nothing says that “{pictured.who}” may be shown"
                hint = "record a release of a “photo”, or the picture’s “consent”"
                yield ("images", key, "people", n, "who"), sentence, hint
