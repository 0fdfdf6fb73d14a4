"""A pack tried on the samples: what shows only when something is printed."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reportgen.authoring.samples import Sample, samples
from reportgen.errors import EngineError, PackError, Problem, Weight
from reportgen.packs.pack import FORMATS, Pack
from reportgen.pipeline import Options, build
from reportgen.render.artifact import Format

_TRIED: dict[str, tuple[Format, ...]] = {
    "shortest": ("docx", "pdf", "html", "announcement.html", "announcement.md"),
    "barest": ("docx", "html"),
    "pictured": ("docx", "html"),
    "harbour-cities": ("docx", "html", "announcement.html", "announcement.md"),
}
"""What is made of which samples: all kinds of reports, and no more than a few seconds need."""
_ENTRY = re.compile(r" \(for what stands at [^)]*\)$")


def rehearse(pack: Pack) -> Iterator[Problem]:
    """What goes wrong when reports are made with the pack, or would have them refused."""
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        for sample in samples(Path(folder)):
            yield from _tried(pack, sample)


def _tried(pack: Pack, sample: Sample) -> Iterator[Problem]:
    own = str(pack.folder)
    formats = {name for name, file in FORMATS.items() if file in pack.files}
    for format_ in _TRIED.get(sample.name, ()):
        if format_.partition(".")[0] not in formats:
            continue
        try:
            problems = build(sample.file, Options((format_,), "internal", pack=own)).problems
        except (PackError, EngineError) as error:
            # The sample's file is gone when somebody reads this.
            for each in error.problems:
                yield replace(each, sentence=_ENTRY.sub("", each.sentence))
            continue
        # What is a warning within the house refuses the public edition. The barest pictures have no
        # words, which is not the pack's fault.
        for each in problems if sample.name != "barest" else ():
            if each.place.file.startswith(own):
                certain = each.code != "empty-paragraph"
                yield replace(each, weight=Weight.ERROR if certain else each.weight)
