"""Each rule finds what it is for, where it stands, and nothing that only looks like it."""

import inspect
import re
from pathlib import Path

import pytest

from reportgen.errors import Problem
from reportgen.rules.check import RULES
from rules import cases_content, cases_people, cases_privacy, cases_time
from support.asking import HERE, Firing, Silent, found, with_fine

CASES = (cases_time, cases_people, cases_privacy, cases_content)
FIRING = [case for cases in CASES for case in cases.FIRING]
SILENT = [case for cases in CASES for case in cases.SILENT]


def places(text: str) -> list[tuple[int, int]]:
    """Where the marks stand, by line and column of the text without them."""
    lines = text.splitlines()
    marked = [(n, line.index(HERE) + 1) for n, line in enumerate(lines, 1) if HERE in line]
    assert all(line.count(HERE) < 2 for line in lines)
    return marked


def found_by(case: Firing | Silent, folder: Path) -> list[Problem]:
    text = with_fine(case.text).replace(HERE, "")
    problems = found(folder, text, case.today, case.edition)
    return [problem for problem in problems if problem.code == case.code]


@pytest.mark.parametrize("case", FIRING, ids=str)
def test_a_rule_finds_what_it_is_for(case: Firing, tmp_path: Path) -> None:
    problems = found_by(case, tmp_path)
    where = [(problem.place.line, problem.place.column) for problem in problems]
    assert where == places(with_fine(case.text))
    assert {str(problem.weight) for problem in problems} == {case.weight}
    assert case.says in problems[0].sentence
    assert problems[0].hint


@pytest.mark.parametrize("case", SILENT, ids=str)
def test_a_rule_finds_nothing_that_only_looks_like_it(case: Silent, tmp_path: Path) -> None:
    assert found_by(case, tmp_path) == []


@pytest.mark.parametrize("case", FIRING, ids=str)
def test_sentences_are_plain(case: Firing, tmp_path: Path) -> None:
    for problem in found_by(case, tmp_path):
        for told in (problem.sentence, problem.hint):
            assert not re.search(r"""["'`]|\.$|\bNone\b""", told.replace("...", "…"))
            assert told.count("“") == told.count("”")
            assert len(told) < 170


def test_every_rule_is_tried_both_ways() -> None:
    codes = {rule.code for rule in RULES}
    assert {case.code for case in FIRING} == codes
    assert {case.code for case in SILENT} == codes


def test_every_rule_has_a_code_and_says_what_it_checks() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    for rule in RULES:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.code)
        assert 20 < len(inspect.getdoc(rule.find) or "") < 320
