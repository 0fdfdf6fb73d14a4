"""A pack that means harm ends soon, in an error that says so, and its templates get at nothing."""

from pathlib import Path

import pytest

from reportgen.authoring.checking.filters import JINJA, TESTS
from reportgen.errors import PackError
from reportgen.sandbox.filters import NAMES, QUESTIONS
from support.documents import MINIMAL
from support.hostile import HUNDRED, cover_with, made, refused, refused_cover

# ---- calls --------------------------------------------------------------------------------------

METHODS = [
    "{{ 'a'.upper() }}",
    "{{ '{}'.format(report) }}",
    "{{ '{x}'.format_map({'x': report}) }}",
    "{{ '-'.join(['a', 'b']) }}",
    "{{ 'a'.ljust(1000000000) }}",
    "{{ 'a'.replace('a', 'b') }}",
    "{{ 'a'.encode() }}",
    "{{ 'abc'.translate({97: 98}) }}",
    "{{ [1, 2].index(2) }}",
    "{% for key, word in report.words.items() %}{{ word }}{% endfor %}",
    "{{ report.words.get('page') }}",
    "{{ report.title.title() }}",
    "{{ (5).to_bytes(1000000000, 'big') }}",
]


@pytest.mark.parametrize("template", METHODS)
def test_no_method_of_a_value_is_called(pack: Path, template: str) -> None:
    problem = refused_cover(pack, template)
    assert problem.code == "template-forbidden"
    assert "filter" in problem.hint


def test_what_a_template_calls_of_its_own_is_called(pack: Path) -> None:
    cover_with(
        pack,
        "{% macro twice(x) %}{{ x }}{{ caller() }}{{ x }}{% endmacro %}"
        "{% call twice('a') %}-{% endcall %}"
        "{% for x in [1, 1, 2] %}{{ loop.cycle('b', 'c') }}{{ loop.changed(x) }}{% endfor %}"
        "{% for x in [[1, [2]]] recursive %}{{ loop(x) if x is iterable else x }}{% endfor %}"
        "{% block own %}d{% endblock %}{{ self.own() }}",
    )
    assert "a-abTruecFalsebTrue12dd" in made(pack).decode()


# ---- filters and tests --------------------------------------------------------------------------


def test_pack_check_knows_the_same_filters_and_tests() -> None:
    assert JINJA.keys() == NAMES
    assert QUESTIONS == TESTS


FORBIDDEN = (
    "attr center filesizeformat forceescape format indent pprint random safe tojson urlencode"
    " urlize wordwrap xmlattr items dictsort"
)


@pytest.mark.parametrize("name", FORBIDDEN.split())
def test_other_filters_are_there_for_no_template(pack: Path, name: str) -> None:
    problem = refused_cover(pack, f"{{% if false %}}{{{{ report.title | {name} }}}}{{% endif %}}")
    assert problem.code == "unknown-filter"
    assert f"there is no filter “{name}”" in problem.sentence


def test_a_filter_that_is_misspelt_is_told_with_the_one_meant(pack: Path) -> None:
    assert refused_cover(pack, "{{ report.title | uper }}").hint == "did you mean “upper”?"
    assert "callable" in refused_cover(pack, "{{ report is callable }}").sentence


UNPRINTABLE = [
    "report.announcement.purpose",
    "report.cover",
    "report",
    "[1, 2]",
    "{'a': 1}",
    "none",
]
AS_TEXT = [
    "{{ VALUE }}",
    "{{ VALUE | string }}",
    "{{ VALUE | upper }}",
    "{{ VALUE | e }}",
    "{{ VALUE | trim }}",
    "{{ VALUE | replace('a', 'b') }}",
    "{{ 'a' | replace('a', VALUE) }}",
    "{{ [VALUE] | join }}",
    "{{ ['a', 'b'] | join(VALUE) }}",
    "{{ [[VALUE]] | map('first') | join }}",
    "{{ [VALUE] | map('string') | first }}",
    "{{ 'a' ~ VALUE }}",
    "{{ VALUE ~ 'a' }}",
    "{{ 'a' + VALUE }}",
    "{{ '%s' % VALUE }}",
    "{% filter upper %}{{ VALUE }}{% endfilter %}",
    "{% set x %}{{ VALUE }}{% endset %}",
]


@pytest.mark.parametrize("template", AS_TEXT)
def test_what_may_not_be_printed_comes_into_no_text(
    pack: Path, template: str, tmp_path: Path
) -> None:
    file = tmp_path / "exchange.yaml"
    file.write_text(f"{MINIMAL.read_text('utf-8')}purpose: To learn from each other.\n", "utf-8")
    for value in UNPRINTABLE:
        cover_with(pack, template.replace("VALUE", value))
        with pytest.raises(PackError) as caught:
            made(pack, file=file)
        [problem] = caught.value.problems
        assert problem.code in ("template-value", "template-expression"), value
        assert problem.place.line == 2


def test_a_default_stands_for_what_is_not_there(pack: Path) -> None:
    cover_with(pack, "{{ nothing | default('a') }}{{ report.nothing | d('b') | upper }}")
    assert "aB" in made(pack).decode()


@pytest.mark.parametrize(
    "template",
    [
        "{{ report.title | safe }}",
        "{% autoescape false %}{{ report.title }}{% endautoescape %}",
    ],
)
def test_nothing_is_printed_unescaped(pack: Path, template: str) -> None:
    assert refused_cover(pack, template).code in ("unknown-filter", "template-forbidden")


def test_what_was_escaped_is_not_turned_back(pack: Path) -> None:
    cover_with(
        pack,
        "{% set text %}{{ '<b>' }}{% endset %}"
        "{% set old %}&lt;{% endset %}{% set new %}<{% endset %}{{ text | replace(old, new) }}",
    )
    assert "<b>" not in made(pack).decode()


# ---- budgets ------------------------------------------------------------------------------------


def nested(depth: int, entries: str) -> str:
    opened = "".join(f"{{% for x{n} in {entries} %}}" for n in range(depth))
    return opened + "{% endfor %}" * depth


DOUBLED = "{% set x = [1] %}" + "{% set x = [x, x] %}" * 40
COSTLY = {
    "text doubled": "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 40,
    "text added": "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x + x %}" * 40,
    "block doubled": "{% set x %}aaaaaaaaaa{% endset %}"
    + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40,
    "list doubled": "{% set x = [1] %}" + "{% set x = x + x %}" * 40,
    "loops": nested(8, HUNDRED),
    "loops that ask": nested(3, HUNDRED).replace(
        "{% endfor %}", f"{{% for y in {HUNDRED} if y == 2 %}}{{% endfor %}}{{% endfor %}}", 1
    ),
    "own text": nested(3, HUNDRED).replace("{% endfor %}", "a" * 100_000 + "{% endfor %}", 1),
    "macro that calls itself twice": "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}"
    "{% endif %}{% endmacro %}{{ f(60) }}",
    "lists in lists compared": DOUBLED + DOUBLED.replace("x", "y") + "{{ x == y }}",
    "lists in lists looked for": DOUBLED + DOUBLED.replace("x", "y") + "{{ [x] is in [y] }}",
    "lists in lists told apart": DOUBLED + "{% for y in [x, x] %}{{ loop.changed(x) }}{% endfor %}",
    "lists in lists sorted": DOUBLED + "{{ [x, x] | sort | length }}",
    "long separators": "{% set x %}"
    + "a" * 90_000
    + "{% endset %}"
    + f"{{{{ ({HUNDRED} + {HUNDRED}) | join(x) }}}}" * 6,
    "replaced by more": "{% set x %}" + "a" * 90_000 + "{% endset %}{{ x | replace('a', x) }}",
    "slices": DOUBLED + "{{ x[:] | length }}",
}


@pytest.mark.parametrize("way", COSTLY)
def test_a_template_that_does_not_end_is_ended(pack: Path, way: str) -> None:
    assert refused_cover(pack, COSTLY[way]).code == "template-budget"


HUGE = [
    "{{ 'a' * 10**9 }}",
    "{{ 'a' * 1000000000 }}",
    "{{ [1] * 1000000000 }}",
    "{{ 10**10**8 }}",
    "{{ 10000000000 * 10000000000 * 10000000000 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ [1] | batch(1000000000, 1) | list | length }}",
    "{{ [1] | slice(1000000000) | list | length }}",
    "{{ 5 | round(-1000000000) }}",
    "{{ 5 | round(1000000000, 'ceil') }}",
    "{{ 'f' * 30 }}",
    "{{ ('f' ~ 'ffffffffffffffffffffffff') | int(0, 16) }}",
    "{{ [[1], [2]] | sum(start=[]) | length }}",
    "{{ {(1, 2): 3} }}",
]


@pytest.mark.parametrize("template", HUGE)
def test_nothing_huge_is_worked_out(pack: Path, template: str) -> None:
    assert refused_cover(pack, template).code.startswith("template-")


ENDLESS = [
    "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
    "{% include 'html/cover.html.j2' %}",
    "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{% block own %}{{ self.own() }}{% endblock %}",
]


@pytest.mark.parametrize("template", ENDLESS)
def test_what_calls_itself_without_an_end_is_told(pack: Path, template: str) -> None:
    problem = refused_cover(pack, template)
    assert problem.code == "template-recursion"
    assert "calls itself without an end" in problem.sentence


def test_files_that_include_each_other_are_told(pack: Path) -> None:
    (pack / "html" / "other.html.j2").write_text("{% include 'html/cover.html.j2' %}", "utf-8")
    cover_with(pack, "{% include 'html/other.html.j2' %}")
    [problem] = refused(pack)
    assert problem.code == "template-recursion"
    assert problem.place.line


DEEP = [
    "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}",
    "{{ 1" + " + 1" * 3_000 + " }}",
    "{{ report" + ".title" * 3_000 + " }}",
    "{{ 'a'" + "|upper" * 3_000 + " }}",
    "{{ " + "[" * 3_000 + "]" * 3_000 + " }}",
    "{% if report %}" * 1_000 + "{% endif %}" * 1_000,
    "{% if report %}" * 3_000 + "{% endif %}" * 3_000,
    nested(30, "[1]"),
    "{{ " + "not " * 5_000 + "1 }}",
]


@pytest.mark.parametrize("template", DEEP, ids=range(len(DEEP)))
def test_what_stands_too_deep_is_told(pack: Path, template: str) -> None:
    assert "inside each other" in refused_cover(pack, template).sentence


def test_templates_larger_than_any_report_needs_are_refused(pack: Path) -> None:
    for n in range(3):
        (pack / f"large{n}.html.j2").write_text("a" * 900_000, "utf-8")
    cover_with(pack, "".join(f"{{% include 'large{n}.html.j2' %}}" for n in range(3)))
    [problem] = refused(pack)
    assert problem.code == "template-large"


# ---- the manifest -------------------------------------------------------------------------------

BOMBS = [
    "title: &a [x, x]\nwords: {en: {page: *a}}",
    "fonts: {family: X, faces: [{file: report.css, weight: " + "9" * 5_000 + "}]}",
    "page: " + "[" * 5_000 + "]" * 5_000,
    "title: " + "x" * 20_000_000,
    "logo: {file: ../secret.png, alt: x}",
    "logo: {file: /etc/passwd, alt: x}",
]


@pytest.mark.parametrize("text", BOMBS, ids=range(len(BOMBS)))
def test_a_manifest_that_means_harm_is_refused(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "pack.yaml").write_text(f"name: house\nextends: formal\n{text}\n", "utf-8")
    assert refused(folder)[0].place.file


# ---- what an edition withholds ------------------------------------------------------------------

REACHED = [
    "{% for x in [1] recursive %}VALUE{% endfor %}",
    "{% macro f(a) %}VALUE{% endmacro %}{{ f(1) }}",
    "{% macro f() %}VALUE{{ caller() }}{% endmacro %}{% call f() %}VALUE{% endcall %}",
    "{% block own %}VALUE{% endblock %}",
    "{% import 'html/headings.html.j2' as other with context %}VALUE",
]
ASKED = [
    *("loop.__class__", "loop._iterable", "loop._iterator", "loop._undefined", "loop.__init__"),
    *("self.__class__", "self._TemplateReference__context", "self.own._context", "self.own._stack"),
    *("f._func", "f._environment", "f.__call__.__globals__", "f.name.__class__", "f.__globals__"),
    *("caller._func", "caller.__call__", "other.__dict__", "other._body_stream", "super._context"),
    *(
        "context",
        "environment",
        "context.parent",
        "_",
        "l_0_report",
        "range",
        "cycler",
        "namespace",
    ),
    *("report.__dict__", "report.__dataclass_fields__", "report.cover.__class__", "nothing"),
    *("nothing.__class__", "report.nothing._undefined_obj", "report.title.__add__", "().__class__"),
    *("[report] | map(attribute='__class__') | first", "report['__dict__']", "report | attr('x')"),
    *("[report] | groupby('__class__') | first", "[report] | sort(attribute='__dict__') | first"),
]


@pytest.mark.parametrize("reached", REACHED, ids=range(len(REACHED)))
def test_a_template_reaches_nothing_but_the_view(pack: Path, reached: str) -> None:
    for asked in ASKED:
        cover_with(pack, reached.replace("VALUE", f"{{{{ {asked} }}}}"))
        assert refused(pack)[0].place.line, asked


def test_what_a_template_may_see_of_its_own_is_its_own(pack: Path) -> None:
    cover_with(
        pack,
        "{% macro f(a) %}{% endmacro %}{{ f.name }}{{ f.arguments | join }}"
        "{% for x in [1, 2] %}{{ loop.index }}{{ loop.length }}{{ loop.depth }}{% endfor %}",
    )
    assert "fa121221" in made(pack).decode()
