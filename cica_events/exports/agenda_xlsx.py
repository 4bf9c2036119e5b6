"""The agenda as an Excel workbook: numbered items with their times, and how long they take in all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.base import fields_of
from cica_events.exports.export import Export, ExportInput
from cica_events.exports.sheet import Page, Sheet, plain
from cica_events.i18n import N_, translator
from cica_events.progress import Progress, silent

_INTERNAL = {"order"}  # shown by the order of the rows
_USUAL = ("number", "title", "kind", "duration", "start", "end")


class Item(Protocol):
    """What an agenda's rows have beside the chosen fields: their depth (0 at the top) and minutes."""

    @property
    def depth(self) -> int: ...
    @property
    def duration(self) -> int | None: ...


def write(document: ExportInput, path: Path, progress: Progress = silent) -> tuple[str, ...]:
    """Write the items, in the order of the rows, indented by their depth."""
    from cica_events.exports.workbook import write_workbook

    words = translator(document.language)
    items = cast(Sequence[Item], document.rows)
    nested = any(item.depth for item in items)
    minutes, count = minutes_in_all(items), len(items)
    sheet = Sheet(
        document,
        name=words.gettext("Agenda"),
        title=words.gettext("Agenda"),
        count=words.ngettext("{count} item", "{count} items", count).format(count=count),
        page=Page.PORTRAIT,
        depth=_depth,
        indented="title",
        strong=_at_the_top if nested else plain,
        closing={"title": words.gettext("Total"), "duration": minutes} if minutes else {},
    )
    return write_workbook(sheet, path, progress)


def minutes_in_all(items: Sequence[Item]) -> int:
    """Return the minutes of the whole agenda; an item's own minutes stand for those of its sub-items."""
    total, covered = 0, None
    for item in items:
        if covered is not None and item.depth > covered:
            continue
        covered = None
        if item.duration:
            total, covered = total + item.duration, item.depth
    return total


def _depth(item: object) -> int:
    return cast(Item, item).depth


def _at_the_top(item: object) -> bool:
    return cast(Item, item).depth == 0


EXPORT = Export(
    key="agenda",
    label=N_("Agenda"),
    suffix=".xlsx",
    fields=tuple(field for key, field in fields_of(AgendaItem).items() if key not in _INTERNAL),
    default=_USUAL,
    write=write,
)
