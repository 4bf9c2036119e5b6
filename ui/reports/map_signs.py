"""The signs in the cells of the map, drawn as shapes: no font needs to have them."""

from __future__ import annotations

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen, QPixmap, QPolygonF

from cica_events.domain.presence import Presence
from cica_events.queries.reports_map import MapCell
from ui.reports.report_colours import ReportColours

RADIUS = 0.24  # of the smaller side of a cell
SHAPES = frozenset(
    {Presence.IN_PERSON, Presence.ONLINE, Presence.EXPECTED, Presence.LOWER, Presence.NOT_INVITED}
)
SMALLEST = 9.0  # pixels of a cell in which host and chair are still told apart


class CellPictures:
    """Cells drawn once for each size: a map has thousands that look alike."""

    def __init__(self, colours: ReportColours) -> None:
        self._colours = colours
        self._drawn: dict[tuple[object, ...], QPixmap] = {}

    def picture(self, cell: MapCell, size: QSize, ratio: float) -> QPixmap:
        """Return a cell's picture for a screen of `ratio`."""
        key = cell.presence, cell.host, cell.chair, size.width(), size.height(), ratio
        found = self._drawn.get(key)
        if found is None:
            found = QPixmap(size * ratio)
            found.setDevicePixelRatio(ratio)
            painter = QPainter(found)
            draw_cell(painter, QRectF(0, 0, size.width(), size.height()), cell, self._colours)
            painter.end()
            self._drawn[key] = found
        return found


def draw_cell(painter: QPainter, box: QRectF, cell: MapCell, colours: ReportColours) -> None:
    """Draw a whole cell: its ground, its sign, and whether the party was host and chair."""
    ground, ink = colours.cells[cell.presence]
    painter.fillRect(box, ground)
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), colours["line"])
    painter.fillRect(QRectF(box.right() - 1, box.top(), 1, box.height()), colours["line"])
    draw_sign(painter, box.adjusted(0, 0, -1, -1), cell.presence, ink)
    if min(box.width(), box.height()) >= SMALLEST:
        draw_roles(painter, box.adjusted(0, 0, -1, -1), colours["text"], host=cell.host, chair=cell.chair)


def draw_sign(painter: QPainter, box: QRectF, presence: Presence, ink: QColor) -> None:
    """Draw the sign of a presence in the middle of `box`."""
    side = min(box.width(), box.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, max(1.0, side / 16)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if presence in SHAPES:
        _draw_shape(painter, box.center(), side, presence, ink)
    else:
        _draw_strokes(painter, box, side, presence, ink)
    painter.restore()


def _draw_shape(painter: QPainter, middle: QPointF, side: float, presence: Presence, ink: QColor) -> None:
    """Draw a circle, whole, half or empty, a triangle or a dot."""
    radius = side * RADIUS
    around = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    match presence:
        case Presence.IN_PERSON:
            painter.setBrush(ink)
            painter.drawEllipse(around)
        case Presence.ONLINE:
            painter.drawEllipse(around)
            painter.setBrush(ink)
            painter.drawChord(around, 90 * 16, 180 * 16)
        case Presence.EXPECTED:
            painter.drawEllipse(around)
        case Presence.LOWER:
            painter.setBrush(ink)
            painter.drawPolygon(_triangle(around))
        case Presence.NOT_INVITED:
            painter.setBrush(ink)
            painter.drawEllipse(middle, side / 22, side / 22)


def _draw_strokes(painter: QPainter, box: QRectF, side: float, presence: Presence, ink: QColor) -> None:
    """Draw lines, a letter or hatching; nothing where the presence is unknown."""
    middle, radius = box.center(), side * RADIUS
    match presence:
        case Presence.WRITTEN:
            for part in (-0.6, 0.0, 0.6):
                _line(painter, middle, radius, (-1, part), (1 if part < 0.6 else 0.2, part))
        case Presence.NO_REPLY:
            _letter(painter, box, "?", side)
        case Presence.DECLINED:
            _line(painter, middle, radius * 0.8, (-1, -1), (1, 1))
            _line(painter, middle, radius * 0.8, (-1, 1), (1, -1))
        case Presence.ABSENT:
            _line(painter, middle, radius, (-1, 0), (1, 0))
        case Presence.NO_STATUS:
            painter.fillRect(box, QBrush(ink, Qt.BrushStyle.BDiagPattern))


def draw_roles(painter: QPainter, box: QRectF, ink: QColor, *, host: bool, chair: bool) -> None:
    """Draw a house in the lower right corner of a host's cell, and a star in the upper one of a chair's."""
    size = min(box.width(), box.height()) * 0.3
    right = box.right() - 1 - size / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    if host:
        painter.drawPolygon(_house(QPointF(right, box.bottom() - 1 - size / 2), size / 2))
    if chair:
        painter.drawPolygon(_star(QPointF(right, box.top() + 1 + size / 2), size / 2))
    painter.restore()


def _line(
    painter: QPainter, at: QPointF, size: float, first: tuple[float, float], last: tuple[float, float]
) -> None:
    ends = (QPointF(at.x() + x * size, at.y() + y * size) for x, y in (first, last))
    painter.drawLine(*ends)


def _letter(painter: QPainter, box: QRectF, letter: str, side: float) -> None:
    font = QFont(painter.font())
    font.setPixelSize(max(6, round(side * 0.55)))
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


def _triangle(around: QRectF) -> QPolygonF:
    return QPolygonF([around.topLeft(), around.topRight(), QPointF(around.center().x(), around.bottom())])


def _house(at: QPointF, size: float) -> QPolygonF:
    corners = ((0, -1), (1, 0), (0.7, 0), (0.7, 1), (-0.7, 1), (-0.7, 0), (-1, 0))
    return QPolygonF([QPointF(at.x() + x * size, at.y() + y * size) for x, y in corners])


def _star(at: QPointF, size: float) -> QPolygonF:
    points = []
    for corner in range(10):
        length, angle = size * (0.45 if corner % 2 else 1.0), corner * pi / 5
        points.append(QPointF(at.x() + length * sin(angle), at.y() - length * cos(angle)))
    return QPolygonF(points)
