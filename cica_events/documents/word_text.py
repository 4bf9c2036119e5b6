"""Makes paragraphs and columns of a Word document, each piece of text in a font that has its script."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from cica_events.documents.scripts import Script, runs
from cica_events.exports.text import cell_text

FONTS: Final = {  # of Windows and Office; other systems put their own in place of them
    Script.ARABIC: "Times New Roman",
    Script.HEBREW: "Times New Roman",
    Script.ARMENIAN: "Sylfaen",
    Script.GEORGIAN: "Sylfaen",
    Script.DEVANAGARI: "Nirmala UI",
    Script.OTHER_INDIC: "Nirmala UI",
    Script.THAI: "Leelawadee UI",
    Script.SOUTH_EAST_ASIAN: "Leelawadee UI",
    Script.CHINESE: "SimSun",
    Script.JAPANESE: "MS Mincho",
    Script.KOREAN: "Batang",
}
_LANGUAGES: Final = {
    Script.ARABIC: "ar-SA",
    Script.HEBREW: "he-IL",
    Script.THAI: "th-TH",
    Script.DEVANAGARI: "hi-IN",
    Script.CHINESE: "zh-CN",
    Script.JAPANESE: "ja-JP",
    Script.KOREAN: "ko-KR",
}
_COMPLEX: Final = {
    Script.ARABIC,
    Script.HEBREW,
    Script.THAI,
    Script.DEVANAGARI,
    Script.OTHER_INDIC,
    Script.SOUTH_EAST_ASIAN,
}
_SPACE = qn("xml:space")
_BEFORE_TYPE: Final = ("w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr")
_BEFORE_COLUMNS: Final = (
    *_BEFORE_TYPE, "w:type", "w:pgSz", "w:pgMar", "w:paperSrc", "w:pgBorders", "w:lnNumType", "w:pgNumType",
)  # fmt: skip


def paragraph(style: str, *, keep_with_next: bool | None = None) -> Any:
    """Return an empty paragraph of the style with that id; the style decides where nothing else is said."""
    made = OxmlElement("w:p")
    properties = OxmlElement("w:pPr")
    properties.append(valued("w:pStyle", style))
    if keep_with_next is not None:
        keep = OxmlElement("w:keepNext")
        if not keep_with_next:
            keep.set(qn("w:val"), "0")
        properties.append(keep)
    made.append(properties)
    return made


def add_text(target: Any, text: str, style: str = "") -> None:
    """Add `text` to a paragraph, in the character style with that id, without what XML cannot hold."""
    for script, piece in runs(cell_text(text)):
        run = OxmlElement("w:r")
        properties = _run_properties(script, style)
        if len(properties):
            run.append(properties)
        letters = OxmlElement("w:t")
        letters.text = piece
        letters.set(_SPACE, "preserve")
        run.append(letters)
        target.append(run)


def add_gap(target: Any) -> None:
    """Add the space between a name and the same name in another script."""
    add_text(target, "  ")


def add_break(target: Any) -> None:
    """Go on in the next line of the same paragraph."""
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:br"))
    target.append(run)


def add_tab(target: Any) -> None:
    """Go on at the next stop of the line."""
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:tab"))
    target.append(run)


def indent(target: Any, left: int | None) -> None:
    """Begin every line of a paragraph `left` from the margin, in units of python-docx."""
    found = OxmlElement("w:ind")
    found.set(qn("w:left"), str(round((left or 0) / 635)))  # twentieths of a point
    target.find(qn("w:pPr")).append(found)


def unhang(target: Any) -> None:
    """Begin the first line of a paragraph, which has no number, where the others begin."""
    found = OxmlElement("w:ind")
    found.set(qn("w:firstLine"), "0")
    target.find(qn("w:pPr")).append(found)


def _run_properties(script: Script, style: str) -> Any:
    properties = OxmlElement("w:rPr")
    if style:
        properties.append(valued("w:rStyle", style))
    if script is Script.USUAL:
        return properties
    properties.append(_fonts(script))
    if script.right_to_left:
        properties.append(OxmlElement("w:rtl"))
    if script in _COMPLEX:
        properties.append(OxmlElement("w:cs"))
    if script in _LANGUAGES:
        language = OxmlElement("w:lang")
        kind = "w:eastAsia" if script.east_asian else "w:bidi"
        language.set(qn(kind), _LANGUAGES[script])
        properties.append(language)
    return properties


def _fonts(script: Script) -> Any:
    fonts = OxmlElement("w:rFonts")
    kinds = ("w:eastAsia",) if script.east_asian else ("w:ascii", "w:hAnsi", "w:cs")
    for kind in kinds:
        fonts.set(qn(kind), FONTS[script])
    if script.east_asian:
        fonts.set(qn("w:hint"), "eastAsia")
    return fonts


def valued(tag: str, value: str) -> Any:
    """Return an element that holds one value."""
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element


def set_in_columns(body: Any, first: Any, count: int) -> None:
    """Set what stands from `first` on in columns; what stands before becomes a section of its own."""
    last = body.get_or_add_sectPr()
    before = first.getprevious()
    if before is None or before.tag != qn("w:p"):
        before = OxmlElement("w:p")
        first.addprevious(before)
    properties = before.get_or_add_pPr()
    if properties.find(qn("w:sectPr")) is None:
        properties.append(deepcopy(last))
    for tag in ("w:type", "w:titlePg"):  # the heading of the first page belongs to the cover
        for element in last.findall(qn(tag)):
            last.remove(element)
    columns = last.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        _insert(last, columns, _BEFORE_COLUMNS)
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), "567")  # twentieths of a point: 1 cm
    _insert(last, valued("w:type", "continuous"), _BEFORE_TYPE)


def _insert(section: Any, element: Any, before: tuple[str, ...]) -> None:
    """Put `element` behind the last of those that must stand `before` it, by the order of the format."""
    names = [qn(tag) for tag in before]
    at = max((place for place, child in enumerate(section, 1) if child.tag in names), default=0)
    section.insert(at, element)
