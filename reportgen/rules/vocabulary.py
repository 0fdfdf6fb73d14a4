"""Words that rules know: English ones, and short forms that need no explanation."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COUNTING = "one two three four five six seven eight nine ten eleven twelve"

NUMBERS = {word: number for number, word in enumerate(_COUNTING.split(), 1)}
"""Numbers as they are written in words."""

COLLECTIVES = _set(
    "association associations board boards body bodies centre centres city cities class classes "
    "committee committees community communities company companies council councils delegation "
    "delegations department departments family families forum forums group groups house houses "
    "network networks office offices one organisation organisations party parties project "
    "projects school schools service services team teams unit units"
)
"""Words for several people: a number before them does not count people."""

CONTRASTS = _set(
    "north south east west northern southern eastern western upper lower inner outer central new "
    "old first second third junior senior boys girls men women male female primary secondary "
    "district county city town"
)
"""Words that tell two names apart, however alike they are."""

COMMON_SHORT_FORMS = _set(
    "AD AIDS AM BBC BC BST BY CBE CC CEO CET CV DOI DVD EC EEA EU EUR FAQ GB GBP GMT HIV HR HRH ID "
    "ISBN ISSN IT KBE KC MBE MEP MP NATO NB NC ND NGO OBE OK PC PDF PM PS QC RSVP SA SMS TLP TV UK "
    "UN UNESCO UNICEF URL US USA USB USD UTC VIP WC WWW"
)
"""Short forms that every reader knows."""

SHOUTED = _set(
    "ALL AND ANY ARE BUT FOR IN IS MUST NEVER NO NOT NOW OF ON ONLY OR THE TO WE YES YOU"
)
"""Words that authors write in capitals to stress them."""
