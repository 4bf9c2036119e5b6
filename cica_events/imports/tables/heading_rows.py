"""Finds the rows of a sheet that hold the headings of a list, in one line or in several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cica_events.imports.sources.grid import Grid, Row, Value
from cica_events.imports.words.vocabulary import Vocabulary, squashed

_SEARCHED: Final = 1_000  # rows among which the first headings are looked for
_SEARCHED_CELLS: Final = 60_000  # of a wide sheet fewer rows
_BEHIND: Final = 20  # rows behind the first headings that may be better ones
_LOOKS: Final = 30_000  # different texts that are looked up in one sheet; no honest one needs more
_LONGEST: Final = 80  # letters of a heading
_LONGEST_KNOWN: Final = 200  # letters of a text that may hold a known heading
_LONGEST_TEXT: Final = 500  # letters of a heading that are kept
_MOST_LINES: Final = 3
_DATA: Final = re.compile(r".@|\d{4,}|^\W*\d+\W*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """The headings of a list: the positions of their rows among all, and a text for each column."""

    first: int
    last: int
    texts: tuple[str, ...]
    known: int  # different ones that name a field
    score: float

    @property
    def is_strong(self) -> bool:
        """Return whether nothing else need be looked at to take it for headings."""
        return self.known >= 2

    @property
    def words(self) -> frozenset[str]:
        """The headings without case and punctuation."""
        return frozenset(filter(None, map(squashed, self.texts)))

    def is_surely_one_beside(self, first: Heading) -> bool:
        """Return whether these are headings in a sheet that has the headings `first`, and no row of data."""
        words = self.words
        return len(words & first.words) * 2 >= len(words) or self.known * 3 >= len(words) * 2


class Headings:
    """Looks for headings among the rows of one sheet."""

    def __init__(self, grid: Grid, rows: Sequence[Row], vocabulary: Vocabulary) -> None:
        self._columns = grid.columns
        self._rows = rows
        self._vocabulary = vocabulary
        self._known: dict[str, bool] = {}
        self._wide = {
            (merge.first_row, merge.first_column): merge.last_column
            for merge in grid.merges
            if merge.last_column > merge.first_column
        }

    def knows(self, text: str) -> bool:
        """Return whether `text` is a heading of a field."""
        if len(text) > _LONGEST_KNOWN:
            return False
        if text not in self._known:
            self._known[text] = len(self._known) < _LOOKS and self._vocabulary.knows(text)
        return self._known[text]

    def found(self) -> list[Heading]:
        """Return the first headings of the sheet, or what comes nearest; nothing where there are none."""
        best: list[Heading] = []
        strong = None
        position = 0
        searched = min(len(self._rows), _SEARCHED, _SEARCHED_CELLS // max(len(self._columns), 1) + 1)
        while position < min(searched, searched if strong is None else strong + _BEHIND):
            heading = self.at(position)
            if heading and (heading.is_strong or strong is None):
                best.append(heading)
                strong = position if heading.is_strong and strong is None else strong
            position = heading.last + 1 if heading and heading.is_strong else position + 1
        if strong is None:
            return [max(best, key=lambda each: each.score)] if best else []
        surest = max(best, key=lambda each: each.known)
        return [
            each
            for each in best
            if each.is_strong
            and (each.first >= surest.first or each.known * 2 > surest.known)
            and each.is_surely_one_beside(surest)
        ]

    def at(self, position: int) -> Heading | None:
        """Return the headings that begin with the row at `position`; None where it cannot hold any."""
        cells = self._rows[position].cells
        if not _plausible(cells):
            return None
        lines = [self._heading(position, position, tuple(map(_text, cells)))]
        several = _like_headings(lines[0].texts) and sum(map(bool, lines[0].texts)) > 1
        while several and len(lines) < _MOST_LINES and (longer := self._longer(lines[-1])) is not None:
            lines.append(longer)
        below = self._alone(position + 1).known if len(lines) > 1 else 0
        fitting = [each for each in lines if each.last == position or each.known >= below]
        best = max(fitting, key=lambda each: (each.known, each.last))
        return best if best.score > 0 else None

    def chosen(self, position: int) -> Heading:
        """Return the row at `position` as headings, whatever it holds."""
        texts = tuple(map(_text, self._rows[position].cells))
        known = {squashed(text) for text in texts if text and self.knows(text)}
        return Heading(position, position, texts, len(known), 0.0)

    def _alone(self, position: int) -> Heading:
        return self._heading(position, position, tuple(map(_text, self._rows[position].cells)))

    def _heading(self, first: int, last: int, texts: tuple[str, ...]) -> Heading:
        filled = [text for text in texts if text]
        labels = sum(text.endswith(":") for text in filled)
        labels = 0 if labels * 3 > len(filled) * 2 else labels  # those of a form, not of a single value
        known = {squashed(text) for text in filled if self.knows(text)}
        unlike = labels + sum(len(text) > _LONGEST or bool(_DATA.search(text)) for text in filled)
        if not known or (len(known) < 2 and len(known) * 2 < len(filled)) or unlike * 2 > len(filled):
            return Heading(first, last, texts, 0, 0.0)
        score = len(known) * 2 - unlike + min(len(filled), 10) / 100
        return Heading(first, last, texts, len(known), max(score, 0.0))

    def _longer(self, upper: Heading) -> Heading | None:
        """Return the headings together with the line below them; None where that holds none of their own."""
        position = upper.last + 1
        if position >= len(self._rows) or self._gap(position):
            return None
        cells = self._rows[position].cells
        lower = tuple(map(_text, cells))
        if not _plausible(cells) or not _like_headings(lower):
            return None
        filled = [text for text in lower if text]
        known = sum(map(self.knows, filled))
        groups = self._groups(upper, lower)
        if groups != upper.texts and known * 2 >= len(filled) and len(filled) > 1:
            return self._heading(upper.first, position, self._joined(groups, lower))
        if known >= 2 and known * 5 >= len(filled) * 3 and not upper.words & set(map(squashed, filled)):
            both = (
                " / ".join(filter(None, pair)) if pair[0] != pair[1] else pair[0]
                for pair in zip(upper.texts, lower, strict=True)
            )
            return self._heading(upper.first, position, tuple(both))
        return None

    def _groups(self, upper: Heading, lower: Sequence[str]) -> tuple[str, ...]:
        """Return the upper headings, each also over the columns to the right that it groups."""
        number = self._rows[upper.last].number
        merged = any(row == number for row, _column in self._wide)
        spread, group, reach = [], "", 0
        for column, text, below in zip(self._columns, upper.texts, lower, strict=True):
            if text:
                group, reach = text if below else "", self._wide.get((number, column), 0)
            elif not below or (merged and column > reach):
                group = ""
            spread.append(text or group)
        return tuple(spread)

    def _joined(self, groups: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
        """Return one heading for each group and the text below it, the group only where it is needed."""
        texts = [self._shortest(*pair) for pair in zip(groups, lower, strict=True)]
        return tuple(
            f"{group} {text}" if group and group != text and texts.count(text) > 1 else text
            for group, text in zip(groups, texts, strict=True)
        )

    def _shortest(self, group: str, text: str) -> str:
        if not text or not group or group == text:
            return text or group
        ways = (f"{group} {text}", f"{text} {group}")
        return text if self.knows(text) else next((way for way in ways if self.knows(way)), ways[0])

    def _gap(self, position: int) -> bool:
        return self._rows[position].number - self._rows[position - 1].number > 1


def is_numbering(row: Row) -> bool:
    """Return whether the row numbers the columns from 1 on, as forms do below their headings."""
    filled = [str(cell).strip() for cell in row.cells if cell is not None]
    return len(filled) > 1 and filled == [str(number) for number in range(1, len(filled) + 1)]


def _like_headings(texts: Sequence[str]) -> bool:
    return not any(text.endswith(":") or _DATA.search(text) for text in texts if text)


def _plausible(cells: Sequence[Value]) -> bool:
    filled = [cell for cell in cells if cell is not None]
    texts = sum(isinstance(cell, str) for cell in filled)
    return texts * 4 >= len(filled) * 3


def _text(cell: Value) -> str:
    return "" if cell is None else " ".join(str(cell)[:_LONGEST_TEXT].split())
