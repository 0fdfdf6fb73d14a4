"""A pack that means harm, and what became of it."""

from pathlib import Path

import pytest

from reportgen import Options, build
from reportgen.errors import PackError, Problem
from support.documents import MINIMAL

HUNDRED = "[" + ", ".join("1" * 100) + "]"


def cover_with(pack: Path, template: str) -> None:
    (pack / "html" / "cover.html.j2").write_text(f"<h1>one</h1>\n{template}\n", "utf-8")


def style_with(pack: Path, rule: str) -> None:
    with (pack / "report.css").open("a", encoding="utf-8") as style:
        style.write(f"\n{rule}\n")


def made(pack: Path, format_: str = "html", file: Path = MINIMAL) -> bytes:
    return build(file, Options(formats=(format_,), pack=str(pack))).artifacts[0].data


def refused(pack: Path, format_: str = "html") -> tuple[Problem, ...]:
    with pytest.raises(PackError) as caught:
        made(pack, format_)
    return caught.value.problems


def refused_cover(pack: Path, template: str) -> Problem:
    cover_with(pack, template)
    problem, *others = refused(pack)
    assert not others
    assert problem.place.file.endswith("cover.html.j2")
    assert problem.place.line >= 2
    return problem
