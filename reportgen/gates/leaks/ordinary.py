"""Words that alone say nothing of a person, though some people are called so."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


COMMON = _words(
    """
    abbey abbot archer armour art ash bailey baker ball ban bank banks banner bar barber barn
    battle bauer bay beach bear beck bell bench berg berry best bird bishop black blanc blanco
    bland bliss blood blue board bois bond book boot border bow bowl box branch brand breeze
    bridge bright broad brook broom brown bueno bull bullock burn bush butcher butler button
    camp campo cannon care carpenter carter case castle chambers chance chase cherry child
    children church city clay clear clerk close cloud coach coast coffee coin community constant
    cook cooper copper corn cotton council court cousin craft crane crisp crook cross crow crown
    culture cup curry curtain dale dance dark darling dawn day deal dean dear deer dell dove
    drew drive drum duck duke dust eagle earl early ease east edge elder england english eve
    ever exchange fair faith fall fan farm farmer fast fence fern field fields finch fine fire
    first fish fisher fleet flint flood flower fly fontaine ford forest fort fortune forward
    foster found fountain fox frame frank free french friend frost game garden garland garner
    gate gates gay gift glass glover gold golden good goose gore grain grand grant grass grave
    gray great green grey gross ground group grove habit hair hale hall hammer hand harbour hard
    hardy hare harp harvest hatch haven hawk hay hazel head heart heath helm herd hero hill
    hills hind hold holder holiday hollow holly home honey hood hook hope horn horse host house
    hull hunt hunter iglesia isle ivory ivy jack jay jewel joiner jolly joy judge jump jung keen
    keeper key keys kind king kingdom kitchen klein knight knot koch kurz lace lake lamb lance
    land lane lang large lark last latch law leader leaf leblanc legrand lemon light lily lion
    list little lock loft long lord lot love low lumber mace major mallet man manager mantle
    marble march marchand mark market marsh marshal marshall mason master may mayor mead meadow
    mercy mill miller mills mine mist mole moon moor more morning moss mould mount mountain myth
    nail neat needle nest network new night noble noir noon north nurse oak office officer olive
    orange orchard organ otter pace page paint palace pan parent parish park parks parrot
    partner partners partridge patch path peace pear pearl peel pen people pepper perch petit
    petty pick pike pine piper pitch pitt place plant player police pool poor pope port porter
    potter pound power powers prentice prevent price pride priest prince print prior programme
    project proud purple queen quick race rain ram ransom raven ray reach read reader reason
    reed rest rey rice rich richter rider ridge ring rise river rivers road roads rock root rope
    rosa rose roy rule rush rust saddle safety sage sailor saint salt sample sand sands savage
    savory saw scales scholar school schwarz sea seal self sellers service sharp sheep shell
    shepherd shore short side silk silver sing singer singh skill skinner sky slate slaughter
    sleep small smart smith smoke snow sole sommer soul south spark sparrow speaker spear speed
    spice spirit spring squire stack staff stag stair stamp stand star state states steel stein
    stem step stiff still stock stone storey storm story strange straw stream street strong
    style sugar summer sun swallow swan sweet swift tailor talent talk tall tanner taylor team
    temple thorn tide tiger tile timber tinker toll tower towers town trainer tree trick trout
    true trust tub tucker turner twist union united vale valley vine vintner vogel voice wade
    wagon waits wake walk walker wall walls ward warden ware warm watch water waters wax way
    weather weaver weeks weiss well wells west whale wheat wheel wheeler white wick wild will
    winch wind wine wing winner winter wise wolf woman women wood woods wool word words work
    world worth wright yard yarn yates young younger youth
    """
)
"""Surnames that are ordinary words: alone they are not looked for, but with a given name, an
initial or a title they are. A list of ours rather than the words of the file, in which a name
could hide in small letters."""

TECHNICAL = _words(
    """
    absolute accent adjust adobe align alone alpha anywhere arabic arial ascent atleast attr
    auto avoid banner base begin begins block body bold border bottom box break browsers bullet
    butt calc calibri callout caption catalog cell center chapter chapters character circle
    clamp clear code col collapse color colour colours column columns com comment contain
    content continue core counter cover css custom cut dark data decimal default descent dest
    detail device disc display distances div dot dotted double elements emphasis encoding ends
    entry even exact extended extension face far few field figure first fit fixed flags flat
    flex float flow focus font fonts foot footer footnote footnotes formal frame gap goes grid
    group hang have head header headers heading headings height href html hyperlink hyphens iec
    image img indent index info initial ink inline inset inside instance integer iso italic item
    kept kids lab label landscape last layout left letter level line link list lower main margin
    marked marker markup master max media merge meta metadata microsoft min minmax minor
    multiples muted names narrow near negative neither never none nor normal note nth number
    numbering numbers numerals numeric object off office offset ordering org orphans outline
    outlines oval overflow pack package padding pages painted paper paragraph parent pattern pdf
    pica picture pictures point portrait pre preserve prev pro producer property purl
    quote radius range raster readers rect registry regular relative repeat resource resources
    right roman room root round row ruby running sans schema schemas scope screen scroll section
    separate seq serif set settings shade shading shadow shape show shows sign signs simple
    single size sizing solid source space square src stands start starts static status sticky
    stop strict string strip styles sub subject subtitle subtype summary sup super swiss syntax
    tab table tables tabs tabular takes target template term terms text that theme thickness
    timeline times title toc top trimbox type types underline unicode url variable variant
    vertical view viewport visible weight which wide widow widows width word wrap xobject
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

ADDRESSED = _words(
    "mr mrs ms mx dr prof professor cllr councillor herr frau monsieur madame mme mlle "
    "signor signora senor senora sr sra rabbi imam"
)
"""Titles that stand before a name and hardly before anything else, a given name included."""

ALSO_OF_STREETS = _words("lord lady dame captain mayor minister sheikh constable")
"""Titles that stand before common nouns too: “Lord Street”, “Lady Chapel”."""

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
