"""A picture is decoded as what it is allowed to be, whatever it calls itself."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from cica_events.errors import InputError
from cica_events.progress import silent
from ui.people.pictures import from_file, jpeg_of, kept_image

SVG = (
    b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='file:///etc/hostname'/></svg>"
)


def png(width: int, height: int) -> bytes:
    """Return the beginning of a picture that says how large it is, and nothing more."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def test_a_picture_of_ours_is_shown(qapp: QApplication) -> None:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    shown = kept_image(jpeg_of(image))
    assert (shown.width(), shown.height()) == (20, 10)


@pytest.mark.parametrize("data", [SVG, png(60_000, 60_000), png(4_001, 1), b"GIF89a"])
def test_a_drawing_and_one_that_would_fill_the_memory_are_no_kept_pictures(
    qapp: QApplication, data: bytes
) -> None:
    assert kept_image(data).isNull()


def test_a_drawing_that_calls_itself_a_photo_is_refused(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(SVG)
    with pytest.raises(InputError, match="is no picture"):
        from_file(path, silent)
