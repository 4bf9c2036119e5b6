"""An agenda as numbered lines of text, as it travels by the clipboard to and from e-mails and documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cica_events.domain.agenda_entries import Entry
from cica_events.queries.agenda import AgendaRow

_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*)(?:[.)](?!\d)\s*|\t\s*|(?<=\.\d)\s+|(?<=\.\d\d)\s+)")
_SIGN = re.compile(r"(?:[-–—•·*▪◦‣]|\w\))\s+")
SPACES = 4  # that indent as far as one tab


def to_lines(rows: Sequence[AgendaRow], language: str) -> str:
    """Return the items as lines such as "2.1. National approaches", tabs before those that lie deeper."""
    least = min((row.depth for row in rows), default=0)
    return "\n".join(
        "\t" * (row.depth - least) + f"{row.number}. {row.shown_title(language)}" for row in rows
    )


def read_lines(text: str) -> list[Entry]:
    """Return the items that lines of text stand for, without their numbers and list signs.

    Tabs at the beginning (or `SPACES` spaces) say how deep an item lies; where no line has any, the numbers
    do ("2.1" lies under "2"). No item lies more than one deeper than the one before it.
    """
    lines = [line for line in text.replace("\r", "\n").replace("\u2028", "\n").split("\n") if line.strip()]
    found = [_read(line) for line in lines]
    indented = any(indent for indent, _dots, _title in found)
    depths = _levelled(indent if indented else dots for indent, dots, _title in found)
    return [Entry(title, depth) for (_i, _d, title), depth in zip(found, depths, strict=True) if title]


def _read(line: str) -> tuple[int, int, str]:
    """Return a line's indentation in levels, the dots in its number, and its words."""
    body = line.lstrip(" \t\u00a0")
    before = line[: len(line) - len(body)].replace("\u00a0", " ").replace("\t", " " * SPACES)
    number = _NUMBER.match(body)
    if number:
        body = body[number.end() :]
        return len(before) // SPACES, number["number"].count("."), _words(body)
    return len(before) // SPACES, 0, _words(_SIGN.sub("", body, count=1) if _SIGN.match(body) else body)


def _words(text: str) -> str:
    return " ".join(text.split())


def _levelled(depths: Iterable[int]) -> list[int]:
    """Return depths that begin at 0 and grow by one at most."""
    levels: list[int] = []
    given: list[int] = []
    for depth in depths:
        while given and given[-1] >= depth:
            given.pop()
        levels.append(len(given))
        given.append(depth)
    return levels
