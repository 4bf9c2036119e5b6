"""What a paper of a meeting says: plain immutable lines and tables, apart from any file format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cica_events.documents.cover import Cover


class Look(StrEnum):
    """What a line is; the templates say how it looks ("Paper Day", "Paper Item", …)."""

    REMARK = "remark"  # a word to the reader ahead of the text
    DAY = "day"
    SESSION = "session"
    PLACE = "place"  # where, and who is in the chair
    PAUSE = "pause"  # a break
    PARALLEL = "parallel"  # what follows is held at the same time
    TIME = "time"
    ITEM = "item"  # of an agenda, with its number
    ENTRY = "entry"  # an item within a session
    ANNOTATION = "annotation"
    DETAIL = "detail"  # documents, outcome, who introduces
    SPEAKER = "speaker"
    PRONOUNCED = "pronounced"
    SPOKEN = "spoken"  # the words of the chair
    DIRECTION = "direction"  # what happens meanwhile
    INTERNAL = "internal"  # not for delegations
    COLUMN = "column"  # the heading of one
    FIGURES = "figures"  # the heading of a column of figures
    CELL = "cell"
    FIGURE = "figure"  # a number or a length of time, set to the right


class Tone(StrEnum):
    """How a piece of a line stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    SLANTED = "slanted"
    QUIET = "quiet"


class RowLook(StrEnum):
    """What a row of a table is."""

    BEGINNING = "beginning"  # a line above it, and it stays with the next one
    FURTHER = "further"
    BESIDE = "beside"  # part of what is held at the same time
    HEADING = "heading"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `number` hangs to its left. `level` counts from 1; 0 for a line that belongs to none."""

    look: Look
    parts: tuple[Part, ...]
    number: str = ""
    level: int = 0

    @property
    def text(self) -> str:
        """The whole line without its number."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the lines of each of its cells; the last one fills what is left of the width.

    `together` keeps it on the page of the next one.
    """

    cells: tuple[tuple[Line, ...], ...]
    look: RowLook = RowLook.FURTHER
    together: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows in columns of the `widths` in millimetres; `heading` is repeated on each page."""

    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    heading: Row | None = None


Block = Line | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document; `key` is the kind of it, as in `services.papers`."""

    key: str
    language: str
    cover: Cover
    blocks: tuple[Block, ...]

    def lines(self) -> Iterator[Line]:
        """Yield every line, that of a repeated heading once."""
        for block in self.blocks:
            if isinstance(block, Line):
                yield block
                continue
            for row in (*([block.heading] if block.heading else ()), *block.rows):
                for cell in row.cells:
                    yield from cell


def line(look: Look, *parts: str | Part, number: str = "", level: int = 0) -> Line:
    """Return a line of texts and parts; empty ones are left out."""
    made = (Part(part) if isinstance(part, str) else part for part in parts)
    return Line(look, tuple(part for part in made if part.text), number, level)


def strong(text: str) -> Part:
    """Return a piece in bold letters."""
    return Part(text, Tone.STRONG)


def quiet(text: str) -> Part:
    """Return a piece that stands back."""
    return Part(text, Tone.QUIET)


def slanted(text: str) -> Part:
    """Return a piece in italics."""
    return Part(text, Tone.SLANTED)
