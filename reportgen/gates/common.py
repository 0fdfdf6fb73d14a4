"""Words that alone say nothing of a person, though some people are called so."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMON = _words(
    """
    abbey bailey baker bank banks bar barber barn bay beach bell best bird bishop black blue board
    bond book border bowl bridge bright broad brook brown bush butcher butler camp care carpenter
    carter case castle chance chase church city clerk close coach coast cook cooper court cousin
    cross crown dale day dean deer drew drive early east elder england english ever fair farm farmer
    field fields fine fish fisher ford forest fort fortune foster fountain fox frank free french
    friend frost garden gate gates gift gold golden good grant grave gray great green grey grove
    hale hall hand hard hardy harbour harvest hawk head hill hills hold holder holly home hood hook
    hope house hunt hunter isle jewel joiner joy judge keen key keys king kitchen knight lake lamb
    land lane law leader light little lock long lord love low major man manager mark market marsh
    marshal marshall mason master may mayor mercy mill miller mills mine moon moor more morning
    mountain new noble north nurse page palace park parks parish path peace pepper piper pitt place
    plant player pool poor pope port porter potter power powers price priest prince prior quick read
    reader reed rice rich rider ring rise river rivers road roads rock rose rule sage sailor sand
    sands savage school sea self service sharp shepherd short silver sing singer singh skinner small
    smart smith snow south speaker speed spring stand star state steel still stone storm street
    strong style summer swan sweet swift tailor talent tanner taylor temple tiger tower towers town
    trainer trust turner union vale valley waits walk walker wall walls ward waters way weaver weeks
    well wells west wheeler white wild will winner winter wise wolf wood woods work worth wright
    yard yates young younger klein gross jung lang kurz weiss schwarz koch bauer berg stein wolf
    vogel sommer richter petit grand legrand leblanc marchand blanc noir roy bois fontaine bueno
    blanco rey iglesia campo rosa
    """
)
"""Surnames that are ordinary words: alone they are not looked for, but with a given name, an
initial or a title they are. A list of ours rather than the words of the file, in which a name
could hide in small letters."""

TECHNICAL = _words(
    """
    accent arial auto banner base bold body border bottom break butt calibri caption cell center
    circle code colour column comment cover data default double even field figure first flat foot
    footer footnote frame grid group head header heading hyperlink image index inset italic item
    label landscape last layout left letter level line link list main margin master media merge
    minor narrow none normal note number office oval paper paragraph pica point portrait pro raster
    rect regular right roman round row ruby sans section serif shade shape single size solid source
    square status stop strict strip summary tab table term text theme times title toc top unicode
    width word
    """
)
"""What files say about themselves: names of styles, fonts and measures."""

TITLES = _words(
    """
    mr mrs ms miss mx dr prof professor cllr councillor sir lady lord dame hon
    herr frau monsieur madame mme mlle signor signora senor senora sr sra pan pani bay bayan
    imam rabbi rev reverend pastor sheikh mayor alderman minister ambassador
    inspector sergeant constable superintendent commander captain colonel
    """
)
"""What stands before a surname that is meant as one; no words that stand before others as well,
such as “major” or “general”."""

BEFORE = TITLES | _words(
    "the right rt honourable his her their excellency worship chief major general judge bishop"
)
"""What may be recorded before a name, but is no part of it."""

AFTER = _words(
    """
    jr junior sr senior ii iii iv phd dphil md mba msc bsc ma ba llb llm bed esq
    obe mbe cbe kbe dbe bem cvo lvo qpm kfsm mp mep msp ms mla mna qc kc jp dl frsa ret retd
    """
)
"""What may be recorded after a name, but is no part of it."""

NUMBERED = (
    "annex", "appendix", "class", "category", "figure", "group", "hall", "item", "level", "option",
    "part", "plan", "point", "room", "section", "table", "team", "type",
)  # fmt: skip
"""What a single letter after it counts: “Annex A. Young people” names nobody."""

PARTICLES = _words(
    """
    al el bin ibn bint abu de der den del della di da do dos du la le van von zu zum zur ter ten
    af av ap d l o op t vom
    """
)
"""What belongs to a surname, but is none."""
