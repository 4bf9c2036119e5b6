"""Which of its two titles an agenda item shows in a document, and which one is meant where that is edited."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from cica_events.queries.agenda import AgendaRow

_OTHER = {"ru": "title_ru"}  # by language, the field of the title in it


def printed(rows: Iterable[AgendaRow], language: str, keys: Collection[str]) -> list[AgendaRow]:
    """Return the items titled in `language`; each title as it is where both stand beside each other."""
    if _OTHER.get(language) in {None, *keys}:
        return list(rows)
    return [replace(row, title=row.shown_title(language)) for row in rows]


def kept_as(language: str, keys: Collection[str]) -> Mapping[str, str]:
    """Return as which field the title of a document in `language` with the columns `keys` is edited."""
    other = _OTHER.get(language)
    return {} if other is None or other in keys or "title" not in keys else {"title": other}


def as_edited(rows: Iterable[AgendaRow], language: str, keys: Collection[str]) -> list[AgendaRow]:
    """Return the items with the texts as printed under the fields `keys` as which they are edited."""
    if _OTHER.get(language) not in keys or "title" in keys:
        return list(rows)
    return [replace(row, title_ru=row.shown_title(language)) for row in rows]
