"""The titles of an agenda in the reader's language: which of the two the outline shows and changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cica_events.i18n import language
from cica_events.queries.agenda import AgendaRow


def as_read(rows: Sequence[AgendaRow]) -> list[AgendaRow]:
    """Return `rows` with the title that the reader sees in the place of the English one."""
    return [replace(row, title=row.shown_title(language())) for row in rows]


def field_behind(row: AgendaRow, key: str) -> str:
    """Return the key of the field that stands in the outline's column `key`."""
    return "title_ru" if key == "title" and language() == "ru" and row.title_ru else key
