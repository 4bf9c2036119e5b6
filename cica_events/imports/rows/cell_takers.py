"""Takes what a row holds for a field: one cell, a part of one, or several joined, in the case asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cica_events.imports.columns.mapping import ColumnUse, LetterCase
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.rows.letter_case import recased
from cica_events.imports.sources.grid import Value
from cica_events.imports.values.cells import as_text
from cica_events.imports.values.contacts import BOTH, contact


@dataclass(frozen=True, slots=True)
class Piece:
    """What one column gives to a field: its whole cell, or the part at `place` of `count` parts."""

    index: int
    use: ColumnUse
    place: int = 0
    count: int = 1

    @property
    def is_plain(self) -> bool:
        """Return whether the cell is taken as it is."""
        return self.count == 1 and self.use.case is LetterCase.AS_IS

    def text(self, cells: Sequence[Value]) -> str:
        """Return what the column gives in this row."""
        text = as_text(cells[self.index])
        if self.use.fields == BOTH and not self.use.separator:
            text = contact(text, BOTH[self.place])
        elif self.count > 1:
            parts = text.split(self.use.separator or None, self.count - 1)
            text = parts[self.place].strip() if self.place < len(parts) else ""
        return recased(text, self.use.case)


@dataclass(frozen=True, slots=True)
class Taker:
    """How one field is taken; `heading` is that of its first column."""

    heading: str
    pieces: tuple[Piece, ...]

    @property
    def index(self) -> int | None:
        """Return the index of the one column that is taken as it is; None where there is more to do."""
        return self.pieces[0].index if len(self.pieces) == 1 and self.pieces[0].is_plain else None

    def raw(self, cells: Sequence[Value]) -> Value:
        """Return what the row holds for the field."""
        if (index := self.index) is not None:
            return cells[index]
        joined = ""
        for piece in self.pieces:
            text = piece.text(cells).strip()
            if text and joined:
                joined += (piece.use.separator if piece.count == 1 else "") or " "
            joined += text
        return joined or None


def takers_of(matches: Sequence[ColumnMatch]) -> dict[str, Taker]:
    """Return by field how it is taken, in the order of the columns."""
    pieces: dict[str, list[Piece]] = {}
    headings: dict[str, str] = {}
    for match in matches:
        use = match.use if match.use.fields or match.field is None else ColumnUse((match.field,))
        for place, key in enumerate(use.fields):
            pieces.setdefault(key, []).append(Piece(match.index, use, place, len(use.fields)))
            headings.setdefault(key, match.heading)
    return {key: Taker(headings[key], tuple(found)) for key, found in pieces.items()}
