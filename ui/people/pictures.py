"""Reads a picture in whatever way it comes, and makes it small enough to be kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter

from cica_events.errors import InputError
from cica_events.i18n import _
from cica_events.progress import Progress
from ui.toolkit.beside import Work
from ui.toolkit.file_drops import PICTURES

SIDE: Final = 480  # pixels of the longer side, at most
QUALITY: Final = 85  # of 100
FORMATS: Final = (b"jpeg", b"png", b"webp", b"bmp", b"gif", b"tiff")
LARGEST: Final = 4_000  # pixels of the longer side of a kept picture that is shown; ours have 480
SUFFIXES: Final = tuple(suffix.removeprefix(".") for suffix in PICTURES)


def offered(data: QMimeData) -> Work | None:
    """Return the work that makes a JPEG of what is dropped or pasted, None if that is no picture."""
    for url in data.urls():
        path = Path(url.toLocalFile())
        if url.isLocalFile() and path.suffix.lower().lstrip(".") in SUFFIXES:
            return partial(from_file, path)
    image = data.imageData() if data.hasImage() else None
    return partial(_from_image, image) if isinstance(image, QImage) and not image.isNull() else None


def from_file(path: Path, _progress: Progress) -> bytes:
    """Return the picture in a file as a small JPEG, upright; raises `InputError` if there is none."""
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)  # a drawing that calls itself a photo could name other files
    if bytes(reader.format().data()) not in FORMATS:
        raise InputError(_("“{file}” is no picture that can be read.").format(file=path.name))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > SIDE:
        reader.setScaledSize(size.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise InputError(_("“{file}” is no picture that can be read.").format(file=path.name))
    return jpeg_of(image)


def kept_image(data: bytes) -> QImage:
    """Return the picture that a workspace keeps, a JPEG or PNG; an empty one where it is none, or is huge."""
    from cica_events.services.photos import BEGINNINGS  # it loads the database layer

    media_type = next((kind for start, kind in BEGINNINGS.items() if data.startswith(start)), "")
    if not media_type:
        return QImage()
    kept = QByteArray(data)
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, media_type.removeprefix("image/").encode())
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > LARGEST:
        return QImage()
    return reader.read()


def _from_image(image: QImage, _progress: Progress) -> bytes:
    return jpeg_of(image)


def jpeg_of(image: QImage) -> bytes:
    """Return `image` as a JPEG of at most 480 pixels a side; what shines through becomes white."""
    if max(image.width(), image.height()) > SIDE:
        image = image.scaled(
            SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpeg")
    writer.setQuality(QUALITY)
    writer.write(ground)
    return bytes(kept.data())
