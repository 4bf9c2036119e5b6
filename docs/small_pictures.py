"""Pictures of the window in 256 colours: a third of the size, and none of their texts looks otherwise."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

COLOURS = 256
SAMPLE = 3  # each which pixel is counted
EXACT = 48  # of the most frequent colours, such as grounds and lines, that stay as they are
FIRST = 6  # distance below which two colours count as one, where there are too many
Colour = tuple[int, int, int]


def save_small(picture: QImage, path: Path) -> None:
    """Write a picture as PNG with at most 256 colours."""
    image = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("B").cast("I")
    counts = Counter(pixels[::SAMPLE].tolist())
    palette = _palette([colour for colour, _count in counts.most_common()])
    table = [0xFF000000 | red << 16 | green << 8 | blue for red, green, blue in palette]
    few = image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)
    path.write_bytes(_png(few, palette))


def _parts(colour: int) -> Colour:
    return colour >> 16 & 255, colour >> 8 & 255, colour & 255


def _distance(one: Colour, other: Colour) -> int:
    return 3 * abs(one[0] - other[0]) + 4 * abs(one[1] - other[1]) + 2 * abs(one[2] - other[2])


def _palette(colours: Sequence[int]) -> list[Colour]:
    """Return the most frequent colours that are not too near to each other."""
    if len(colours) <= COLOURS:
        return [_parts(colour) for colour in colours]
    apart, kept = FIRST, list(map(_parts, colours[:EXACT]))
    while True:
        chosen = list(kept)
        for colour in map(_parts, colours[EXACT:]):
            if all(_distance(colour, other) > apart for other in chosen):
                chosen.append(colour)
                if len(chosen) > COLOURS:
                    break
        else:
            return chosen
        apart = apart * 3 // 2


def _png(image: QImage, palette: Sequence[Colour]) -> bytes:
    width, height, step = image.width(), image.height(), image.bytesPerLine()
    body = bytes(image.constBits())
    rows = b"".join(b"\0" + body[line * step : line * step + width] for line in range(height))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", bytes(part for colour in palette for part in colour)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
