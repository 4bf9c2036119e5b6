"""The text of agenda, programme, chair's programme and list of speakers as it will stand in the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from cica_events.i18n import ngettext
from cica_events.services.papers import Line, Look, Paper, Row, Table, Tone
from ui.documents.document_preview import Align, DocumentPreview, Writing

MOST = 1200  # lines shown; the document has them all
FIRST, NUMBER = 6.5, 1.8  # steps that a column of times takes, and one of numbers
NARROW = 20  # millimetres of a column of numbers
_BOLD = frozenset({Look.DAY, Look.SESSION, Look.PARALLEL})
_SLANTED = frozenset({Look.PAUSE, Look.DIRECTION, Look.PRONOUNCED, Look.INTERNAL, Look.REMARK})
_ABOVE = {Look.DAY: 18, Look.SESSION: 8, Look.PAUSE: 8, Look.PARALLEL: 10, Look.ITEM: 8, Look.ENTRY: 4}
_INSET = {Look.PRONOUNCED: 2 * NUMBER, Look.SPOKEN: 2.6, Look.DIRECTION: 2.6}
HUNG = {Look.ITEM: NUMBER, Look.ENTRY: NUMBER, Look.SPEAKER: NUMBER}
"""By how many steps the text of a numbered line begins behind its number."""
_HEADINGS = frozenset({Look.COLUMN, Look.FIGURES})


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line, what stands `before` it in a column of `inset` steps, and where that column `begins`."""

    line: Line
    before: str = ""
    inset: float = 0
    begins: float = 0


class PaperPreview(DocumentPreview):
    """Shows a paper."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.content: Paper | None = None

    def show_content(self, content: Paper) -> None:
        """Show another paper at the place where the reader was."""
        if content != self.content:
            self.content = content
            self.show_text(content)

    def write(self, document: QTextDocument, content: Paper) -> None:
        """Write the paper into an empty document."""
        _Writing(document).write(content)


class _Writing(Writing):
    def write(self, content: Paper) -> None:
        """Write all of it, lines up to MOST."""
        self._cursor.beginEditBlock()
        self.cover(content.cover)
        lines = list(_one_below_the_other(content))
        for placed in lines[:MOST]:
            self._put(placed)
        if len(lines) > MOST:
            rest = len(lines) - MOST
            text = ngettext(
                "The preview ends here; {count} more line stands in the document.",
                "The preview ends here; {count} more lines stand in the document.",
                rest,
            )
            self.line(text.format(count=rest), italic=True, above=20)
        self._cursor.endEditBlock()

    def _put(self, placed: _Placed) -> None:
        found, look = placed.line, placed.line.look
        size = 1.15 if look is Look.DAY else 1.0
        hung = HUNG.get(look, 0)
        deeper = max(0, found.level - 1) * NUMBER + _INSET.get(look, 0)
        if look is Look.SPEAKER and found.number:  # below an item that has a number of its own
            deeper += NUMBER
        inset = placed.inset + deeper
        stops = [stop for stop in (inset if placed.before else 0, hung if found.number else 0) if stop]
        stops = [sum(stops[: at + 1]) for at in range(len(stops))]
        align = Align.AlignHCenter if look is Look.REMARK else Align.AlignLeft
        self.begin(above=_ABOVE.get(look, 2), inset=placed.begins + inset + hung, stops=stops, align=align)
        for lead in filter(None, (placed.before, found.number)):
            self.say(f"{lead}\t", size=size)
        for part in found.parts:
            strong, slanted = part.tone is Tone.STRONG, part.tone is Tone.SLANTED
            bold, italic = look in _BOLD or strong, look in _SLANTED or slanted
            self.say(part.text, size=size, bold=bold, italic=italic)


def _one_below_the_other(content: Paper) -> Iterator[_Placed]:
    """Yield every line with what stands in the column before it."""
    for block in content.blocks:
        if isinstance(block, Line):
            yield _Placed(block)
        else:
            yield from _lines_of(block)


def _lines_of(table: Table) -> Iterator[_Placed]:
    numbered = table.widths[0] <= NARROW
    heading, first, begins = table.heading, NUMBER if numbered else FIRST, NUMBER if numbered else 0
    if heading and not any(line.look in _HEADINGS for cell in heading.cells for line in cell):
        yield from (_Placed(line) for cell in heading.cells for line in cell)
    for row in table.rows:
        yield from _cells(row, first if len(table.widths) > 1 else 0, begins)


def _cells(row: Row, inset: float, begins: float) -> Iterator[_Placed]:
    """Yield the lines of a row: the first column stands before the second, further ones below that."""
    first, *others = row.cells
    before = " ".join(line.text for line in first) if others else ""
    for line in (line for cell in (others or [first]) for line in cell):
        yield _Placed(line, before, inset, begins)
        before = ""
