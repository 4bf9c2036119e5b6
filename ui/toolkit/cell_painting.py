"""Draws the cells, badges and group headings of tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from ui.toolkit.arrangement import GroupLine
from ui.toolkit.colours import Tone, badge_colours, colour, mixed
from ui.toolkit.directions import cut_text, direction_of
from ui.toolkit.marks import Mark, draw_mark, no_mark

MARGIN = 10
PILL_ROOM = 18  # pixels of a badge beside its words
# ready-made: Python puts flags together slowly, and there is one such sum for each cell that is painted
_AT_LEFT, _AT_RIGHT = (
    (side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter).value
    | Qt.TextFlag.TextSingleLine.value
    for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
)
LATELY, SHORT = 4_000, 200  # texts, some screens full, and letters of those of which is known how they fit
Pills = Mapping[str, Mapping[str, tuple[str, str]]]
"""For a field's key and a stored value: (tone, symbol) of its badge."""


@dataclass(frozen=True, slots=True)
class CellColours:
    """What a table paints with under one palette."""

    panel: QColor
    row: QColor
    block: QColor
    band: QColor
    line: QColor
    text: QColor
    muted: QColor
    accent: QColor

    @classmethod
    def of(cls, palette: QPalette) -> CellColours:
        """Return the colours that go with `palette`."""
        selection, accent = colour(palette, "selection"), colour(palette, "accent")
        return cls(
            panel=colour(palette, "panel"),
            row=selection,
            block=mixed(selection, accent, 0.16),
            band=colour(palette, "background"),
            line=colour(palette, "line"),
            text=colour(palette, "text"),
            muted=colour(palette, "muted"),
            accent=accent,
        )


def draw_ground(painter: QPainter, rect: QRect, ground: QColor, line: QColor) -> None:
    """Fill a cell and draw the thin line under it."""
    painter.fillRect(rect, ground)
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, line)


class Fits:
    """How texts fit their cells, as far as one table asked lately; it goes with the table."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, int], str] = {}

    def cut(self, text: str, font: QFont, width: int) -> str:
        """Return `text` as it fits into `width` pixels, cut with an ellipsis where it does not."""
        asked = (text, font.key(), width)
        known = self._known.get(asked)
        if known is None:
            known = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
            if len(self._known) >= LATELY:
                self._known.clear()
            if len(text) <= SHORT:
                self._known[asked] = text if known == text else known
        return known


def draw_text(
    painter: QPainter, rect: QRect, text: str, ink: QColor, right: bool = False, fits: Fits | None = None
) -> None:
    """Draw one line of text in a cell, cut with an ellipsis where it does not fit.

    What is read from right to left stands at the right, and is cut at the left, where it ends. Who paints
    the same texts again and again keeps how they fit in `fits`.
    """
    inner = rect.adjusted(MARGIN, 0, -MARGIN, -1)
    cut = (fits or Fits()).cut(one_line(text), painter.font(), inner.width())
    painter.setPen(ink)
    draw_directed(painter, inner, cut, right=right)


def draw_directed(painter: QPainter, rect: QRect, text: str, *, right: bool = False) -> None:
    """Draw a line of text from the side from which it is read, or at the `right` whatever it is."""
    direction = direction_of(text)
    leftward = direction is Qt.LayoutDirection.RightToLeft
    usual = painter.layoutDirection()
    if usual is not direction:
        painter.setLayoutDirection(direction)
    painter.drawText(rect, _AT_RIGHT if right or leftward else _AT_LEFT, text)
    if usual is not direction:
        painter.setLayoutDirection(usual)


def draw_lines(painter: QPainter, rect: QRect, text: str, ink: QColor, most: int) -> None:
    """Draw a text on up to `most` lines, the last cut with an ellipsis where more would follow."""
    inner, metrics = rect.adjusted(MARGIN, 0, -MARGIN, -1), painter.fontMetrics()
    if "\n" not in text and metrics.horizontalAdvance(text) <= inner.width():
        draw_text(painter, rect, text, ink)
        return
    lines = wrapped(text, painter.font(), inner.width(), most)
    lines[-1] = metrics.elidedText(one_line(lines[-1]), Qt.TextElideMode.ElideRight, inner.width())
    painter.setPen(ink)
    top = inner.top() + (inner.height() - metrics.height() - (len(lines) - 1) * metrics.lineSpacing()) // 2
    for place, line in enumerate(lines):
        band = QRect(inner.left(), top + place * metrics.lineSpacing(), inner.width(), metrics.height())
        draw_directed(painter, band, line)


def wrapped(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Return at most `most` lines of `text`, the last with all that is left."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    options = QTextOption()
    options.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(options)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        starts.append(line.textStart())
    layout.endLayout()
    ends = [*starts[1:], len(text)]
    return [text[start:end].rstrip("\n") for start, end in zip(starts, ends, strict=True)] or [text]


def one_line(text: str) -> str:
    """Return `text` on one line."""
    return text.replace("\n", " ") if "\n" in text else text


def badge_font(font: QFont) -> QFont:
    """Return the slightly smaller font of badges and remarks."""
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * 0.92)
    else:
        small.setPixelSize(max(8, round(font.pixelSize() * 0.92)))
    return small


def pill_width(text: str, symbol: str, font: QFont) -> int:
    """Return the width of a badge in a table with that font."""
    return QFontMetrics(badge_font(font)).horizontalAdvance(f"{symbol} {text}".strip()) + PILL_ROOM


def draw_pill(painter: QPainter, rect: QRect, text: str, symbol: str, tone: Tone, palette: QPalette) -> None:
    """Draw a badge: its symbol and word on a rounded ground."""
    painter.save()
    painter.setFont(badge_font(painter.font()))
    metrics = QFontMetrics(painter.font())
    label = f"{symbol} {text}".strip()
    height = metrics.height() + 3
    width = min(metrics.horizontalAdvance(label) + PILL_ROOM, rect.width() - MARGIN)
    top = rect.center().y() - height / 2
    pill = QRectF(rect.left() + MARGIN - 2, top, width, height)
    ink, ground = badge_colours(palette, tone)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(ink)
    cut = cut_text(metrics, label, round(width) - 14)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, cut)
    painter.restore()


def draw_frame(
    painter: QPainter, rect: QRect, accent: QColor, style: Qt.PenStyle = Qt.PenStyle.SolidLine
) -> None:
    """Draw the frame of the current cell, or of one that was cut."""
    pen = QPen(accent, 2 if style is Qt.PenStyle.SolidLine else 1, style)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -2))


def likeness(text: str, widget: QWidget) -> QPixmap:
    """Return the small picture of a dragged record: its text on a rounded ground."""
    metrics, colours = widget.fontMetrics(), CellColours.of(widget.palette())
    cut = cut_text(metrics, one_line(text), metrics.averageCharWidth() * 40)
    width, height = metrics.horizontalAdvance(cut) + 2 * MARGIN, metrics.height() + 8
    ratio = widget.devicePixelRatioF()
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colours.accent)
    painter.setBrush(colours.panel)
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 5, 5)
    painter.setFont(widget.font())
    painter.setPen(colours.text)
    painter.drawText(QRect(0, 0, width, height), int(Qt.AlignmentFlag.AlignCenter), cut)
    painter.end()
    return pixmap


def draw_group(
    painter: QPainter,
    rect: QRect,
    line: GroupLine,
    colours: CellColours,
    current: bool,
    mark: Mark = no_mark,
) -> None:
    """Draw a group's heading: fold mark, flag, title, and its remark in a smaller, muted hand."""
    painter.save()
    draw_ground(painter, rect, colours.band, colours.line)
    draw_fold_mark(painter, rect, line.folded, colours.muted)
    strong = QFont(painter.font())
    strong.setWeight(QFont.Weight.DemiBold)
    small = badge_font(painter.font())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.setFont(strong)
    painter.setPen(colours.text)
    title = rect.adjusted(MARGIN + 18, 0, -MARGIN, -1)
    title.setLeft(title.left() + draw_mark(painter, title, title.left(), line.group.party_id, mark))
    name = cut_text(QFontMetrics(strong), line.group.title, title.width())
    painter.drawText(title, flags, name)
    painter.setPen(colours.muted)
    remark = title.adjusted(QFontMetrics(strong).horizontalAdvance(name) + 8, 0, 0, 0)
    painter.setFont(small)
    cut = cut_text(QFontMetrics(small), line.group.subtitle, max(0, remark.width()))
    painter.drawText(remark, flags, cut)
    if current:
        draw_frame(painter, rect, colours.accent)
    painter.restore()


def draw_fold_mark(painter: QPainter, rect: QRect, folded: bool, ink: QColor) -> None:
    """Draw a chevron, pointing down while the group is open."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(ink, 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.translate(rect.left() + MARGIN + 5, rect.center().y())
    painter.rotate(-90 if folded else 0)
    painter.drawPolyline([QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2)])
    painter.restore()
