"""Which place in the tree of an agenda a number means, as it was written into a list."""

from __future__ import annotations

from collections.abc import Sequence

from cica_events.domain.item_numbers import item_number, read_number, sign_of
from cica_events.domain.meetings import NumberStyle
from cica_events.imports.values.item_numbers import label_of
from cica_events.queries.agenda import AgendaRow

Parts = tuple[int, ...]
"""The place of an item from the top down, each counted from 1: its number where all are counted."""


class AgendaNumbers:
    """The items of an agenda by their numbers and by their places."""

    def __init__(self, rows: Sequence[AgendaRow], style: NumberStyle) -> None:
        self._style = style
        self._rows = {row.id: row for row in rows}
        self._places: dict[str, Parts] = {}
        self._ids: dict[Parts, str] = {}
        self._cited: dict[str, Parts] = {}
        path: list[int] = []
        for row in rows:
            path = [*path[: row.depth + 1], *[0] * (row.depth + 1 - len(path))]
            path[row.depth] += 1
            place = tuple(path)
            self._places[row.id] = place
            self._ids[place] = row.id
            if row.cited:
                self._cited.setdefault(_key(row.cited), place)

    def at(self, place: Parts) -> str | None:
        """Return the item at a place."""
        return self._ids.get(place)

    def place(self, text: str, item_id: str = "") -> Parts:
        """Return the place that a number means, for an item also a short one such as "(b)"; else nothing.

        A number that no item has means the place behind the number before it.
        """
        known = self._cited.get(_key(text))
        if known is not None:
            return known
        near = self._beside(text, item_id) or self._below(text)
        if near:
            return near
        label = label_of(text)
        if label is None or not label.parts:
            return ()
        *above, last = label.parts
        holder = self._cited.get(".".join(map(str, above)))
        before = self._cited.get(".".join(map(str, (*above, last - 1))))
        if before is not None:
            return (*before[:-1], before[-1] + 1)
        return (*holder, last) if holder is not None else label.parts

    def _beside(self, text: str, item_id: str) -> Parts:
        """Return the place that a number means among the items that stand beside one."""
        row = self._rows.get(item_id)
        if row is None or not row.depth:
            return ()
        above = self._rows[self._ids[self._places[item_id][:-1]]].cited
        number = read_number(text, sign_of(self._style, row.depth), above)
        if not number or (text.strip().isdigit() and not row.number.isdigit()):
            return ()
        return self._numbered(row.depth, above, number)

    def _below(self, text: str) -> Parts:
        """Return the place that a number such as "2 (c)" means under an item that it names."""
        key = _key(text)
        named = [cited for cited in self._cited if key.startswith(cited) and not key[len(cited)].isalnum()]
        if not named:
            return ()
        place = self._cited[max(named, key=len)]
        above = self._rows[self._ids[place]]
        number = read_number(text, sign_of(self._style, above.depth + 1), above.cited)
        if not number:
            return ()
        return self._numbered(above.depth + 1, above.cited, number) or (*place, number)

    def _numbered(self, depth: int, above: str, number: int) -> Parts:
        """Return the place of the item with a number, else the one behind the number before it."""
        found = self._cited.get(_key(item_number(self._style, depth, above, number).cited))
        if found is None and number > 1:
            before = self._cited.get(_key(item_number(self._style, depth, above, number - 1).cited))
            return (*before[:-1], before[-1] + 1) if before else ()
        return found or ()


def _key(text: str) -> str:
    return "".join(text.split()).rstrip(".").casefold()
