"""The agenda items that pasted text stands for: numbered, listed or indented lines, or rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cica_events.domain.agenda_entries import Entry
from cica_events.imports.values.clock_times import minutes_in
from cica_events.imports.values.item_numbers import Label, Outline, label_of, parted

SPACES: Final = 4  # that indent as far as one tab
LINE_ENDS: Final = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_FIGURES: Final = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*)(?:(?P<end>[.)])(?!\d)\s*|\t\s*|(?<=\.\d)\s+|(?<=\.\d\d)\s+)"
)
_BULLET: Final = re.compile(r"(?:(?P<sign>[-–—•·*▪◦‣■●○➢✓\uf0b7\uf0a7])\s+|(?P<letter>[o§])\t\s*)")
_FIRST: Final = frozenset({"a", "i", "а"})
_SECOND: Final = frozenset({"b", "ii", "б"})
_CYRILLIC: Final = re.compile(r"[а-яёәғқңөұүһі]", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(\d{1,2}):([0-5]\d)(?::00)?")
_LATIN: Final = re.compile(r"[a-z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line: how far it is indented, the number before its words, and what else stands in its row."""

    indent: int
    label: Label | None
    title: str
    title_ru: str = ""
    minutes: int | None = None


def read_items(text: str) -> list[Entry]:
    """Return the items that text stands for, without their numbers and list signs.

    Numbers (1., 1.1, (a), i)), bullets and indentation say how deep an item lies, none more than one deeper
    than the one before it. In rows of a table the columns of numbers, minutes and titles in both languages
    are known by what they hold.
    """
    lines, rows = _split(text)
    columns = _Columns.of(rows)
    pieces = [columns.piece(row) for row in rows] if columns else _without_names(map(_line, lines))
    pieces = [piece for piece in pieces if piece.title]
    return [
        Entry(piece.title, depth, piece.title_ru, minutes=piece.minutes)
        for piece, depth in zip(pieces, _depths(pieces), strict=True)
    ]


def as_lines(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as text, each on one line with tabs between its cells."""
    return "\n".join("\t".join(LINE_ENDS.sub(" ", cell) for cell in row) for row in rows)


def further_columns(text: str) -> int:
    """Return how many columns of texts `read_items` would not take."""
    columns = _Columns.of(_split(text)[1])
    return columns.further if columns else 0


def _split(text: str) -> tuple[list[str], list[list[str]]]:
    lines = [line for line in LINE_ENDS.split(text) if line.strip()]
    return lines, [line.rstrip("\t ").split("\t") for line in lines]


def _line(line: str) -> _Piece:
    body = line.lstrip(" \t\u00a0")
    before = line[: len(line) - len(body)].replace("\u00a0", " ").replace("\t", " " * SPACES)
    label, title = _labelled(body)
    return _Piece(len(before), label, _words(title))


def _labelled(body: str) -> tuple[Label | None, str]:
    figures, bullet = _FIGURES.match(body), _BULLET.match(body)
    if figures:
        parts = tuple(int(part) for part in figures["number"].split("."))
        set_as = ")" if figures["end"] == ")" else ""
        return Label(figures["number"], parts, set_as=set_as), body[figures.end() :]
    if bullet:
        return Label("", set_as=bullet["sign"] or bullet["letter"]), body[bullet.end() :]
    label, rest = parted(body)
    return (label, rest) if label and (label.letters or label.parts) else (None, body)


def _without_names(pieces: Iterator[_Piece]) -> list[_Piece]:
    """Return the lines with the initials of people, "A. Batalov", in their words again.

    A letter with a full stop is a number where they begin as numbers do: A. and B., I. and II.
    """
    found = list(pieces)
    dotted = [piece.label.letters for piece in found if piece.label and _is_dotted(piece.label)]
    if dotted and dotted[0].lower() in _FIRST and any(each.lower() in _SECOND for each in dotted):
        return found
    return [
        replace(piece, label=None, title=f"{piece.label.text}. {piece.title}")
        if piece.label and _is_dotted(piece.label)
        else piece
        for piece in found
    ]


def _is_dotted(label: Label) -> bool:
    return bool(label.letters) and not label.set_as


def _words(text: str) -> str:
    return " ".join(text.split())


def _depths(pieces: Sequence[_Piece]) -> list[int]:
    """Return how deep each line lies: by indentation, and by its number among those indented as far."""
    found: list[int] = []
    levels: list[tuple[int, int, Outline]] = []  # indentation, depth of what begins there, its numbers
    last = 0  # figure
    for piece in pieces:
        while levels and levels[-1][0] > piece.indent:
            levels.pop()
        if not levels or levels[-1][0] < piece.indent:
            levels.append((piece.indent, found[-1] + 1 if levels else 0, Outline()))
        label = piece.label
        if label and len(label.parts) == 1:
            goes_on = label.parts[0] == last + 1 and last > 0
            label = replace(label, set_as="") if goes_on or label.parts[0] != 1 else label
            last = label.parts[0] if not label.set_as else last
        _indent, first, outline = levels[-1]
        found.append(min(first + outline.depth(label), found[-1] + 1 if found else 0))
    return found


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column of a table holds what, None for what it does not have."""

    title: int
    number: int | None = None
    minutes: int | None = None
    title_ru: int | None = None
    further: int = 0  # columns of texts

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]]) -> _Columns | None:
        """Return the columns; nothing where the rows are lines with at most a number before the words."""
        texts: list[tuple[int, int, str]] = []
        number = minutes = None
        for column in range(max(map(len, rows), default=0)):
            filled = [row[column].strip() for row in rows if len(row) > column and row[column].strip()]
            if not filled:
                continue
            if number is None and not texts and all(label_of(cell) or _bare(cell) for cell in filled):
                number = column
            elif minutes is None and all(_minutes(cell) is not None for cell in filled):
                minutes = column
            else:
                texts.append((column, len(filled), "".join(filled)))
        if not texts or (minutes is None and not _are_beside(rows, [each[0] for each in texts])):
            return None
        title, title_ru = _titles(texts)
        return cls(title, number, minutes, title_ru, len(texts) - 1 - (title_ru is not None))

    def piece(self, row: Sequence[str]) -> _Piece:
        """Return what a row says."""
        title, russian = self._cell(row, self.title), self._cell(row, self.title_ru)
        inner, words = _labelled(title.strip())
        written = self._cell(row, self.number)
        label = label_of(written) or (_labelled(f"{written}\t")[0] if written else None) or inner
        indent = len(title) - len(title.lstrip())
        return _Piece(
            indent if label is None else 0,
            label,
            _words(words) or _words(russian),
            _words(_labelled(russian.strip())[1]) if words else "",
            _minutes(self._cell(row, self.minutes)),
        )

    @staticmethod
    def _cell(row: Sequence[str], column: int | None) -> str:
        return row[column] if column is not None and column < len(row) else ""


def _minutes(cell: str) -> int | None:
    """Return the minutes of "30", "30 min" or "1:30"."""
    text = cell.strip()
    clock = _CLOCK.fullmatch(text)
    if clock:
        return int(clock[1]) * 60 + int(clock[2])
    if text.isdecimal() and len(text) < 6:
        return int(text)
    found = minutes_in(text)
    return found if isinstance(found, int) else None


def _bare(cell: str) -> bool:
    return bool(_BULLET.fullmatch(f"{cell}\t"))


def _are_beside(rows: Sequence[Sequence[str]], columns: Sequence[int]) -> bool:
    """Tell whether some row has texts in two of the columns."""
    texts = ([row[c] for c in columns if c < len(row) and row[c].strip()] for row in rows)
    return any(sum(label_of(cell) is None and not _bare(cell) for cell in cells) > 1 for cells in texts)


def _titles(texts: Sequence[tuple[int, int, str]]) -> tuple[int, int | None]:
    """Return the columns of the titles, and of those in Russian where there are others as well."""
    russian = [column for column, _count, text in texts if _is_russian(text)]
    other = [column for column, _count, text in texts if not _is_russian(text)]
    if not other:
        return russian[0], None
    return other[0], russian[0] if russian else None


def _is_russian(text: str) -> bool:
    return len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text))
