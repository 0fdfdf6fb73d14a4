"""Whatever part of the model a file uses, and whatever its texts hold: the report is made in every
format, and nothing of it is lost."""

import copy
import functools
import json
import operator
import random
import shutil
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reportgen import Options, build
from reportgen.errors import InputError, Weight
from reportgen.reading.source import Path_, Source, load
from reportgen.reading.validate import validate
from reportgen.rules.check import check
from support.documents import FORMATS, RICH, whole_text
from support.leaves import bare, lost_in, taken_away

DATA = load(RICH).data
OPTIONAL = taken_away()
# Letters of the scripts that the pack's fonts have, and every sign that an engine could trip over.
ALPHABET = "abcxyzÄßéłøαβΩжщЮ 0123456789.,;:!?–—…’“”&<>{}%#$|[]()*_`~^\\/\"'=+-@"
TEXT = st.text(ALPHABET, min_size=1, max_size=60)


def texts(value: Any, path: Path_ = ()) -> list[Path_]:
    """The paths of all texts that are not keys, choices, dates or numbers: those with a space."""
    if isinstance(value, dict):
        return [found for key, item in value.items() for found in texts(item, (*path, key))]
    if isinstance(value, list):
        return [found for n, item in enumerate(value) for found in texts(item, (*path, n))]
    return [path] if isinstance(value, str) and " " in value and path[-1] != "file" else []


TEXTS = texts(DATA)


Change = tuple[Path_, str | None]
"""A part, and the text that it becomes; None takes it away."""


def changed(data: Any, changes: list[Change]) -> Any:
    """The data with those of these changes after which a report can still be made of it.

    All are tried at once, then each half: most sets of changes are fine as they are.
    """
    tried = copy.deepcopy(data)
    for path, text in changes:
        with suppress(KeyError, IndexError, TypeError):  # what it stood in is gone
            owner = functools.reduce(operator.getitem, path[:-1], tried)
            if text is None:
                del owner[path[-1]]
            else:
                owner[path[-1]] = text
    if is_buildable(tried):
        return tried
    if len(changes) == 1:
        return data
    half = len(changes) // 2
    return changed(changed(data, changes[:half]), changes[half:])


def is_buildable(data: Any) -> bool:
    """True if the file is an exchange in which no rule finds an error."""
    source = Source("test", data)
    try:
        problems = check(validate(source), source, date.today(), "internal")
    except InputError:
        return False
    return not [problem for problem in problems if problem.weight is Weight.ERROR]


@st.composite
def exchanges(draw: st.DrawFn) -> Any:
    """The rich exchange with parts taken away and texts replaced."""
    chance = random.Random(draw(st.integers(0, 10**6)))
    share = draw(st.sampled_from([0.0, 0.1, 0.5, 0.9]))
    gone = [path for path in OPTIONAL if chance.random() < share]
    changes: list[Change] = [(path, None) for path in sorted(gone, key=len)]
    changes += draw(st.lists(st.tuples(st.sampled_from(TEXTS), TEXT), max_size=12))
    return changed(DATA, changes) if changes else DATA


def assert_nothing_is_lost(data: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.json"
        file.write_text(json.dumps(data), "utf-8")
        shutil.copytree(RICH.parent / "pictures", Path(folder) / "pictures")
        made = build(file, Options(formats=FORMATS, edition="internal"))
        assert [artifact.format for artifact in made.artifacts] == list(FORMATS)
        for artifact in made.artifacts:
            text = bare(whole_text(artifact.format, artifact.data))
            assert lost_in(file, "internal", text) == [], artifact.format


# A smaller example of the same loss tells no more than the loss, which names its place.
SETTINGS = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.generate],
)


@given(exchanges())
@settings(SETTINGS, max_examples=4)
def test_nothing_is_lost_in_any_format(data: Any) -> None:
    assert_nothing_is_lost(data)


@pytest.mark.slow  # every example is a whole report in three formats
@given(exchanges())
@settings(SETTINGS, max_examples=30)
def test_nothing_is_lost_in_any_format_of_many(data: Any) -> None:
    assert_nothing_is_lost(data)
