"""Agenda items that are to be added together: what a body's template, or pasted lines, stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cica_events.domain.agenda import ItemKind
from cica_events.domain.agenda_templates import AgendaTemplateItem


@dataclass(frozen=True, slots=True)
class Entry:
    """An item to be added: `depth` 0 stands beside the item it is added behind, 1 lies under the last 0."""

    title: str
    depth: int = 0
    title_ru: str = ""
    kind: ItemKind | None = None
    minutes: int | None = None


def entries_of(items: Iterable[AgendaTemplateItem], year: int, depth: int = 0) -> Iterator[Entry]:
    """Yield the items of a template for a meeting held in `year`."""
    for item in items:
        yield Entry(item.text("en", year), depth, item.text("ru", year), item.kind, item.minutes)
        yield from entries_of(item.children, year, depth + 1)
