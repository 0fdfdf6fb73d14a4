"""A walk through a template with the types of the view: every branch, before any data exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jinja2 import nodes

from reportgen.authoring.checking.expressions import (
    LOOP,
    Expressions,
    Templates,
    hint_at_list,
)
from reportgen.authoring.checking.kinds import ANY, MARKUP, TEXT, Kind, list_of
from reportgen.authoring.checking.scope import Macro, Module, Scope, learned, words_of
from reportgen.sandbox.faults import nearest

_NEVER = "what stands outside of blocks is never printed: this page extends another"


class Walk(Expressions):
    """One template and all that it includes, extends and imports."""

    def __init__(self, templates: Templates, root: Kind) -> None:
        super().__init__(templates)
        self._root = root
        self._macros: set[tuple[Any, ...]] = set()
        self._included: list[str] = []
        self._blocks: dict[str, list[tuple[str, nodes.Block]]] = {}

    def template(self, name: str) -> None:
        """Walks through this template as a whole page."""
        page = self._templates.load(name)
        if page is not None:
            self._page(name, page, Scope({"report": self._root}))

    # ---- pages, blocks, other templates

    def _page(self, name: str, page: nodes.Template, scope: Scope) -> None:
        """A whole page; one that extends another only names things and fills blocks of that."""
        for block in page.find_all(nodes.Block):
            self._blocks.setdefault(block.name, []).append((name, block))
        extends = next(page.find_all(nodes.Extends), None)
        with self._in(name):
            if extends is None:
                self._body(page.body, scope)
                return
            self._above_blocks(page, scope)
            parent = self._named(extends.template, extends)
            if parent is None:
                return
        self._included.append(name)
        self._page(*parent, scope)
        self._included.pop()

    def _above_blocks(self, page: nodes.Template, scope: Scope) -> None:
        """What stands outside of blocks in a page that extends another: only names are made."""
        for node in page.body:
            silent = isinstance(node, nodes.Output) and not _has_words(node)
            if isinstance(node, nodes.Output | nodes.If | nodes.For | nodes.Include) and not silent:
                self.fault(node, _NEVER, "outside-block", "put it into a {% block %}")
            elif not isinstance(node, nodes.Output | nodes.Extends | nodes.Block):
                self._statement(node, scope)

    def _named(
        self, name: nodes.Expr, node: nodes.Node, *, may_lack: bool = False
    ) -> tuple[str, nodes.Template] | None:
        """The template that is named; what is wrong with the name is told."""
        if not isinstance(name, nodes.Const) or not isinstance(name.value, str):
            hint = "write the file’s name between quotes"
            self.fault(node, "the file is named by an expression", "template-name", hint)
            return None
        if not self._templates.known(name.value):
            if not may_lack:
                self.fault(node, f"the pack has no file “{name.value}”", "pack-file")
            return None
        if name.value in self._included or len(self._included) > 40:
            self.fault(node, f"“{name.value}” includes itself", "template-circle")
            return None
        page = self._templates.load(name.value)
        return (name.value, page) if page is not None else None

    # ---- statements

    def _body(self, body: Sequence[nodes.Node], scope: Scope) -> None:
        # Macros can be called before the line that they are written in only by each other.
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        walk = getattr(self, f"_on_{type(node).__name__.lower()}", None)
        if walk is None:
            self.fault(
                node, f"“{type(node).__name__.lower()}” is not for templates", "template-tag"
            )
        else:
            walk(node, scope)

    def _on_output(self, node: nodes.Output, scope: Scope) -> None:
        for each in node.nodes:
            if not isinstance(each, nodes.TemplateData):
                self._printable(each, self.kind(each, scope))

    def _on_if(self, node: nodes.If, scope: Scope) -> None:
        self._ask(node.test, scope)
        self._body(node.body, scope.inner(learned(node.test, holds=True)))
        otherwise = scope.inner(learned(node.test, holds=False))
        for branch in node.elif_:
            self._ask(branch.test, otherwise)
            self._body(branch.body, otherwise.inner(learned(branch.test, holds=True)))
            otherwise = otherwise.inner(learned(branch.test, holds=False))
        self._body(node.else_, otherwise)

    def _on_for(self, node: nodes.For, scope: Scope) -> None:
        kind = self._needed(node.iter, self.kind(node.iter, scope))
        if kind.form not in ("list", "words", "any"):
            sentence = f"“{words_of(node.iter)}” is {kind.told}, not a list to loop over"
            self.fault(node, sentence, "no-list", hint_at_list(kind))
        inner = scope.inner(learned(node.iter, holds=True))
        entry = (kind.of or ANY) if kind.form == "list" else TEXT if kind.form == "words" else ANY
        self._bind(node.target, entry, inner)
        if node.test is not None:
            self._ask(node.test, inner)
            inner = inner.inner(learned(node.test, holds=True))
        inner.bind("loop", LOOP)
        self._body(node.body, inner)
        self._body(node.else_, scope.inner())

    def _bind(self, target: nodes.Node, kind: Kind, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope.bind(target.name, kind)
        elif isinstance(target, nodes.Tuple):
            for each in target.items:
                self._bind(each, kind.of or ANY, scope)

    def _on_assign(self, node: nodes.Assign, scope: Scope) -> None:
        kind = self.kind(node.node, scope)
        self._bind(node.target, kind, scope)

    def _on_assignblock(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self._body(node.body, scope.inner())
        self._bind(node.target, MARKUP, scope)

    def _on_with(self, node: nodes.With, scope: Scope) -> None:
        inner = scope.inner()
        for target, value in zip(node.targets, node.values, strict=True):
            self._bind(target, self.kind(value, scope), inner)
        self._body(node.body, inner)

    def _on_filterblock(self, node: nodes.FilterBlock, scope: Scope) -> None:
        self._body(node.body, scope.inner())
        self._filtered(node.filter, TEXT, scope)

    def _on_scopedevalcontextmodifier(
        self, node: nodes.ScopedEvalContextModifier, _: Scope
    ) -> None:
        self.fault(node, "escaping cannot be switched off or on", "template-forbidden")

    def _on_exprstmt(self, node: nodes.ExprStmt, scope: Scope) -> None:
        self.kind(node.node, scope)

    def _on_scope(self, node: nodes.Scope, scope: Scope) -> None:
        self._body(node.body, scope.inner())

    def _on_block(self, node: nodes.Block, scope: Scope) -> None:
        file, chosen = self._blocks.get(node.name, [(self._file, node)])[0]
        home = scope if chosen.scoped else Scope(self._page_names(scope))
        with self._in(file):
            self._body(chosen.body, home.inner())
            if any(True for _ in _super_calls(chosen)):
                for deeper_file, deeper in self._blocks.get(node.name, [])[1:]:
                    with self._in(deeper_file):
                        self._body(deeper.body, home.inner())

    def _page_names(self, scope: Scope) -> dict[str, Any]:
        """What a block sees: what the page has named, and not what loops around it name."""
        return {name: thing for name, thing in scope.names.items() if name != "loop"}

    def _on_include(self, node: nodes.Include, scope: Scope) -> None:
        found = self._named(node.template, node, may_lack=node.ignore_missing)
        if found is None:
            return
        name, page = found
        self._included.append(name)
        home = scope.inner() if node.with_context else Scope({})
        with self._in(name):
            self._body(page.body, home)
        self._included.pop()

    def _on_import(self, node: nodes.Import, scope: Scope) -> None:
        scope.bind(node.target, Module(self._module(node, scope)))

    def _on_fromimport(self, node: nodes.FromImport, scope: Scope) -> None:
        names = self._module(node, scope)
        for each in node.names:
            name, alias = each if isinstance(each, tuple) else (each, each)
            if name not in names and names:
                hint = nearest(name, names)
                self.fault(node, f"the file has no macro “{name}”", "unknown-macro", hint)
            scope.bind(alias, names.get(name, ANY))

    def _module(self, node: nodes.Import | nodes.FromImport, scope: Scope) -> Mapping[str, Any]:
        found = self._named(node.template, node)
        if found is None:
            return {}
        name, page = found
        home = Scope({"report": self._root}) if node.with_context else Scope({})
        self._included.append(name)
        with self._in(name):
            for each in page.body:
                if not isinstance(each, nodes.Output):
                    self._statement(each, home)
        self._included.pop()
        return {key: thing for key, thing in home.names.items() if key != "report"}

    # ---- macros

    def _on_macro(self, node: nodes.Macro, scope: Scope) -> None:
        scope.bind(node.name, Macro(node, self._file, scope))

    def _on_callblock(self, node: nodes.CallBlock, scope: Scope) -> None:
        self.kind(node.call, scope)
        inner = scope.inner()
        for argument in node.args:
            inner.bind(argument.name, ANY)
        self._body(node.body, inner)

    def call(self, macro: Macro, node: nodes.Call, scope: Scope) -> Kind:
        """Walks through the macro's body with what it is called with."""
        names = [argument.name for argument in macro.node.args]
        handed = [self.kind(each, scope) for each in node.args]
        named = {each.key: self.kind(each.value, scope) for each in node.kwargs}
        given = dict(zip(names, handed, strict=False)) | named
        self._refuse_values(macro, node, names)
        defaults = names[len(names) - len(macro.node.defaults) :]
        for name, default in zip(defaults, macro.node.defaults, strict=True):
            if name not in given:
                given[name] = self.kind(default, macro.home)
        for name in names:
            if name not in given:
                sentence = f"the macro “{macro.node.name}” is called without “{name}”"
                self.fault(node, sentence, "macro-values")
                given[name] = ANY
        self._inside(macro, {name: given[name] for name in names})
        return MARKUP

    def _refuse_values(self, macro: Macro, node: nodes.Call, names: list[str]) -> None:
        """What the macro is called with, and does not take."""
        used = {each.name for each in macro.node.find_all(nodes.Name)}
        if len(node.args) > len(names) and "varargs" not in used:
            said = f"takes {len(names)} values, not {len(node.args)}"
            self.fault(node, f"the macro “{macro.node.name}” {said}", "macro-values")
        for keyword in node.kwargs:
            if keyword.key not in names and "kwargs" not in used:
                sentence = f"the macro “{macro.node.name}” takes no “{keyword.key}”"
                self.fault(node, sentence, "macro-values", nearest(keyword.key, names))

    def _inside(self, macro: Macro, given: Mapping[str, Kind]) -> None:
        sign = (macro.template, macro.node.lineno, tuple(sorted(given.items(), key=str)))
        if sign in self._macros:
            return
        self._macros.add(sign)
        inner = Scope({**macro.home.names, macro.node.name: macro})
        for name, kind in given.items():
            inner.bind(name, kind)
        inner.bind("caller", ANY)
        inner.bind("varargs", list_of(ANY))
        inner.bind("kwargs", ANY)
        with self._in(macro.template):
            self._body(macro.node.body, inner)


def _has_words(node: nodes.Output) -> bool:
    return any(not isinstance(each, nodes.TemplateData) or each.data.strip() for each in node.nodes)


def _super_calls(block: nodes.Block) -> Iterator[nodes.Call]:
    for call in block.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "super":
            yield call
