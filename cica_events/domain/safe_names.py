"""Names that somebody else chose, made safe to show in a sentence and to give to a file."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SHOWN: Final = 60  # characters
_LONGEST: Final = 150  # bytes in UTF-8; every system takes 255 with what is added to a name
_ENDING: Final = 10  # characters
_NO_FILE: Final = re.compile(r'[<>:"/\\|?*]')
_DEVICES: Final = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(?:\.|$)", re.I
)
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})  # joiners are of "Cf" and stay
_JOINERS: Final = "\u200c\u200d"


def shown(name: str, most: int = _SHOWN) -> str:
    """Return `name` on one line of at most `most` characters, without what is not seen or turns the line."""
    plain = " ".join(without_unseen(name).split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def without_unseen(text: str) -> str:
    """Return `text` without what is not seen: controls, directions, half characters; breaks are blanks."""
    if text.isprintable():
        return text
    return "".join(_seen(sign) for sign in text)


def file_name(name: str, instead: str = "") -> str:
    """Return `name` as a file may be called on every system; `instead` where nothing of it is left.

    It is one part of a path, never ".." nor a device of Windows, without signs that are not seen, without
    dots and blanks at its ends, and at most 150 bytes long. An ending is part of `name` where it has one.
    Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    """
    plain = _NO_FILE.sub("_", " ".join(without_unseen(unicodedata.normalize("NFC", name)).split()))
    plain = plain.strip(". ")
    if len(plain) > _LONGEST:
        stem, dot, ending = plain.rpartition(".")
        plain = f"{stem[:_LONGEST]}.{ending}" if dot and len(ending) <= _ENDING else plain[:_LONGEST]
    while len(plain.encode()) > _LONGEST:
        plain = _shorter(plain)
    if _DEVICES.match(plain):
        plain = f"_{plain}"
    return plain or instead


def _seen(sign: str) -> str:
    if sign in "\t\n\r\v\f\x85\u2028\u2029":
        return " "
    return "" if unicodedata.category(sign) in _UNSEEN and sign not in _JOINERS else sign


def _shorter(name: str) -> str:
    """Take a letter from before the ending."""
    stem, dot, ending = name.rpartition(".")
    if dot and len(ending) <= _ENDING and len(stem) > 1:
        return f"{stem[:-1].rstrip('. ')}.{ending}"
    return name[:-1].rstrip(". ")
