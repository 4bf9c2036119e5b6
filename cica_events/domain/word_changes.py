"""Which words of a text went, came and stayed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import Final

_PIECES: Final = re.compile(r"\s+|\w+|[^\w\s]+")
_ALIKE: Final = 0.5  # share of words that must have stayed for the rest to be told word by word
_MOST: Final = 4000  # pieces of both texts, above which they are told as a whole


class Fate(Enum):
    """What became of a piece of a text."""

    STAYED = auto()
    WENT = auto()
    CAME = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words with what became of them."""

    fate: Fate
    text: str


def word_changes(before: str, after: str) -> list[Piece]:
    """Return both texts as one, in pieces; texts with little in common are told one behind the other."""
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if len(old) + len(new) > _MOST or not _alike(old, new):
        whole = (Piece(Fate.WENT, before), Piece(Fate.CAME, after))
        return [piece for piece in whole if piece.text]
    found: list[Piece] = []
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, old_from, old_to, new_from, new_to in opcodes:
        if tag == "equal":
            found.extend(_piece(Fate.STAYED, old[old_from:old_to]))
        else:
            found.extend(_piece(Fate.WENT, old[old_from:old_to]))
            found.extend(_piece(Fate.CAME, new[new_from:new_to]))
    return found


def _alike(old: Sequence[str], new: Sequence[str]) -> bool:
    first, second = ([piece for piece in pieces if not piece.isspace()] for pieces in (old, new))
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


def _piece(fate: Fate, pieces: Sequence[str]) -> list[Piece]:
    return [Piece(fate, "".join(pieces))] if pieces else []
