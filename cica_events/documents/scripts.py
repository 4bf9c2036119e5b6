"""Tells the scripts of a text apart, so that each is set in a font that has it and runs in its direction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from cica_events.exports.text import cell_text

_SPACES = re.compile("[\t\n ]+")


class Script(Enum):
    """A script that needs a font or a direction of its own; USUAL is Latin, Cyrillic and Greek."""

    USUAL = auto()
    ARABIC = auto()
    HEBREW = auto()
    ARMENIAN = auto()
    GEORGIAN = auto()
    DEVANAGARI = auto()
    OTHER_INDIC = auto()
    THAI = auto()
    SOUTH_EAST_ASIAN = auto()  # Lao, Khmer, Burmese
    CHINESE = auto()
    JAPANESE = auto()
    KOREAN = auto()

    @property
    def right_to_left(self) -> bool:
        """Tell whether the script runs from right to left."""
        return self in (Script.ARABIC, Script.HEBREW)

    @property
    def east_asian(self) -> bool:
        """Tell whether the script is set in a font for Chinese, Japanese or Korean."""
        return self in (Script.CHINESE, Script.JAPANESE, Script.KOREAN)


_RANGES = (
    (Script.ARMENIAN, ((0x530, 0x58F),)),
    (Script.HEBREW, ((0x590, 0x5FF), (0xFB1D, 0xFB4F))),
    (Script.ARABIC, ((0x600, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))),
    (Script.DEVANAGARI, ((0x900, 0x97F), (0xA8E0, 0xA8FF))),
    (Script.OTHER_INDIC, ((0x980, 0xDFF),)),
    (Script.THAI, ((0xE00, 0xE7F),)),
    (Script.SOUTH_EAST_ASIAN, ((0xE80, 0xEFF), (0x1000, 0x109F), (0x1780, 0x17FF))),
    (Script.GEORGIAN, ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))),
    (Script.KOREAN, ((0x1100, 0x11FF), (0x3130, 0x318F), (0xAC00, 0xD7AF))),
    (Script.JAPANESE, ((0x3041, 0x30FF), (0x31F0, 0x31FF))),
    (
        Script.CHINESE,
        ((0x2E80, 0x2FDF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)),
    ),
)


def printable(text: str) -> str:
    """Return `text` as one line without characters that XML forbids or that steer the direction of others."""
    return _SPACES.sub(" ", cell_text(text)).strip()


def runs(text: str) -> Iterator[tuple[Script, str]]:
    """Yield the pieces of `text`, each of one script; signs and spaces go with the letters before them.

    Chinese characters beside Japanese or Korean letters belong to that script.
    """
    if text.isascii():
        if text:
            yield Script.USUAL, text
        return
    found = [_script_of(letter) for letter in text]
    chinese = next((one for one in found if one in (Script.JAPANESE, Script.KOREAN)), Script.CHINESE)
    start, current = 0, Script.USUAL
    for at, (letter, script) in enumerate(zip(text, found, strict=True)):
        own = _own(letter, chinese if script is Script.CHINESE else script)
        if own is None or own is current:
            continue
        if at > start:
            yield from _parted(current, text[start:at])
        start, current = at, own
    yield from _parted(current, text[start:])


def _own(letter: str, script: Script) -> Script | None:
    """Return the script of a letter; None for a sign that goes with any."""
    return None if script is Script.USUAL and not letter.isalpha() else script


def _parted(script: Script, piece: str) -> Iterator[tuple[Script, str]]:
    """Yield a piece; the signs behind right-to-left letters belong to the line, not to them."""
    letters = piece.rstrip(" ,.;:()[]«»“”\"'–—-") if script.right_to_left else piece
    yield script, letters
    if len(letters) < len(piece):
        yield Script.USUAL, piece[len(letters) :]


def _script_of(letter: str) -> Script:
    code = ord(letter)
    if code < 0x530:
        return Script.USUAL
    for script, ranges in _RANGES:
        if any(first <= code <= last for first, last in ranges):
            return script
    return Script.USUAL
