"""Reads the numbers of agenda items, "2.1", "(a)", "iv.", "Item 3", and how deep each item stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from cica_events.imports.sources.grid import Value
from cica_events.imports.values.cells import as_text

_WORD: Final = r"(?:(?:agenda\s+)?item|point|пункт|вопрос|п\.|тармақ)\s*(?:no\.?|№)?\s*"
_SIGN: Final = r"(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,6}|[a-z]|[а-яё])"
_WHOLE: Final = re.compile(rf"\s*(?:{_WORD})?([(\[]?)\s*({_SIGN})\s*([.):\]]{{0,2}})\s*", re.IGNORECASE)
_LEADING: Final = re.compile(
    rf"\s*(?:{_WORD}({_SIGN})\s*[.):–—-]*\s+|([(\[]?)({_SIGN})\s*([.)\]]{{1,2}}|(?<=\.\d)|(?<=\.\d\d))[\s\u00a0]+"
    r"|([•▪■●–—*-])\s+)(?=\S)",
    re.IGNORECASE,
)
_ROMANS: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_CYRILLIC: Final = "абвгдежзиклмнопрстуфхцчшщэюя"
_DEEPEST: Final = 8


@dataclass(frozen=True, slots=True)
class Label:
    """A number as it is written: figures apart, or letters in the way they are set."""

    text: str
    parts: tuple[int, ...] = ()  # of figures: (2, 1) for 2.1
    letters: str = ""
    set_as: str = ""  # what stands around it: ")" or "()" for a letter in brackets


def label_of(cell: Value) -> Label | None:
    """Return the number that a cell holds and nothing else; a day that Excel made of "2.1" is one too."""
    if isinstance(cell, date):
        return Label(f"{cell.day}.{cell.month}", (cell.day, cell.month))
    match = _WHOLE.fullmatch(as_text(cell)[:60])
    return _label(match[2], match[1], match[3]) if match else None


def parted(text: str) -> tuple[Label | None, str]:
    """Return the number before a title, if there is one, and the title."""
    match = _LEADING.match(text[:80])
    if match is None:
        return None, text
    rest = text[match.end() :]
    if match[5]:
        return Label("", set_as=match[5]), rest
    return _label(match[1] or match[3], match[2] or "", match[4] or ""), rest


def _label(sign: str, before: str, behind: str) -> Label:
    around = "()" if before and ")" in behind else ")" if ")" in behind else ""
    if sign[0].isdigit():
        return Label(sign, tuple(int(part) for part in sign.split(".")), set_as=around)
    return Label(sign, letters=sign, set_as=around)


class Outline:
    """Tells the depth of one item after the other by the way their numbers are written."""

    def __init__(self) -> None:
        self._levels: list[str] = []
        self._values: list[int] = []

    def depth(self, label: Label | None) -> int:
        """Return how deep the next item stands, from 0; without a number beside the one before it."""
        if label is None:
            return max(len(self._levels) - 1, 0)
        style, value = self._style(label)
        depth = self._place(label, style)
        del self._levels[depth:], self._values[depth:]
        self._levels.append(style)
        self._values.append(value)
        return depth

    def _place(self, label: Label, style: str) -> int:
        if style in self._levels:
            return self._levels.index(style)
        if len(label.parts) > 1:
            above = f"figures{len(label.parts) - 1}"
            if above in self._levels:
                return min(self._levels.index(above) + 1, _DEEPEST)
            figures = [place for place, level in enumerate(self._levels) if level.startswith("figures")]
            return figures[0] if figures else min(len(self._levels), _DEEPEST)
        if style == "figures1" and self._levels and self._levels[0].startswith("figures"):
            return 0
        return min(len(self._levels), _DEEPEST)

    def _style(self, label: Label) -> tuple[str, int]:
        """Return the way a number is written, and its place in the order of such numbers."""
        if label.parts:
            around = label.set_as if len(label.parts) == 1 else ""
            return f"figures{len(label.parts)}{around}", label.parts[-1]
        if not label.letters:
            return f"bullet{label.set_as}", 0
        case = "upper" if label.letters.isupper() else "lower"
        small = label.letters.lower()
        if small in _CYRILLIC:
            return f"cyrillic {case}{label.set_as}", _CYRILLIC.index(small) + 1
        roman, latin = f"roman {case}{label.set_as}", f"latin {case}{label.set_as}"
        if (value := _roman(small)) and (len(small) > 1 or roman in self._levels or small == "i"):
            return (latin, ord(small) - ord("a") + 1) if self._goes_on(latin, small) else (roman, value)
        return latin, ord(small[0]) - ord("a") + 1

    def _goes_on(self, latin: str, small: str) -> bool:
        if latin not in self._levels or len(small) > 1:
            return False
        return self._values[self._levels.index(latin)] == ord(small) - ord("a")


def depths(labels: Sequence[Label | None]) -> list[int]:
    """Return the depth of each item by its number."""
    outline = Outline()
    return [outline.depth(label) for label in labels]


def indented_depths(widths: Sequence[int]) -> list[int]:
    """Return the depth of each item by how far its title is indented."""
    found: list[int] = []
    open_widths: list[int] = []
    for width in widths:
        while open_widths and open_widths[-1] >= width:
            open_widths.pop()
        found.append(min(len(open_widths), _DEEPEST))
        open_widths.append(width)
    return found


def indent_of(text: str) -> int:
    """Return how far a text is indented: a tab counts for four blanks."""
    expanded = text.replace("\u00a0", " ").expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def _roman(small: str) -> int:
    """Return the value of a roman number in small letters, 0 for what is none."""
    if not small or any(sign not in _ROMANS for sign in small):
        return 0
    values = [_ROMANS[sign] for sign in small]
    return sum(
        -value if any(later > value for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )
