"""Makes a Word template of resources/templates; officers edit the file itself, in Word.

python docs/make_word_template.py list-of-participants
python docs/make_word_template.py paper
python docs/make_word_template.py plan
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FOLDER = Path(__file__).parent.parent / "resources" / "templates"
FONT = "Times New Roman"
NAVY, GREY = RGBColor(0x1F, 0x35, 0x5E), RGBColor(0x55, 0x5B, 0x66)
CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


PLACES = {
    "list-of-participants": ("{{ list }}", "{{ changes }}"),
    "paper": ("{{ content }}",),
    "plan": ("{{ content }}",),
}
COVER = (
    ("Cover Symbol", "{{ symbol }}"),
    ("Cover Version", "{{ stage }}"),
    ("Cover Version", "{{ as_of }}"),
    ("Cover Conference", "{{ conference }}"),
    ("Cover Body", "{{ body }}"),
    ("Cover Title", "{{ title }}"),
    ("Cover Details", "{{ date }}"),
    ("Cover Details", "{{ place }}"),
    ("Cover Heading", "{{ heading }}"),
)
SMALL_COVER = (("Cover Conference", "{{ conference }}"), ("Cover Title", "{{ title }}"))
FOOTERS = {
    "list-of-participants": "{{ heading }} · {{ stage }}",
    "paper": "{{ heading }}",
    "plan": "{{ title }} · {{ count }} · {{ as_of }}",
}


def main(name: str) -> None:
    """Write the template called `name`."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1.2)
    section.different_first_page_header_footer = True
    add_cover_styles(document)
    {"list-of-participants": add_list_styles}.get(name, add_paper_styles)(document)
    if name == "plan":
        lay_on_side(document, section)
    for style, text in (
        *(SMALL_COVER if name == "plan" else COVER),
        *(("Normal", place) for place in PLACES[name]),
    ):
        document.add_paragraph(text, style)
    add_header_and_footers(section, FOOTERS[name])
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "CICA Events", name.replace("-", " "), ""
    document.save(str(FOLDER / f"{name}.docx"))


def add_cover_styles(document: Any) -> None:
    """Add the styles that all documents share."""
    normal = document.styles["Normal"]
    set_font(normal, 11)
    normal.paragraph_format.space_after = Pt(0)
    style(document, "Cover Symbol", 11, align=RIGHT, bold=True)
    style(document, "Cover Version", 10, align=RIGHT, colour=GREY)
    style(document, "Cover Conference", 10, align=CENTRE, colour=GREY, before=26, caps=True, spaced=8)
    style(document, "Cover Body", 13, align=CENTRE, before=10)
    style(document, "Cover Title", 17, align=CENTRE, bold=True, before=14, after=8, colour=NAVY)
    style(document, "Cover Details", 12, align=CENTRE, before=2)
    heading = style(
        document, "Cover Heading", 14, align=CENTRE, bold=True, before=24, after=6, caps=True, spaced=40
    )
    border(heading, "bottom", size=8, space=8)
    style(document, "Page Header", 9, align=RIGHT, colour=GREY)
    style(document, "Page Footer", 9, colour=GREY)


def lay_on_side(document: Any, section: Any) -> None:
    """Make room for the table of a year: pages on their side, small letters, hardly any cover."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.5)
    section.top_margin, section.bottom_margin = Cm(1.3), Cm(1.4)
    section.header_distance = section.footer_distance = Cm(0.7)
    for name, size, before, after in (
        ("Cover Conference", 8, 0, 0),
        ("Cover Title", 14, 1, 3),
        ("Paper Day", 10.5, 5, 0),
        ("Paper Session", 9, 2, 0),
        ("Paper Column", 8, 0, 1),
        ("Paper Cell", 9, 1, 1),
        ("Page Footer", 8, 0, 0),
    ):
        small = document.styles[name]
        resize(small, size)
        small.paragraph_format.space_before, small.paragraph_format.space_after = Pt(before), Pt(after)
    for name in ("Cover Conference", "Cover Title"):
        document.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    document.styles["Paper Session"].font.bold = document.styles["Paper Session"].font.cs_bold = False


def add_list_styles(document: Any) -> None:
    """Add the styles of the List of Participants."""
    section = style(
        document, "List Section", 12, align=CENTRE, bold=True, before=20, after=4, caps=True, spaced=20
    )
    section.font.color.rgb = NAVY
    make_heading(section, 0)
    party = style(document, "List Party", 12.5, bold=True, before=14, after=1)
    make_heading(party, 1)
    border(party, "bottom", size=4, space=1)
    style(document, "List Person", 11, bold=True, before=6)
    style(document, "List Function", 10.5, indent=0)
    style(document, "List Capacity", 10.5, italic=True)
    style(document, "List Contact", 9.5, colour=GREY)
    style(document, "List Change", 10.5, before=3)
    for name in ("List Titles", "List Native Name"):
        made = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        made.font.bold = made.font.cs_bold = False


def add_paper_styles(document: Any) -> None:
    """Add the styles of agenda, programme, chair's programme and list of speakers."""
    style(document, "Paper Remark", 9.5, align=CENTRE, colour=GREY, before=4, after=8)
    day = style(document, "Paper Day", 13, bold=True, before=16, after=3, colour=NAVY)
    make_heading(day, 0)
    session = style(document, "Paper Session", 11.5, bold=True, before=4, after=1)
    make_heading(session, 1)
    style(document, "Paper Place", 10, after=1, colour=GREY)
    style(document, "Paper Pause", 11, italic=True, before=4, after=4, colour=GREY)
    style(document, "Paper Parallel", 9, bold=True, before=7, after=1, colour=NAVY, caps=True, spaced=16)
    style(document, "Paper Time", 10.5, before=4.5, after=2)
    for level, left in enumerate((1.0, 2.1, 3.3, 4.6), start=1):
        item = style(document, f"Paper Item {level}", 12, before=9 if level == 1 else 4, after=2, indent=left)
        hang(item, left - (0, 1.0, 2.1, 3.3)[level - 1])
    make_heading(document.styles["Paper Item 1"], 1, keep=False)
    for level, left in enumerate((0.9, 1.9), start=1):
        entry = style(document, f"Paper Entry {level}", 11, before=4, after=1, indent=left)
        hang(entry, left - (0, 0.9)[level - 1])
    annotation = style(document, "Paper Annotation", 11.5, before=2, after=3)
    annotation.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    style(document, "Paper Detail", 10.5, before=1, after=2)
    speaker = style(document, "Paper Speaker", 10.5, before=4, after=1, indent=0.9)
    hang(speaker, 0.9)
    style(document, "Paper Pronounced", 10, italic=True, indent=0.9, colour=GREY)
    spoken = style(document, "Paper Spoken", 12, before=3, after=3, indent=0.9)
    border(spoken, "left", size=12, space=8)
    style(document, "Paper Direction", 10.5, italic=True, before=1, after=1, indent=0.9, colour=GREY)
    internal = style(document, "Paper Internal", 9.5, before=2, after=2, colour=GREY)
    shade(internal)
    style(document, "Paper Column", 9.5, before=2, after=2, colour=GREY)
    style(document, "Paper Figures", 9.5, align=RIGHT, before=2, after=2, colour=GREY)
    style(document, "Paper Cell", 10.5, before=2, after=2)
    style(document, "Paper Figure", 10.5, align=RIGHT, before=2, after=2)
    for name, (bold, italic) in {
        "Paper Strong": (True, None), "Paper Slanted": (None, True), "Paper Quiet": (None, None),
    }.items():  # fmt: skip
        made = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        made.font.bold = made.font.cs_bold = bold
        made.font.italic = made.font.cs_italic = italic
    document.styles["Paper Quiet"].font.color.rgb = GREY


def style(  # noqa: PLR0913 - all that a style says
    document: Any,
    name: str,
    size: float,
    *,
    align: Any = None,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
    indent: float = 0,
    colour: RGBColor | None = None,
    caps: bool = False,
    spaced: int = 0,
) -> Any:
    """Add a paragraph style; sizes and spaces in points, `spaced` in twentieths of a point."""
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles["Normal"]
    made.quick_style = True
    set_font(made, size)
    made.font.bold, made.font.italic, made.font.all_caps = bold, italic, caps
    made.font.cs_bold, made.font.cs_italic = bold, italic
    if colour is not None:
        made.font.color.rgb = colour
    if spaced:
        spacing = OxmlElement("w:spacing")
        spacing.set(qn("w:val"), str(spaced))
        made.element.get_or_add_rPr().sz.addprevious(spacing)
    paragraph = made.paragraph_format
    paragraph.alignment = align
    paragraph.space_before, paragraph.space_after = Pt(before), Pt(after)
    paragraph.left_indent = Cm(indent)
    paragraph.keep_together = paragraph.widow_control = True
    return made


def set_font(made: Any, size: float) -> None:
    """Set font and size for every script."""
    made.font.size = Pt(size)
    properties = made.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for kind in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(kind), FONT)
    fonts.set(qn("w:eastAsia"), "SimSun")
    complex_size = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(round(size * 2)))
    properties.sz.addnext(complex_size)


def resize(made: Any, size: float) -> None:
    """Give a style that has a font another size, for every script."""
    made.font.size = Pt(size)
    made.element.rPr.find(qn("w:szCs")).set(qn("w:val"), str(round(size * 2)))


def hang(made: Any, width: float) -> None:
    """Let the number of a paragraph hang `width` centimetres to the left of its text."""
    made.paragraph_format.first_line_indent = Cm(-width)
    made.paragraph_format.tab_stops.add_tab_stop(made.paragraph_format.left_indent)


def shade(made: Any) -> None:
    """Put a light ground under a paragraph."""
    ground = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "F1F3F7")):
        ground.set(qn(f"w:{key}"), value)
    made.element.get_or_add_pPr().find(qn("w:spacing")).addprevious(ground)


def make_heading(made: Any, level: int, *, keep: bool = True) -> None:
    """Keep a heading with what follows, and show it among the headings of Word's navigation."""
    made.paragraph_format.keep_with_next = keep
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level))
    made.element.get_or_add_pPr().append(outline)


def border(made: Any, side: str, *, size: int, space: int) -> None:
    """Draw a line along a paragraph; `size` in eighths of a point, `space` in points."""
    borders, line = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", size), ("space", space), ("color", "8A94A6")):
        line.set(qn(f"w:{key}"), str(value))
    borders.append(line)
    properties = made.element.get_or_add_pPr()
    spacing = properties.find(qn("w:spacing"))
    spacing.addprevious(borders)


def add_header_and_footers(section: Any, footer_text: str) -> None:
    """Put the symbol above each page but the first, and the page's number below each."""
    header = section.header.paragraphs[0]
    header.style, header.text = "Page Header", "{{ symbol }}"
    for footer in (section.footer, section.first_page_footer):
        paragraph = footer.paragraphs[0]
        paragraph.style = "Page Footer"
        stops = paragraph.paragraph_format.tab_stops
        room = section.page_width - section.left_margin - section.right_margin
        stops.add_tab_stop(room, WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run(f"{footer_text}\t")
        add_field(paragraph, "PAGE")
        paragraph.add_run(" / ")
        add_field(paragraph, "NUMPAGES")
    section.first_page_header.paragraphs[0].style = "Page Header"


def add_field(paragraph: Any, code: str) -> None:
    """Add a field that Word reckons, with a first value."""
    field, run, text = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
    field.set(qn("w:instr"), code)
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


if __name__ == "__main__":
    main(sys.argv[1])
