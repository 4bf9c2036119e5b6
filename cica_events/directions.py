"""Texts that run from right to left, set into sentences that run from left to right, for display alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_ISOLATE, _END = "\u2068", "\u2069"  # first strong isolate and its end: https://unicode.org/reports/tr9/
_LETTER: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LEFTWARD: Final = re.compile(f"[{_LETTER}]")
_RUN: Final = re.compile(f"[{_LETTER}](?:[{_LETTER}\u200c\u200d '’.·-]*[{_LETTER}])?")
_SIGNS: Final = str.maketrans("", "", _ISOLATE + _END)


def runs_leftward(text: str) -> bool:
    """Tell whether there is anything in `text` that runs from right to left."""
    return not text.isascii() and _LEFTWARD.search(text) is not None


def isolated(text: str) -> str:
    """Return `text` as it is shown in a sentence, so that it does not turn round what stands beside it."""
    if not runs_leftward(text) or (text[0] == _ISOLATE and text.find(_END) == len(text) - 1):
        return text
    return f"{_ISOLATE}{text}{_END}"


def runs_isolated(text: str) -> str:
    """Return a sentence that was put together elsewhere with its names from right to left each set apart."""
    if not runs_leftward(text) or _ISOLATE in text:
        return text
    return _RUN.sub(lambda run: f"{_ISOLATE}{run[0]}{_END}", text)


def without_isolates(text: str) -> str:
    """Return `text` as it is stored, copied and written: without the signs that only a display needs."""
    return text.translate(_SIGNS) if _ISOLATE in text else text


class Sentence(str):
    """A text of the interface; what is put into it does not turn round the words beside it."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        """Return the text with its places filled, as `str.format` does."""
        apart = [isolated(each) if isinstance(each, str) else each for each in args]
        named = {key: isolated(each) if isinstance(each, str) else each for key, each in values.items()}
        return super().format(*apart, **named)

    def join(self, pieces: Iterable[str], /) -> str:
        """Return `pieces` with the text between them, as `str.join` does."""
        return super().join([isolated(piece) for piece in pieces])


DOT: Final = Sentence(" · ")
COMMA: Final = Sentence(", ")
"""Between facts that stand side by side, each for itself."""
