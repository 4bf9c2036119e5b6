"""What a statement that defines a table or an index says, apart from how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

_TOKEN: Final = re.compile(
    r"""\s+|--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'|"((?:[^"]|"")*)"|`([^`]*)`|\[([^\]]*)\]|\w+|.""", re.DOTALL
)


def shape(sql: str) -> Any:
    """Return what a statement says whatever its blanks, quotation marks, capitals, and order of columns."""
    head, pieces, tail = parted(list(words_of(sql)))
    if head[:2] == ("create", "table"):
        return head, frozenset(pieces), tail
    return head, tuple(pieces), tail


def words_of(sql: str) -> Iterator[str]:
    """Yield the words and signs of a statement, without blanks, remarks and quotation marks of names."""
    for match in _TOKEN.finditer(sql):
        quoted_name = match[match.lastindex] if match.lastindex else None
        if quoted_name is not None:
            yield quoted_name.lower()
        elif not match[0].isspace() and not match[0].startswith(("--", "/*")):
            yield match[0] if match[0].startswith("'") else match[0].lower()


def parted(words: Sequence[str]) -> tuple[tuple[str, ...], list[tuple[str, ...]], tuple[str, ...]]:
    """Part a statement into what stands before its first bracket, the pieces in it, and what follows."""
    if "(" not in words:
        return tuple(words), [], ()
    start, depth = words.index("("), 0
    pieces: list[list[str]] = [[]]
    for place in range(start, len(words)):
        word = words[place]
        depth += (word == "(") - (word == ")")
        if depth == 0:
            return tuple(words[:start]), [tuple(piece) for piece in pieces], tuple(words[place + 1 :])
        if word == "," and depth == 1:
            pieces.append([])
        elif place > start:
            pieces[-1].append(word)
    return tuple(words[:start]), [tuple(piece) for piece in pieces], ("unfinished",)
