"""Which of its two titles an item or session shows in a document, and which is meant where it is edited."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from cica_events.exports.programme_lines import ProgrammeLine
from cica_events.queries.agenda import AgendaRow

_OTHER = {"ru": "title_ru"}  # by language, the field of the title in it
Titled = TypeVar("Titled", AgendaRow, ProgrammeLine)


def printed(rows: Iterable[Titled], language: str, keys: Collection[str]) -> list[Titled]:
    """Return the rows titled in `language`; each title as it is where both stand beside each other."""
    if _OTHER.get(language) in {None, *keys}:
        return list(rows)
    return [replace(row, title=row.shown_title(language)) for row in rows]


def kept_as(language: str, keys: Collection[str]) -> Mapping[str, str]:
    """Return as which field the title of a document in `language` with the columns `keys` is edited."""
    other = _OTHER.get(language)
    return {} if other is None or other in keys or "title" not in keys else {"title": other}


def as_edited(rows: Iterable[Titled], language: str, keys: Collection[str]) -> list[Titled]:
    """Return the rows with the texts as printed under the fields `keys` as which they are edited."""
    if _OTHER.get(language) not in keys or "title" in keys:
        return list(rows)
    return [replace(row, title_ru=row.shown_title(language)) for row in rows]
