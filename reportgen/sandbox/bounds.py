"""How much work one rendering of a pack's template may be, counted without a clock.

Before a template is compiled, what a pack may not say is refused in its tree, and counters are put
where it could go on for long: filters whose names no template can write.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from jinja2 import Undefined, nodes
from jinja2.visitor import NodeTransformer

from reportgen.errors import did_you_mean, nearest
from reportgen.sandbox.faults import Exhausted, Refused

STEP, ENTERED, WEIGHED, SLICED, JOINED = " step", " entered", " weighed", " sliced", " joined"
DEEPEST = 60
"""How many parts of a template stand inside each other."""
MOST_LOOPS = 16
"""In each other; Python knows no more than twenty."""
_BODIES = ("body", "else_")
MOST_STEPS = 2_000_000
"""Parts of a template that are worked through, and entries of lists that are gone through."""
MOST_CHARACTERS = 50_000_000
"""What is printed and joined, each time that it is."""


class Budget:
    """What is left of the work that one rendering may be; raises Exhausted when that is nothing."""

    def __init__(self) -> None:
        self.steps = MOST_STEPS
        self.characters = MOST_CHARACTERS

    def work(self, steps: int) -> None:
        """Counts this many steps."""
        self.steps -= steps
        if self.steps < 0:
            raise Exhausted("the template goes through its loops and macros too often")

    def write(self, characters: int) -> None:
        """Counts this many characters."""
        self.characters -= characters
        if self.characters < 0:
            raise Exhausted("the template prints too much")

    def step(self, parts: int, characters: int) -> None:
        """Counts the parts of a template that are worked through once, and their own text."""
        self.work(parts)
        self.write(characters)

    def weigh(self, *values: Any) -> int:
        """Counts what it takes to go through these values, and says how much that is. A list in a
        list counts each time: short templates make deep ones."""
        return sum(map(self._weigh, values))

    def _weigh(self, value: Any) -> int:
        weight = 1
        if isinstance(value, str):
            weight += len(value) // 16
        self.work(weight)
        if isinstance(value, list | tuple) and not isinstance(value, Undefined):
            weight += self.weigh(*value)
        return weight


class Bounding(NodeTransformer):
    """Puts the counters into a template's tree; raises TemplateSyntaxError for what no template
    may say."""

    def __init__(
        self,
        filters: Collection[str],
        questions: Collection[str],
        name: str | None,
        filename: str | None,
    ) -> None:
        self._filters = filters
        self._questions = questions
        self._file = (name, filename)
        self._depth = self._loops = 0

    def _refuse(self, sentence: str, node: nodes.Node) -> Refused:
        return Refused(sentence, node.lineno, *self._file)

    def _known(self, kind: str, node: nodes.Filter | nodes.Test, known: Collection[str]) -> None:
        if node.name not in known:
            error = self._refuse(f"there is no {kind} “{node.name}”", node)
            error.code, error.hint = "unknown-filter", did_you_mean(nearest(node.name, known))
            raise error

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> nodes.Node:
        """Every kind of part comes through here."""
        weights = [(name, _weight(getattr(node, name))) for name in _BODIES if hasattr(node, name)]
        loops = isinstance(node, nodes.For)
        self._depth += 1
        self._loops += loops
        if self._depth > DEEPEST or self._loops > MOST_LOOPS:
            raise self._refuse("too much stands inside each other here", node)
        super().generic_visit(node, *args, **kwargs)
        self._depth -= 1
        self._loops -= loops
        for name, (parts, characters) in weights:
            body = getattr(node, name)
            if isinstance(body, list) and (body or name == "body"):
                step = _filter(nodes.Const(parts), STEP, node, nodes.Const(characters))
                body.insert(0, nodes.ExprStmt(step, lineno=(body or [node])[0].lineno))
        return node

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802 - Jinja's name
        """A filter that there is."""
        self._known("filter", node, self._filters)
        return self.generic_visit(node)

    def visit_Test(self, node: nodes.Test) -> nodes.Node:  # noqa: N802
        """A question that there is."""
        self._known("test", node, self._questions)
        return self.generic_visit(node)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802
        """A loop: entries that its condition leaves out are gone through as well."""
        asked = _weight([node.test])[0] if node.test else 0
        self.generic_visit(node)
        node.iter = _filter(node.iter, ENTERED, node, nodes.Const(asked))
        return node

    def visit_Operand(self, node: nodes.Operand) -> nodes.Node:  # noqa: N802
        """What something is compared with, or looked for in."""
        self.generic_visit(node)
        node.expr = _filter(node.expr, WEIGHED, node)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """`a ~ b`."""
        self.generic_visit(node)
        return _filter(nodes.List(node.nodes, lineno=node.lineno), JOINED, node)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        """`list[1:3]` makes another list."""
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        bounds = (node.arg.start, node.arg.stop, node.arg.step)
        nothing = nodes.Const(None, lineno=node.lineno)
        return _filter(node.node, SLICED, node, *(bound or nothing for bound in bounds))

    def visit_Pair(self, node: nodes.Pair) -> nodes.Node:  # noqa: N802
        """An entry of a mapping: its name is written out, so that nothing is made of it."""
        if not isinstance(node.key, nodes.Const):
            raise self._refuse("the names of a mapping are written out", node)
        return self.generic_visit(node)

    def visit_ScopedEvalContextModifier(  # noqa: N802
        self, node: nodes.ScopedEvalContextModifier
    ) -> nodes.Node:
        """`{% autoescape %}`."""
        raise self._refuse("what is printed is always escaped", node)


def _filter(
    value: nodes.Node, name: str, place: nodes.Node, *arguments: nodes.Expr
) -> nodes.Filter:
    return nodes.Filter(value, name, list(arguments), [], None, None, lineno=place.lineno)


def _weight(body: object) -> tuple[int, int]:
    """How many parts, and how many characters, stand in a body and in no other inside of it."""
    parts = list(_parts(body)) if isinstance(body, list) else []
    texts = (part.data for part in parts if isinstance(part, nodes.TemplateData))
    return 1 + len(parts), sum(map(len, texts))


def _parts(body: list[nodes.Node]) -> Iterator[nodes.Node]:
    waiting = list(body)
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(part.iter_child_nodes(exclude=_BODIES))
