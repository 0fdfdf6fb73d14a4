"""What the published announcement says, and what a finished file says."""

import re
from collections import Counter

from support.documents import (
    ROOT,
)

TESTS = ROOT / "tests"


FACTS = [
    line
    for line in (TESTS / "promises" / "announcement-facts.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def said(text: str) -> Counter[str]:
    """The words of a text, without list marks, leaders with their page numbers, and the breaks that
    a narrow line puts into an address."""
    text = re.sub(r"\s*\.{3,}\s*\d+", " ", text)
    text = re.sub(r"(?<!\S)[•–](?!\S)", " ", text)
    return Counter(re.sub(r"://\s+", "://", text).split())
