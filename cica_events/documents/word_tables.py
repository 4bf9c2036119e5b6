"""Makes tables of a Word document: columns of fixed width, headings repeated on each page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from cica_events.documents.paper import Line, Row, RowLook, Table
from cica_events.documents.word_text import paragraph, valued

_TWENTIETHS: Final = 1440 / 25.4  # of a point in a millimetre
_GAP: Final = 113  # twentieths of a point: 2 mm between columns
_AIR, _BESIDE = 50, 142  # above what begins, and beside the bar of parallel sessions
_WHOLE: Final = 1500  # letters of a row that is kept on one page
_HAIRLINE, _BAR = (4, "B5BCC9"), (12, "1F355E")  # eighths of a point, colour
_ABOVE: Final = (RowLook.BEGINNING, RowLook.TOTAL)
Lines = Callable[[Row, Sequence[Line]], Iterator[Any]]


def table(found: Table, lines: Lines) -> Any:
    """Return a table; `lines` makes the paragraphs of a cell."""
    made = OxmlElement("w:tbl")
    made.append(_table_properties(found.widths))
    grid = OxmlElement("w:tblGrid")
    for width in found.widths:
        column = OxmlElement("w:gridCol")
        column.set(qn("w:w"), _length(width))
        grid.append(column)
    made.append(grid)
    if found.heading:
        made.append(_row(found.heading, found.widths, lines, heading=True))
    for row in found.rows:
        made.append(_row(row, found.widths, lines))
    return made


def spacer() -> Any:
    """Return a low paragraph that keeps two tables apart."""
    made = paragraph("")
    made.find(qn("w:pPr")).clear()
    shrink(made)
    return made


def shrink(made: Any) -> None:
    """Make an empty paragraph as low as can be."""
    properties = made.get_or_add_pPr()
    spacing = OxmlElement("w:spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(qn(f"w:{name}"), value)
    properties.append(spacing)


def _table_properties(widths: Sequence[int]) -> Any:
    properties = OxmlElement("w:tblPr")
    whole, layout = OxmlElement("w:tblW"), OxmlElement("w:tblLayout")
    whole.set(qn("w:w"), _length(sum(widths)))
    whole.set(qn("w:type"), "dxa")
    layout.set(qn("w:type"), "fixed")
    margins = _insets({"left": 0, "right": _GAP})
    margins.tag = qn("w:tblCellMar")
    properties.extend((whole, layout, margins))
    return properties


def _row(row: Row, widths: Sequence[int], lines: Lines, *, heading: bool = False) -> Any:
    made = OxmlElement("w:tr")
    properties = OxmlElement("w:trPr")
    if heading or sum(len(each.text) for cell in row.cells for each in cell) < _WHOLE:
        properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))
    if len(properties):
        made.append(properties)
    for at, cell in enumerate(row.cells):
        last = at == len(row.cells) - 1
        made.append(_cell(row, cell, widths[at:] if last else widths[at : at + 1], lines, first=at == 0))
    return made


def _cell(row: Row, found: Sequence[Line], widths: Sequence[int], lines: Lines, *, first: bool) -> Any:
    made, properties = OxmlElement("w:tc"), OxmlElement("w:tcPr")
    width = OxmlElement("w:tcW")
    width.set(qn("w:w"), _length(sum(widths)))
    width.set(qn("w:type"), "dxa")
    properties.append(width)
    if len(widths) > 1:
        properties.append(valued("w:gridSpan", str(len(widths))))
    borders = _borders(row.look, first=first and len(row.cells) > 1)
    if len(borders):
        properties.append(borders)
    inset = {"top": _AIR} if row.look is RowLook.BEGINNING else {}
    if row.look is RowLook.BESIDE and not first:
        inset["left"] = _BESIDE
    if inset:
        properties.append(_insets(inset))
    made.append(properties)
    made.extend(lines(row, found))
    return made


def _borders(look: RowLook, *, first: bool) -> Any:
    borders = OxmlElement("w:tcBorders")
    if look in _ABOVE:
        borders.append(_border("top", *_HAIRLINE))
    if look is RowLook.BESIDE and not first:
        borders.append(_border("left", *_BAR))
    if look is RowLook.HEADING:
        borders.append(_border("bottom", 8, "1F355E"))
    return borders


def _insets(widths: Mapping[str, int]) -> Any:
    """Return the room between the edges of a cell and its text."""
    margins = OxmlElement("w:tcMar")
    for side, width in widths.items():
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    return margins


def _border(side: str, size: int, colour: str) -> Any:
    border = OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", str(size)), ("space", "0"), ("color", colour)):
        border.set(qn(f"w:{key}"), value)
    return border


def _length(millimetres: int) -> str:
    return str(round(millimetres * _TWENTIETHS))
