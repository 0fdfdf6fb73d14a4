"""What a person asks of one run."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.formats import FORMATS, USUAL
from reportgen.model.releases import Audience


@dataclass(frozen=True)
class Options:
    """What to make of an exchange file.

    What is left out is as the file's own request says, where `extract` wrote it; else as below.
    """

    formats: tuple[str, ...] = USUAL
    """The names of the formats, as in `reportgen.formats`."""
    edition: Audience | None = None
    """None for the public edition."""
    language: str = ""
    """Empty for the language that the file is written in."""
    pack: str = ""
    """Its name or folder; empty for the pack `formal`."""
    strict: bool = False
    """True if a warning stops the report too."""
    date: str = ""
    """The day in the file's properties where the report has none, as `2018-11-02`; empty for that
    of `SOURCE_DATE_EPOCH`, if any."""

    def __post_init__(self) -> None:
        """Raises ValueError where there is no such format."""
        for name in self.formats:
            if name not in FORMATS:
                raise ValueError(f"there is no format “{name}”; there are: {', '.join(FORMATS)}")

    @property
    def audience(self) -> Audience:
        """Those who read the edition."""
        return self.edition or "public"
