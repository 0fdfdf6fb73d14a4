"""A walk through a template with the types of the view: every branch, before any data exists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import nodes

from reportgen.authoring.checking.expressions import Templates, hint_at_list
from reportgen.authoring.checking.filtering import Filtering
from reportgen.authoring.checking.scope import Macro, Module, Scope, learned
from reportgen.authoring.checking.values import ANY, LOOP, MARKUP, TEXT, Value, list_of

_NEVER = "what stands outside of blocks is never printed: this page extends another"


class Walk(Filtering):
    """One template and all that it includes, extends and imports."""

    def __init__(self, templates: Templates, root: Value) -> None:
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
            printed = isinstance(node, nodes.If | nodes.For | nodes.Include)
            if isinstance(node, nodes.Output):
                blank = (
                    isinstance(t, nodes.TemplateData) and not t.data.strip() for t in node.nodes
                )
                printed = not all(blank)
            if printed:
                self.fault(node, _NEVER, "outside-block", "put it into a {% block %}")
            elif not isinstance(node, nodes.Output | nodes.Extends | nodes.Block):
                self._statement(node, scope)

    def _named(
        self, name: nodes.Expr, node: nodes.Node, *, may_lack: bool = False
    ) -> tuple[str, nodes.Template] | None:
        """The template that is named, with its name; notes what is wrong with that."""
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
        tag = type(node).__name__.lower()
        walk = getattr(self, f"_on_{tag}", None)
        if walk is None:
            self.fault(node, f"“{tag}” is not for templates", "template-tag")
        else:
            walk(node, scope)

    def _on_output(self, node: nodes.Output, scope: Scope) -> None:
        for each in node.nodes:
            if not isinstance(each, nodes.TemplateData):
                self._print(each, scope)

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
        value = self._there(node.iter, scope)
        if value.form not in ("list", "words", "any"):
            want = ", not a list to loop over"
            self.misfit(node, node.iter, value, want, "no-list", hint_at_list(value))
        inner = scope.inner(learned(node.iter, holds=True))
        entry = (
            (value.of or ANY) if value.form == "list" else TEXT if value.form == "words" else ANY
        )
        self._bind(node.target, entry, inner)
        if node.test is not None:
            self._ask(node.test, inner)
            inner = inner.inner(learned(node.test, holds=True))
        inner.bind("loop", LOOP)
        self._body(node.body, inner)
        self._body(node.else_, scope.inner())

    def _bind(self, target: nodes.Node, value: Value, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope.bind(target.name, value)
        elif isinstance(target, nodes.Tuple):
            for each in target.items:
                self._bind(each, value.of or ANY, scope)

    def _on_assign(self, node: nodes.Assign, scope: Scope) -> None:
        self._bind(node.target, self.value(node.node, scope), scope)

    def _on_assignblock(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self._body(node.body, scope.inner())
        self._bind(node.target, MARKUP, scope)

    def _on_with(self, node: nodes.With, scope: Scope) -> None:
        inner = scope.inner()
        for target, assigned in zip(node.targets, node.values, strict=True):
            self._bind(target, self.value(assigned, scope), inner)
        self._body(node.body, inner)

    def _on_filterblock(self, node: nodes.FilterBlock, scope: Scope) -> None:
        self._body(node.body, scope.inner())
        self._filtered(node.filter, TEXT, scope)

    def _on_scopedevalcontextmodifier(
        self, node: nodes.ScopedEvalContextModifier, _: Scope
    ) -> None:
        self.fault(node, "escaping cannot be switched off or on", "template-forbidden")

    def _on_exprstmt(self, node: nodes.ExprStmt, scope: Scope) -> None:
        self.value(node.node, scope)

    def _on_scope(self, node: nodes.Scope, scope: Scope) -> None:
        self._body(node.body, scope.inner())

    def _on_block(self, node: nodes.Block, scope: Scope) -> None:
        file, chosen = self._blocks.get(node.name, [(self._file, node)])[0]
        # A block sees what the page has named, and not what loops around it name.
        names = {name: thing for name, thing in scope.names.items() if name != "loop"}
        home = scope if chosen.scoped else Scope(names)
        with self._in(file):
            self._body(chosen.body, home.inner())
            called = (call.node for call in chosen.find_all(nodes.Call))
            if any(isinstance(name, nodes.Name) and name.name == "super" for name in called):
                for deeper_file, deeper in self._blocks.get(node.name, [])[1:]:
                    with self._in(deeper_file):
                        self._body(deeper.body, home.inner())

    def _on_include(self, node: nodes.Include, scope: Scope) -> None:
        named = self._named(node.template, node, may_lack=node.ignore_missing)
        if named is None:
            return
        name, page = named
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
                self.unknown(node, "unknown-macro", "the file has no macro", name, names)
            scope.bind(alias, names.get(name, ANY))

    def _module(self, node: nodes.Import | nodes.FromImport, scope: Scope) -> Mapping[str, Any]:
        named = self._named(node.template, node)
        if named is None:
            return {}
        name, page = named
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
        self.value(node.call, scope)
        inner = scope.inner()
        for argument in node.args:
            inner.bind(argument.name, ANY)
        self._body(node.body, inner)

    def call(self, macro: Macro, node: nodes.Call, scope: Scope) -> Value:
        """Walks through the macro's body with what it is called with."""
        names = [argument.name for argument in macro.node.args]
        handed = [self.value(each, scope) for each in node.args]
        named = {each.key: self.value(each.value, scope) for each in node.kwargs}
        given = dict(zip(names, handed, strict=False)) | named
        self._refuse_values(macro, node, names)
        defaults = names[len(names) - len(macro.node.defaults) :]
        for name, default in zip(defaults, macro.node.defaults, strict=True):
            if name not in given:
                given[name] = self.value(default, macro.home)
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
            counts = f"takes {len(names)} values, not {len(node.args)}"
            self.fault(node, f"the macro “{macro.node.name}” {counts}", "macro-values")
        for keyword in node.kwargs:
            if keyword.key not in names and "kwargs" not in used:
                lack = f"the macro “{macro.node.name}” takes no"
                self.unknown(node, "macro-values", lack, keyword.key, names)

    def _inside(self, macro: Macro, given: Mapping[str, Value]) -> None:
        sign = (macro.template, macro.node.lineno, tuple(sorted(given.items(), key=str)))
        if sign in self._macros:
            return
        self._macros.add(sign)
        inner = Scope({**macro.home.names, macro.node.name: macro})
        for name, value in given.items():
            inner.bind(name, value)
        for name, value in (("caller", ANY), ("varargs", list_of(ANY)), ("kwargs", ANY)):
            inner.bind(name, value)
        with self._in(macro.template):
            self._body(macro.node.body, inner)
