"""A pack tried on the samples: what shows only when something is printed."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reportgen.authoring.samples import Sample, samples
from reportgen.errors import EngineError, PackError, Problem, Weight
from reportgen.formats import FORMATS
from reportgen.options import Options
from reportgen.packs.pack import Pack
from reportgen.pipeline import build

_TEMPLATES = tuple({each.template: each for each in FORMATS.values() if each.template}.values())
"""One format for each template."""
_REPORTS = tuple(each for each in _TEMPLATES if each.offered)
_TRIED = {
    "shortest": tuple(FORMATS.values()),
    "barest": _REPORTS,
    "pictured": _REPORTS,
    "harbour-cities": _TEMPLATES,
}
"""What is made of which samples: all kinds of reports, and no more than a few seconds need."""
_ENTRY = re.compile(r" \(for what stands at [^)]*\)$")


def rehearse(pack: Pack) -> Iterator[Problem]:
    """What goes wrong when reports are made with the pack, or would have them refused."""
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        for sample in samples(Path(folder)):
            for format_ in _TRIED.get(sample.name, ()):
                if format_.asked in pack.formats:
                    yield from _problems(pack, sample, format_.name)


def _problems(pack: Pack, sample: Sample, format_: str) -> Iterator[Problem]:
    own = str(pack.folder)
    try:
        problems = build(sample.file, Options((format_,), "internal", pack=own)).problems
    except (PackError, EngineError) as error:
        # The sample's file is gone when somebody reads this.
        for each in error.problems:
            yield replace(each, sentence=_ENTRY.sub("", each.sentence))
        return
    # What is a warning within the house refuses the public edition. The barest pictures have no
    # words, which is not the pack's fault.
    for each in problems if sample.name != "barest" else ():
        if each.place.file.startswith(own):
            certain = each.code != "empty-paragraph"
            yield replace(each, weight=Weight.ERROR if certain else each.weight)
