"""Where a text agrees with a question, to be shown in bold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import OSA

from cica_events.domain.found import Marks
from cica_events.domain.search_lexicon import slips_in
from cica_events.domain.search_words import Asked, words_in
from cica_events.domain.spelling import sound

_PIECES: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|['’‘ʼʻ`´](?=[^\W\d_]))*|\d+")


def marks_in(text: str, words: Sequence[Asked]) -> Marks:
    """Return the pieces of `text` that agree with a word asked for: its beginning, or the whole of it."""
    found = []
    for piece in _PIECES.finditer(text):
        length = max((_agreeing(piece.group(), word) for word in words), default=0)
        if length:
            found.append((piece.start(), piece.start() + length))
    return tuple(found)


def _agreeing(piece: str, word: Asked) -> int:
    """Return how many signs of a piece agree: those typed where it begins so, else all."""
    for known in words_in(piece):
        for spelling in word.spellings:
            if known.startswith(spelling):
                return len(spelling) if known == piece.casefold() else len(piece)
        if word.stem and known.startswith(word.stem):
            return len(piece)
        heard = sound(known)
        for asked in word.sounds:
            if heard == asked or (len(asked) > 2 and heard.startswith(asked)):
                return len(piece)
            most = slips_in(asked)
            if most and OSA.distance(heard, asked, score_cutoff=most) <= most:
                return len(piece)
    return 0
