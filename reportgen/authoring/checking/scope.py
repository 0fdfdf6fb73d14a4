"""What the names of a template stand for at a place in it, and what is known to be there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jinja2 import nodes

from reportgen.authoring.checking.values import Value


@dataclass(frozen=True)
class Macro:
    """A macro, and where the names in it come from."""

    node: nodes.Macro
    template: str
    home: Scope


@dataclass(frozen=True)
class Module:
    """What `{% import %}` gives a name to."""

    names: Mapping[str, Thing]


Thing = Value | Macro | Module


class Scope:
    """The names that a template can use at a place, and the values that were asked for there."""

    def __init__(self, names: Mapping[str, Thing], present: Iterable[str] = ()) -> None:
        self.names = dict(names)
        self.present = frozenset(present)

    def inner(self, present: Iterable[str] = ()) -> Scope:
        """A scope inside this one, where more is known to be there."""
        return Scope(self.names, self.present | frozenset(present))

    def bind(self, name: str, thing: Thing) -> None:
        """Lets a name stand for something else; what was known of it is forgotten."""
        self.names[name] = thing
        self.present = frozenset(
            path for path in self.present if path != name and not path.startswith(f"{name}.")
        )


def path_of(node: nodes.Node) -> str:
    """What an expression is called where it is no more than names and dots; else nothing."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr(attr=name) | nodes.Getitem(arg=nodes.Const(value=str() as name)):
            base = path_of(node.node)
            return f"{base}.{name}" if base else ""
    return ""


def learned(test: nodes.Node, *, holds: bool) -> frozenset[str]:
    """What is known to be there where this test holds, or does not."""
    match test:
        case nodes.Not():
            return learned(test.node, holds=not holds)
        case nodes.And() | nodes.Or():
            left, right = learned(test.left, holds=holds), learned(test.right, holds=holds)
            return left | right if isinstance(test, nodes.And) == holds else left & right
        case nodes.Test(name="none"):
            return frozenset() if holds else _only(test.node)
        case nodes.Compare(ops=[nodes.Operand(op="ne", expr=nodes.Const(value=None))]):
            return _only(test.expr) if holds else frozenset()
        case nodes.Compare(ops=[nodes.Operand(op="eq", expr=nodes.Const(value=value))]):
            return _only(test.expr) if holds == (value is not None) else frozenset()
    return _only(test) if holds else frozenset()


def _only(node: nodes.Node) -> frozenset[str]:
    path = path_of(node)
    return frozenset((path,)) if path else frozenset()


def words_of(node: nodes.Node) -> str:
    """An expression as a designer would write it, for messages."""
    words = "this expression"
    match node:
        case nodes.Name():
            words = node.name
        case nodes.Getattr():
            words = f"{words_of(node.node)}.{node.attr}"
        case nodes.Getitem(arg=nodes.Const(value=value)):
            words = f"{words_of(node.node)}[{value!r}]"
        case nodes.Getitem():
            words = f"{words_of(node.node)}[…]"
        case nodes.Filter(node=nodes.Expr() as filtered):
            words = f"{words_of(filtered)} | {node.name}"
        case nodes.Call():
            words = f"{words_of(node.node)}({'…' if node.args else ''})"
        case nodes.Const():
            words = repr(node.value)
    return words
