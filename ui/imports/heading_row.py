"""Tells cells that were copied with their headings, which are a list of their own, from cells alone."""

from __future__ import annotations

from collections.abc import Sequence

from cica_events.domain.fields import Field
from cica_events.imports.words.vocabulary import vocabulary_of


def has_heading_row(cells: Sequence[Sequence[str]], fields: Sequence[Field]) -> bool:
    """Tell whether the first row are headings of `fields`: several known ones, and hardly any other."""
    if len(cells) < 2:
        return False
    vocabulary = vocabulary_of(tuple(fields))
    filled = [cell for cell in cells[0] if cell.strip()]
    known = sum(vocabulary.knows(cell) for cell in filled)
    return known >= max(2, len(filled) / 2)
