"""A picture of a report, and the files that it is saved as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

LONGEST = 16_000  # pixels of a side: what programs and memory take
WHITE = QColor("white")


@dataclass(frozen=True, slots=True)
class Picture:
    """What can be painted at any size; `size` is its own, in device-independent pixels."""

    title: str
    size: QSize
    paint: Callable[[QPainter], None]


def image_of(picture: Picture, factor: float = 2.0) -> QImage:
    """Return the picture in pixels, `factor` times its own size, or as large as an image may be."""
    longest = max(picture.size.width(), picture.size.height(), 1)
    factor = min(factor, LONGEST / longest)
    image = QImage(
        QSize(round(picture.size.width() * factor), round(picture.size.height() * factor)),
        QImage.Format.Format_RGB32,
    )
    image.fill(WHITE)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(factor, factor)
    picture.paint(painter)
    painter.end()
    return image


def png_of(picture: Picture, factor: float) -> bytes:
    """Return the picture as a PNG file."""
    buffer = _buffer()
    image_of(picture, factor).save(buffer, "PNG")  # type: ignore[call-overload]  # the stub wants bytes
    return bytes(buffer.data().data())


def svg_of(picture: Picture) -> bytes:
    """Return the picture as an SVG file, its texts as texts."""
    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(picture.size)
    generator.setViewBox(QRect(0, 0, picture.size.width(), picture.size.height()))
    generator.setTitle(picture.title)
    generator.setResolution(96)
    painter = QPainter(generator)
    picture.paint(painter)
    painter.end()
    return bytes(buffer.data().data())


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer
