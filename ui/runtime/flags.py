"""The flags of States, drawn once for each size and screen, with a thin border round them."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui.runtime.icons import CLEAR, draw

BORDER = QColor(112, 124, 142, 150)  # seen on white flags in a light window and on black ones in a dark
NEUTRAL = QColor("#7d8899")  # of the mark of organizations, on either ground
NO_STATE = "landmark"


def flag_size(height: int) -> QSize:
    """Return the device-independent size of a flag of that height."""
    return QSize(round(height * 4 / 3), height)


def flag(code: str, height: int, ratio: float = 1.0) -> QPixmap:
    """Return the flag of the State with the ISO 3166-1 alpha-2 `code`, drawn for a screen of `ratio`.

    A code without a flag, such as that of an organization, gives a neutral mark of the same size.
    """
    key = f"flag {code} {height} {ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _drawn(code, height, ratio)
        QPixmapCache.insert(key, found)
    return found


def _drawn(code: str, height: int, ratio: float) -> QPixmap:
    size = flag_size(height)
    pixmap = QPixmap(QSize(round(size.width() * ratio), round(size.height() * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(CLEAR)
    box = QRectF(0, 0, pixmap.width() / ratio, pixmap.height() / ratio)
    source = _source(code)
    painter = QPainter(pixmap)
    if source:
        _paint_flag(painter, box, source, 1 / ratio)
    else:
        _paint_mark(painter, box, ratio)
    painter.end()
    return pixmap


def _paint_flag(painter: QPainter, box: QRectF, source: bytes, line: float) -> None:
    painter.setClipRect(box)  # some flags draw beyond their edges
    QSvgRenderer(QByteArray(source)).render(painter, box)
    painter.setPen(QPen(BORDER, line, j=Qt.PenJoinStyle.MiterJoin))
    painter.drawRect(box.adjusted(line / 2, line / 2, -line / 2, -line / 2))


def _paint_mark(painter: QPainter, box: QRectF, ratio: float) -> None:
    pixels = round(box.height() * ratio)
    svg = (files("resources") / "icons" / f"{NO_STATE}.svg").read_text("utf-8")
    mark = draw(svg, NEUTRAL, QSize(pixels, pixels))
    mark.setDevicePixelRatio(ratio)
    painter.drawPixmap(round((box.width() - box.height()) / 2), 0, mark)


def _source(code: str) -> bytes:
    """Return the SVG of a flag; nothing where there is none."""
    if len(code) != 2 or not (code.isascii() and code.isalpha()):
        return b""
    picture = files("resources") / "flags" / f"{code.lower()}.svg"
    return picture.read_bytes() if picture.is_file() else b""
