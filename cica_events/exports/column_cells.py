"""The cells of one column on their way into a file, each made once for a value that stands there often."""

from __future__ import annotations

from typing import Final

from cica_events.exports.cells import Cell
from cica_events.exports.heights import room_for_lines
from cica_events.exports.lettering import lines_needed
from cica_events.exports.rows import cell_xml
from cica_events.exports.text import FORMULA_STARTS, is_cut, looks_like_formula

_REMEMBERED: Final = 10_000  # values of a column
_SHORT: Final = 10_000  # letters, which no cell has to cut


class ColumnCells(dict[Cell, str]):
    """The XML of the cells of a column in rows of one look, by value, each with what stands `after` it.

    `looks` are that of a cell, and that of one whose text might be taken for a formula. What had to be cut is
    noted in `long`.
    """

    def __init__(self, looks: tuple[int, int], after: str, long: set[Cell]) -> None:
        super().__init__()
        self._looks, self._after, self._long = looks, after, long
        self._unlike = ("", " ", *(FORMULA_STARTS if looks[0] != looks[1] else ()))
        self._text = f'" s="{looks[0]}" t="inlineStr"><is><t>'
        self._number = f'" s="{looks[0]}"><v>'

    def __missing__(self, value: Cell) -> str:
        if type(value) is str and value[:1] not in self._unlike and _is_simple(value):
            found = f"{self._text}{value}</t></is></c>{self._after}"
        elif type(value) is int:
            found = f"{self._number}{value}</v></c>{self._after}"
        else:
            found = self._made(value)
        if len(self) < _REMEMBERED:
            self[value] = found
        return found

    def _made(self, value: Cell) -> str:
        if is_cut(value):
            self._long.add(value)
        look = self._looks[isinstance(value, str) and looks_like_formula(value)]
        return cell_xml(value, look, self._after)


class ColumnLines(dict[Cell, int]):
    """On how many lines a value stands in a column of `width`, by value."""

    def __init__(self, width: float) -> None:
        super().__init__()
        self._room = room_for_lines(width)

    def __missing__(self, value: Cell) -> int:
        found = lines_needed(value, self._room) if isinstance(value, str) else 1
        if len(self) < _REMEMBERED:
            self[value] = found
        return found


def _is_simple(text: str) -> bool:
    """Tell whether `text`, which begins with no blank, can be written as it is: most can."""
    return (
        text.isprintable()
        and text[-1] != " "
        and not ("&" in text or "<" in text or ">" in text or "_x" in text)
        and len(text) < _SHORT
    )
