"""Turns a spreadsheet's cell into clean text, losing nothing that a person wrote."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from typing import Final

from cica_events.imports.sources.grid import Value

_ERRORS: Final = re.compile(
    r"#(?:N/A|NAME\?|REF!|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|Н/Д|ИМЯ\?|ССЫЛКА!)"
)
_UNSEEN: Final = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BLANKS: Final = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def is_error(raw: Value) -> bool:
    """Return whether the cell shows an error such as #N/A."""
    return isinstance(raw, str) and "#" in raw and bool(_ERRORS.fullmatch(raw.strip()))


def as_text(raw: Value) -> str:
    """Return the cell as text: numbers without exponent or ".0", unseen signs and odd blanks tidied."""
    match raw:
        case None:
            return ""
        case str():
            return (
                raw if raw.isascii() else _BLANKS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", raw)))
            )
        case bool():
            return "TRUE" if raw else "FALSE"
        case float():
            return f"{raw:.15g}" if abs(raw) < 1e15 else f"{raw:.0f}"
        case datetime():
            return raw.isoformat(" ", "minutes") if raw.time() != time() else raw.date().isoformat()
        case date():
            return raw.isoformat()
        case time():
            return raw.isoformat("minutes")
        case _:
            return str(raw)


def _tidied(text: str) -> str:
    return _BLANKS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text)))


def has_controls(raw: Value) -> bool:
    """Return whether the cell holds control characters that no document can hold."""
    return (
        isinstance(raw, str)
        and not raw.isprintable()
        and any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\r\t" for sign in raw)
    )
