"""Filters of templates, held against what they are given."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import nodes

from reportgen.authoring.checking.expressions import PRINTED, Expressions, either
from reportgen.authoring.checking.filters import Filter
from reportgen.authoring.checking.scope import Scope
from reportgen.authoring.checking.values import ANY, TEXT, Value, list_of, members

_FITTING = {
    "words": ("text", ("text", "number", "markup")),
    "list": ("a list", ("list", "words")),
    "number": ("a number", ("number", "truth", "text")),
}
"""What Jinja's own filters take, in words, and the forms that are it."""
_BY_ATTRIBUTE = {"selectattr": 0, "rejectattr": 0, "groupby": 0, "sum": 0, "join": 1, "unique": 1}
"""Filters that can name a field of the entries by position, and which."""


class Filtering(Expressions):
    """Expressions with filters."""

    def _of_filter(self, node: nodes.Filter, scope: Scope) -> Value:
        return self._filtered(node, self.value(node.node, scope), scope) if node.node else TEXT

    def _filtered(self, node: nodes.Filter, value: Value, scope: Scope) -> Value:
        """What the filter makes of this value."""
        arguments = [self.value(each, scope) for each in node.args]
        named = {str(each.key): each.value for each in node.kwargs}
        for each in named.values():
            self.value(each, scope)
        known = self._filter(node, node.name)
        if known is None:
            return ANY
        if not known.least <= len(arguments) + len(named) <= known.most:
            most = "" if known.least == known.most else f" to {known.most}"
            sentence = f"the filter “{node.name}” takes {known.least}{most} values after it"
            self.fault(node, sentence, "filter-values")
        if node.name in ("default", "d"):
            always = len(arguments) > 1 or "boolean" in named
            other = arguments[0] if arguments else TEXT
            return either(value.there() if always else value, other)
        subject = node.node
        if subject is not None:
            value = self._needed(subject, value)
            self._fits(node, subject, value, known)
        if node.name == "map" or node.name in _BY_ATTRIBUTE:
            return self._of_entries(node, value, known, named)
        result = known.makes(value)
        return result.there() if isinstance(subject, nodes.List) and subject.items else result

    def _filter(self, node: nodes.Filter, name: str) -> Filter | None:
        """The filter of this name, if there is one."""
        known = self._templates.filters
        if name not in known:
            self.unknown(node, "unknown-filter", "there is no filter", name, known)
        return known.get(name)

    def _fits(self, node: nodes.Filter, subject: nodes.Node, value: Value, known: Filter) -> None:
        """Notes a value that this filter cannot take."""
        takes, only = known.takes, f"; the filter “{node.name}” takes "
        if value.form == "any":
            return
        if isinstance(takes, Value):
            if not _is_like(value, takes):
                like = f"a list, each {takes.of.noun}" if takes.of else takes.noun
                self.misfit(node, subject, value, only + like, "filter-value")
            self._show_all(takes.of or takes)
        elif takes == "any":
            if value.form in ("record", "number", "truth"):
                self.misfit(node, subject, value, ", which cannot be counted", "filter-value")
        elif value.form not in _FITTING[takes][1]:
            hint = "Markdown goes through “prose”" if value.form == "Markdown" else ""
            self.misfit(node, subject, value, only + _FITTING[takes][0], "filter-value", hint)

    def _show_all(self, value: Value) -> None:
        """A filter that takes a record, or a list of them, prints all that they have."""
        for name, each in members(value).items():
            if value.record and (value.record, name) not in self.shown:
                self.shown.add((value.record, name))
                self._show_all(each.of or each)

    def _of_entries(
        self, node: nodes.Filter, value: Value, known: Filter, named: Mapping[str, nodes.Node]
    ) -> Value:
        """What a filter that looks into the entries of a list makes of it."""
        entry = value.of or ANY
        attribute = named.get("attribute")
        if node.name in _BY_ATTRIBUTE and len(node.args) > _BY_ATTRIBUTE[node.name]:
            attribute = node.args[_BY_ATTRIBUTE[node.name]]
        if isinstance(attribute, nodes.Const) and isinstance(attribute.value, str):
            entry = self._attribute(node, entry, attribute.value)
        if node.name == "map":
            by_filter = attribute is None and node.args
            return list_of(self._mapped(node, entry, node.args[0]) if by_filter else entry)
        if node.name == "join" and entry.form not in PRINTED:
            sentence = f"each entry of this list is {entry.noun}, which has no words of its own"
            self.fault(node, sentence, "template-value", "write join(', ', attribute='...')")
        if node.name == "join" and entry.optional and node.node is not None:
            self._unguarded(node.node)
        return known.makes(value)

    def _attribute(self, node: nodes.Filter, entry: Value, path: str) -> Value:
        """What the named field of each entry is."""
        for name in path.split("."):
            value = members(entry).get(name)
            if value is None and entry.form != "any":
                lack = f"an entry of this list is {entry.noun}, which has no"
                self.unknown(node, "unknown-name", lack, name, members(entry))
            elif entry.record and value is not None:
                self.shown.add((entry.record, name))
            entry = value or ANY
        return entry

    def _mapped(self, node: nodes.Filter, entry: Value, name: nodes.Node) -> Value:
        """What the named filter makes of each entry."""
        known = self._filter(node, str(name.value) if isinstance(name, nodes.Const) else "")
        return known.makes(entry) if known else ANY


def _is_like(value: Value, wanted: Value) -> bool:
    """True if a value of this form is what is wanted, or either may be anything."""
    if "any" in (value.form, wanted.form):
        return True
    alike = value.form == wanted.form and value.record is wanted.record
    return alike and _is_like(value.of or ANY, wanted.of or ANY)
