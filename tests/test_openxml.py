"""Word's XML as text: what is escaped, how attributes are called, and what a list holds once."""

from lxml import etree
from markupsafe import Markup

from reportgen.openxml import TYPES, element, enlist, part, root, valued, w


def test_text_and_attributes_are_escaped_and_elements_are_not() -> None:
    inner = element("w:t", "Fish & <chips>")
    assert element("w:r", inner, val='"a" & b') == (
        '<w:r w:val="&quot;a&quot; &amp; b"><w:t>Fish &amp; &lt;chips&gt;</w:t></w:r>'
    )
    assert isinstance(inner, Markup)


def test_attributes_have_the_prefix_of_words_own_elements_alone() -> None:
    assert element("w:jc", val="left") == '<w:jc w:val="left"/>'
    assert element("a:ext", cx=1, cy=None) == '<a:ext cx="1"/>'
    assert element("w:link", **{"r:id": "rId1", "w:history": 1}) == (
        '<w:link r:id="rId1" w:history="1"/>'
    )


def test_what_has_no_value_is_left_out() -> None:
    assert valued("w", jc=None, outlineLvl=0) == '<w:outlineLvl w:val="0"/>'


def test_a_root_declares_its_namespaces() -> None:
    tree = etree.fromstring(part(root("w:fonts", "w r", element("w:font", name="Dürer"))))
    assert [child.get(w("name")) for child in tree.iter(w("font"))] == ["Dürer"]


def test_a_list_names_a_part_once_and_kinds_before_parts() -> None:
    parts = {TYPES: part(element("Types", xmlns="urn:types"))}
    for _ in range(2):
        enlist(parts, TYPES, "Override", "PartName", PartName="/a.xml", ContentType="a")
        enlist(parts, TYPES, "Default", "Extension", Extension="xml", ContentType="b")
    names = [etree.QName(child).localname for child in etree.fromstring(parts[TYPES])]
    assert names == ["Default", "Override"]
