"""A pack's style sheets, checked without data: their syntax, their files and their fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tinycss2

from reportgen.errors import Place, Problem
from reportgen.packs.pack import Pack

_GROUPS = ("media", "supports", "layer", "container")
"""Rules that hold rules."""
_OWN_FAMILY = re.compile(r"var\(|inherit|initial|unset|revert|sans-serif|serif|monospace|system-ui")


def check_sheet(pack: Pack, file: Path) -> Iterator[Problem]:
    """Faults of a style sheet, files that it names and the pack lacks, and foreign fonts."""
    families = {pack.manifest.fonts.family, *_families(pack)}
    rules, _ = tinycss2.parse_stylesheet_bytes(file.read_bytes(), skip_comments=True)
    for node, in_face in _declarations(rules):
        place = Place(str(file), node.source_line, node.source_column)
        if node.type == "error":
            sentence = f"the style sheet cannot be read here: {node.message}"
            hint = "a declaration is “name: value;”, a rule ends with “}”"
            yield Problem(place, sentence, "css-syntax", hint=hint)
            continue
        for address in _addresses(node.value):
            if not address.startswith(("#", "data:")) and address not in pack.files:
                yield missing_file(place, address)
        if node.lower_name == "font-family" and not in_face:
            for each in tinycss2.serialize(node.value).split(","):
                family = each.strip().strip("'\"")
                if family and not _OWN_FAMILY.search(family) and family not in families:
                    sentence = f"the pack does not bring the font “{family}”"
                    hint = "write var(--font), or name the font and its files in pack.yaml"
                    yield Problem(place, sentence, "pack-font", hint=hint)


def missing_file(place: Place, name: str) -> Problem:
    """Says that the pack lacks a file that is named here."""
    sentence = f"the pack has no file “{name}”"
    hint = "put it into the pack’s folder; names start there"
    return Problem(place, sentence, "pack-file", hint=hint)


def _declarations(rules: list[Any], *, in_face: bool = False) -> Iterator[tuple[Any, bool]]:
    """Every declaration and every error in these rules; true beside those of `@font-face`."""
    for rule in rules:
        if rule.type in ("error", "declaration"):
            yield rule, in_face
        elif rule.type in ("qualified-rule", "at-rule") and rule.content is not None:
            name = getattr(rule, "lower_at_keyword", "")
            grouped = name in _GROUPS
            read = tinycss2.parse_rule_list if grouped else tinycss2.parse_blocks_contents
            inner = read(rule.content, skip_comments=True, skip_whitespace=True)
            yield from _declarations(inner, in_face=name == "font-face")


def _addresses(value: list[Any]) -> Iterator[str]:
    for token in value:
        if token.type == "url":
            yield token.value
        elif token.type == "function" and token.lower_name == "url":
            yield from (each.value for each in token.arguments if each.type == "string")


def _families(pack: Pack) -> Iterator[str]:
    """The families that the pack's own style sheets declare."""
    for name, file in pack.files.items():
        if name.endswith(".css"):
            text = file.read_text("utf-8", "replace")
            for face in re.findall(r"@font-face\s*\{[^}]*\}", text):
                for family in re.findall(r"font-family:\s*[\"']?([^;\"']+)", face):
                    yield family.strip()
