"""The plain text of a value in a table: the same before and after other programs saved the file."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from typing import Final

_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)
_NEVER_STORED: Final = re.compile("[\x00\ud800-\udfff]")
_BLANKS: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LINE_ENDS: Final = re.compile("\r\n?|[\x85\u2028\u2029]")
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_EXACT: Final = 1e15  # floats below this stand for whole numbers exactly


def storable(text: str) -> str:
    """Return a text to be looked for, with blanks for the signs that no database takes."""
    return _NEVER_STORED.sub(" ", text)


def plain_text(value: object) -> str:
    """Return what a cell holds as text, "" for nothing; dates and times as ISO 8601, to the minute.

    Outer blanks, unseen signs, kinds of blanks, of line ends and of composed letters count for nothing, as
    nothing that is stored differs by them alone.
    """
    match value:
        case None:
            return ""
        case str():
            return value.strip() if _is_tidy(value) else _tidied(value)
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return f"{value:.15g}" if abs(value) < _EXACT else f"{value:.0f}"
        case datetime():
            return value.isoformat(" ", "minutes")
        case date():
            return value.isoformat()
        case time():
            return value.isoformat("minutes")
        case _:
            return str(value)


def _is_tidy(text: str) -> bool:
    return text.isprintable() and "_x" not in text and unicodedata.is_normalized("NFC", text)


def _tidied(text: str) -> str:
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)  # as Excel stores what XML cannot hold
    text = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
    return _BLANKS.sub(" ", _UNSEEN.sub("", text)).strip()
