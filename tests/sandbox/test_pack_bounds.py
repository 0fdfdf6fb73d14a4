"""A pack's work is counted, in both engines, with bounds far from any report, and done once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen import Options, build
from reportgen.errors import PackError
from reportgen.packs.pack import find
from reportgen.reading.source import load
from reportgen.render.html import page as html
from reportgen.sandbox import environment as env
from reportgen.sandbox.bounds import MOST_CHARACTERS, MOST_STEPS
from support.crowded import crowded
from support.documents import MINIMAL
from support.masters import before_end, in_master, paragraph


def refused(pack: Path, format_: str) -> PackError:
    with pytest.raises(PackError) as caught:
        build(MINIMAL, Options((format_,), pack=str(pack)))
    return caught.value


# ---- what would never end -----------------------------------------------------------------------

TURNS = "".join(f"{{% for a{n} in x %}}" for n in range(9)) + "y" + "{% endfor %}" * 9
ENDLESS = {
    "doubling by joining": "{% set x = 'ab' %}" + "{% set x = x ~ x %}" * 40,
    "doubling by printing": "{% set x %}ab{% endset %}"
    + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40,
    "doubling by adding": "{% set x = 'ab' %}" + "{% set x = x + x %}" * 40,
    "doubling lists": "{% set x = [1] %}" + "{% set x = x + x %}" * 40,
    "loops in loops": "{% set x = [1, 2, 3, 4, 5, 6, 7, 8] %}" + TURNS,
    "a macro that calls itself": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "a macro that calls itself twice": "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}"
    "{% endif %}{% endmacro %}{{ f(60) }}",
    "a long text, again and again": "{% set x = 'a' * 1000000000 %}{{ x }}",
    "a list, again and again": "{% set x = [1] * 1000000000 %}{{ x | length }}",
    "a power": "{{ 10 ** 10 ** 9 }}",
    "a form with a width": "{{ '%1000000000d' % 1 }}",
    "a wide text": "{{ 'a' | center(1000000000) }}",
    "a batch": "{{ [1] | batch(1000000000, 'x') | list | length }}",
    "a slice": "{{ [1] | slice(1000000000) | list | length }}",
    "a round number": "{{ 1.5 | round(1000000000) }}",
    "a replacement": "{% set x = 'a' * 1 %}{{ report.title | replace('', report.title * 9) }}",
}


@pytest.mark.parametrize("name", ENDLESS)
@pytest.mark.parametrize("format_", ["html", pytest.param("docx", marks=pytest.mark.slow)])
def test_what_would_never_end_ends_with_an_error(pack: Path, name: str, format_: str) -> None:
    if format_ == "html":
        (pack / "html" / "cover.html.j2").write_text(ENDLESS[name], "utf-8")
        place = pack / "html" / "cover.html.j2"
    else:
        in_master(pack, "word/document.xml", before_end(paragraph(ENDLESS[name])))
        place = pack / "report.docx"
    (problem,) = refused(pack, format_).problems
    assert problem.place.file == str(place)
    assert problem.code != "bug"


def test_pages_that_include_each_other_end(pack: Path) -> None:
    (pack / "html" / "cover.html.j2").write_text("{% include 'html/facts.html.j2' %}", "utf-8")
    (pack / "html" / "facts.html.j2").write_text("{% include 'html/cover.html.j2' %}", "utf-8")
    (problem,) = refused(pack, "html").problems
    assert problem.code == "template-recursion"


@pytest.mark.slow
def test_a_report_of_500_participants_is_far_from_the_bounds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[env.Templates] = []

    def kept(*arguments: object, **named: object) -> env.Templates:
        made.append(env.environment(*arguments, **named))  # type: ignore[arg-type]
        return made[-1]

    monkeypatch.setattr(html, "environment", kept)
    build(crowded(tmp_path, 500, 120), Options(("html",), "internal"))
    left = [each.budget for each in made]
    assert 0.9 * MOST_STEPS < min(each.steps for each in left) < MOST_STEPS
    assert 0.9 * MOST_CHARACTERS < min(each.characters for each in left) < MOST_CHARACTERS


# ---- what would run, or print what has no words -------------------------------------------------

FORBIDDEN = [
    "{{ report.title.upper() }}",
    "{{ ', '.join(report.cover.cities) }}",
    "{{ '{0.__class__}'.format(report) }}",
    "{{ report.words.items() }}",
    "{{ report.title.encode() }}",
    "{{ report.cover.cities.index('x') }}",
    "{{ report.title | attr('upper') }}",
    "{{ report.title | safe }}",
    "{{ report | pprint }}",
    "{{ report | tojson }}",
    "{{ report.title | xmlattr }}",
    "{{ report.cover.picture | string }}",
    "{{ report.cover.picture ~ '' }}",
    "{{ report.cover | upper }}",
    "{{ report.parts | join }}",
    "{{ report.parts | string }}",
    "{{ report.title | join(', ') }}",
    "{% for c in report.title %}{{ c }}{% endfor %}",
    "{{ loop }}",
    "{% autoescape false %}{{ report.title }}{% endautoescape %}{{ x }}",
]


@pytest.mark.parametrize("tag", FORBIDDEN)
@pytest.mark.parametrize("format_", ["html", pytest.param("docx", marks=pytest.mark.slow)])
def test_a_template_only_prints_and_asks(pack: Path, tag: str, format_: str) -> None:
    if format_ == "html":
        (pack / "html" / "cover.html.j2").write_text(tag, "utf-8")
    else:
        in_master(pack, "word/document.xml", before_end(paragraph(tag)))
    assert refused(pack, format_).problems[0].sentence


# ---- prepared once ------------------------------------------------------------------------------


def test_ten_reports_prepare_their_pack_once(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    original = Path.read_bytes

    def watched(self: Path) -> bytes:
        read.append(self)
        return original(self)

    monkeypatch.setattr(Path, "read_bytes", watched)
    compiled: list[str] = []
    monkeypatch.setattr(env.Templates, "_generate", _counting(env.Templates._generate, compiled))
    for _ in range(10):
        build(MINIMAL, Options(("docx", "html"), pack=str(pack)))
    assert read.count(pack / "report.docx") <= 2  # once for its digest
    pages = [name for name in compiled if name and name.endswith(".j2")]
    assert len(pages) == len(set(pages))
    assert find(str(pack)) is find(str(pack))
    assert load(pack / "pack.yaml").data["name"] == "formal"


def _counting(original: Callable[..., str], seen: list[str]) -> Callable[..., str]:
    def run(
        self: env.Templates, source: object, name: str, *others: object, **named: object
    ) -> str:
        seen.append(name)
        return original(self, source, name, *others, **named)

    return run
