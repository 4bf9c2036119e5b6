"""The agenda as an Excel workbook: numbered items with their times, and how long they take in all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.base import fields_of
from cica_events.exports.agenda_titles import kept_as, printed
from cica_events.exports.export import Export, ExportInput
from cica_events.exports.separated_text import is_text, write_text
from cica_events.exports.sheet import Page, Sheet, Weight, plain
from cica_events.i18n import N_, translator
from cica_events.progress import Progress, silent
from cica_events.queries.agenda import AgendaRow

_INTERNAL = {"order", "place"}  # shown by the order of the rows, here and in the programme
_USUAL = ("number", "title", "kind", "duration", "start", "end")


def write(document: ExportInput, path: Path, progress: Progress = silent) -> tuple[str, ...]:
    """Write the items, in the order of the rows, indented by their depth."""
    words = translator(document.language)
    keys = [field.key for field in document.columns]
    items = printed(cast(Sequence[AgendaRow], document.rows), document.language, keys)
    minutes, count = sum(item.minutes or 0 for item in items if not item.depth), len(items)
    sheet = Sheet(
        replace(document, rows=items),
        name=words.gettext("Agenda"),
        title=words.gettext("Agenda"),
        count=words.ngettext("{count} item", "{count} items", count).format(count=count),
        page=Page.PORTRAIT,
        depth=_depth,
        indented="title",
        weight=_weight if any(item.depth for item in items) else plain,
        comes_back=True,
        kept_as=kept_as(document.language, keys),
        closing={"title": words.gettext("Total"), "duration": minutes} if minutes else {},
    )
    if is_text(path):
        return write_text(sheet, path, progress)
    from cica_events.exports.workbook import write_workbook

    return write_workbook([sheet], path, progress)


def _depth(item: object) -> int:
    return cast(AgendaRow, item).depth


def _weight(item: object) -> Weight:
    return Weight.PLAIN if cast(AgendaRow, item).depth else Weight.STRONG


EXPORT = Export(
    key="agenda",
    label=N_("Agenda"),
    suffixes=(".xlsx", ".csv"),
    fields=tuple(field for key, field in fields_of(AgendaItem).items() if key not in _INTERNAL),
    default=_USUAL,
    write=write,
    comes_back=True,
)
