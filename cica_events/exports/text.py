"""Makes any text fit for a cell of a workbook."""

from __future__ import annotations

import re

LONGEST = 32_767  # UTF-16 code units that Excel keeps in one cell

STEERING = "\u202a-\u202e\u2066-\u2069"  # turn round what stands behind them, too: written as in a pattern
_FORBIDDEN = re.compile(f"[{STEERING}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "'")


def cell_text(text: str) -> str:
    """Return `text` without what no document can hold: control and steering signs, halves of letters."""
    return text if text.isprintable() else _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def is_cut(text: object) -> bool:
    """Tell whether clean `text` is longer than a cell of a workbook can hold."""
    return isinstance(text, str) and len(text) * 2 > LONGEST and _units(text) > LONGEST


def stored_text(text: str) -> str:
    """Return clean `text` as the file stores it, cut to what a cell can hold.

    Excel reads `_x0041_` as an escaped letter, so its first underscore is escaped itself.
    """
    return _ESCAPE.sub("_x005F_", cut(text))


def cut(text: str) -> str:
    """Return as much of clean `text` as a cell of a workbook can hold."""
    return text.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", "ignore") if is_cut(text) else text


def looks_like_formula(text: str) -> bool:
    """Tell whether a program might take typed `text` for a formula or a command."""
    return text.startswith(FORMULA_STARTS)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
