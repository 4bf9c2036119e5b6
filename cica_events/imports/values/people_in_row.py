"""Notices where one row of a list holds two people."""

from __future__ import annotations

import re
from typing import Final

from cica_events.imports.values.names import split_name
from cica_events.imports.words.posts import begins_with_post

_SIGNS: Final = re.compile(r"[;\n\r/]+")
_ANY_SIGN: Final = re.compile(r"[;,\n\r/&]|\s(?:and|и)\s", re.IGNORECASE)
_PARTED: Final = re.compile(r"[;\n\r/]+|\s(?:and|&|и)\s", re.IGNORECASE)


def may_be_several(text: str) -> bool:
    """Return whether `text` holds any of the signs and words that part people in one cell."""
    return bool(_ANY_SIGN.search(text))


def names_in(text: str) -> list[str]:
    """Return the whole names that stand in one cell: one, unless a sign or line break parts whole names."""
    people = "\n".join(map(_without_post, _SIGNS.split(text)))
    parts = [part.strip(" ,") for part in _PARTED.split(people)]
    parts = [part for part in parts if part]
    if len(parts) > 1 and all(_is_whole_name(part) for part in parts):
        return parts
    by_comma = [part.strip() for part in text.split(",")]
    if len(by_comma) > 1 and all(_is_surely_whole(part) for part in by_comma):
        return by_comma
    return [text]


def parts_in(*cells: str) -> int:
    """Return how many people stand in one row whose name comes in several cells (family name, given name)."""
    counts = {len([part for part in _PARTED.split(cell) if part.strip()]) for cell in cells if cell}
    return counts.pop() if len(counts) == 1 else 1


def _without_post(text: str) -> str:
    """Return `text` up to the comma behind which a post stands."""
    name, _, behind = text.partition(",")
    return name if begins_with_post(behind) else text


def _is_whole_name(text: str) -> bool:
    return len(text.split()) > 1 and not begins_with_post(text) and not any(sign.isdigit() for sign in text)


def _is_surely_whole(text: str) -> bool:
    """Return whether `text` is a whole name for sure, as a comma may part family and given name too."""
    name = split_name(text)
    return bool(name.given_name) and name.sure
