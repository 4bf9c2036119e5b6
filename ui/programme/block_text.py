"""The words in a block, broken into lines once for its size, so that painting only draws them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QTextLayout, QTextOption

from ui.toolkit.directions import direction_of

SMALLEST = 10  # pixels of a font
NARROWER = 2.0  # pixels by which a cut line is tried anew
ASIDE = 16.0  # pixels before what stands at the right of a line


class Ink(Enum):
    """In which hand a paragraph is written."""

    TITLE = auto()
    TEXT = auto()
    MUTED = auto()
    WARNING = auto()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some words of a block; `item_id` names the agenda item that they tell of."""

    text: str
    ink: Ink = Ink.TEXT
    lines: int = 2
    item_id: str = ""
    gap: float = 0  # pixels above it
    aside: str = ""  # stands muted at the right of a line that has room for it, else last


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph laid out, and from where to where it stands."""

    layout: QTextLayout
    top: float
    bottom: float
    ink: Ink
    item_id: str
    left: float = 0


class BlockText:
    """Paragraphs laid out for a width and a height; what does not fit is left out or cut with an ellipsis."""

    def __init__(self, paragraphs: Sequence[Paragraph], font: QFont, width: float, height: float) -> None:
        """`width` and `height` are in pixels independent of the screen's density."""
        self.written: list[Written] = []
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        self._font, self._strong, self._width, self._room = font, strong, width, height
        self.height = 0.0
        later: list[Paragraph] = []
        for paragraph in paragraphs:
            if not self._write(paragraph):
                return
            if paragraph.aside and not self._write_aside(paragraph.aside):
                later.append(Paragraph(paragraph.aside, Ink.MUTED))
        for paragraph in later:
            self._write(paragraph)

    def _write(self, paragraph: Paragraph) -> bool:
        """Write a paragraph below the others; tell whether there was room."""
        top = self.height + (paragraph.gap if self.written else 0)
        hand = self._strong if paragraph.ink is Ink.TITLE else self._font
        line, left = QFontMetricsF(hand).height(), self._room - top
        if (left < line and self.written) or self._width <= 0:
            return False
        fitting = max(1, min(paragraph.lines, int((left + 1) // line)))
        layout, high = _laid_out(paragraph.text, hand, self._width, fitting)
        self.written.append(Written(layout, top, top + high, paragraph.ink, paragraph.item_id))
        self.height = top + high
        return True

    def _write_aside(self, text: str) -> bool:
        """Write at the right of the line above, if that is one line with room for it."""
        above = self.written[-1]
        wide = QFontMetricsF(self._font).horizontalAdvance(text)
        line = above.layout.lineAt(0)
        free = self._width - line.naturalTextWidth() - ASIDE
        if above.layout.lineCount() > 1 or wide > free or line.naturalTextRect().left() > 1:
            return False
        layout, _high = _laid_out(text, self._font, wide + 1, 1)
        left = self._width - wide - 1
        self.written.append(Written(layout, above.top, above.bottom, Ink.MUTED, "", left))
        return True

    def draw(self, painter: QPainter, at: QPointF, inks: dict[Ink, QColor]) -> None:
        """Draw the words with their upper left corner at `at`."""
        for each in self.written:
            painter.setPen(inks[each.ink])
            each.layout.draw(painter, QPointF(at.x() + each.left, at.y() + each.top))

    def item_at(self, y: float) -> str:
        """Return the id of the item written at that height, empty for none."""
        return next((each.item_id for each in self.written if each.top <= y < each.bottom), "")

    def extent(self, item_id: str) -> tuple[float, float] | None:
        """Return from where to where an item is written."""
        own = [each for each in self.written if each.item_id == item_id]
        return (own[0].top, own[-1].bottom) if own else None

    def items(self) -> list[str]:
        """Return the ids of the items that are written, each once, in order."""
        return list(dict.fromkeys(each.item_id for each in self.written if each.item_id))


def fitting(font: QFont, height: float) -> QFont:
    """Return the font, smaller where its line is higher than so many pixels, but never too small to read."""
    smaller = QFont(font)
    smaller.setWeight(QFont.Weight.DemiBold)
    size = QFontInfo(smaller).pixelSize()
    while size > SMALLEST and QFontMetricsF(smaller).height() > height:
        size -= 1
        smaller.setPixelSize(size)
    smaller.setWeight(font.weight())
    return smaller


def _laid_out(text: str, font: QFont, width: float, lines: int) -> tuple[QTextLayout, float]:
    """Return the text on at most so many lines, and their height; text from right to left stands right."""
    plain = " ".join(text.split())
    layout, rest, high = _broken(plain, font, width, lines)
    start, room = rest, width
    while rest is not None and room > 0:  # what is cut to the width may still be wider in the layout
        cut = QFontMetricsF(font).elidedText(plain[start:], Qt.TextElideMode.ElideRight, room)
        layout, rest, high = _broken(plain[:start] + cut, font, width, lines)
        room -= NARROWER
    return layout, high


def _broken(text: str, font: QFont, width: float, lines: int) -> tuple[QTextLayout, int | None, float]:
    """Return the layout, where its last line begins if there is more text than fits, and its height."""
    layout = QTextLayout(text, font)
    direction = direction_of(text)
    leftward = direction is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if leftward else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    top, begin, end = 0.0, 0, 0
    for _number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
        begin, end = line.textStart(), line.textStart() + line.textLength()
    layout.endLayout()
    return layout, (begin if end < len(text.encode("utf-16-le")) // 2 else None), top
