"""What the published announcement says, and what a finished file says."""

import re
from collections import Counter
from pathlib import Path

FOLDER = Path(__file__).parent / "inputs"
PUBLISHED = (FOLDER / "announcement.txt").read_text("utf-8")
"""The announcement of the first exchange, as it was published."""
FACTS = [
    line
    for line in (FOLDER / "announcement-facts.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
OWN_WORDS = set((FOLDER / "report-words.txt").read_text("utf-8").split())
"""The capital words and numbers of a report that are its own, each of which was looked at."""


def said(text: str) -> Counter[str]:
    """The words of a text, without list marks, leaders with their page numbers, and the breaks that
    a narrow line puts into an address."""
    text = re.sub(r"\s*\.{3,}\s*\d+", " ", text)
    text = re.sub(r"(?<!\S)[•–](?!\S)", " ", text)
    return Counter(re.sub(r"://\s+", "://", text).split())
