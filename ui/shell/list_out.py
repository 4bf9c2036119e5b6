"""The list in sight as something that can be dragged out: a workbook, and a table for texts and sheets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData

from cica_events.domain.fields import Field
from cica_events.i18n import _
from cica_events.services.plain_lists import write_list
from ui.shell.page import Page
from ui.toolkit.block_copying import CellsToCopy, label_of
from ui.toolkit.block_writing import FORMS, written
from ui.toolkit.drag_out import HandedOut
from ui.toolkit.outline import OutlineView
from ui.toolkit.record_table import RecordTable

Records = RecordTable | OutlineView
SEVERAL = 2  # selected records from which on only they are meant


def list_of(page: Page) -> HandedOut | None:
    """Return the first list that is shown on `page`: what is selected of it if that is several, else all."""
    views: list[Records] = [*page.findChildren(RecordTable), *page.findChildren(OutlineView)]
    view = next((each for each in views if each.isVisibleTo(page)), None)
    if view is None or not view.records.rows:
        return None
    name = view.accessibleName() or _("List")
    return HandedOut(f"{name}.xlsx", partial(_write, view, name), partial(_mime, view), FORMS)


def _rows(view: Records) -> list[Any]:
    chosen = set(view.selected_ids())
    if isinstance(view, RecordTable):
        lines = (view.records.row_at(line) for line in range(view.records.rowCount()))
        rows = [row for row in lines if row is not None]
    else:
        rows = list(view.records.rows)
    return [row for row in rows if row.id in chosen] if len(chosen) >= SEVERAL else rows


def _fields(view: Records) -> list[Field]:
    if isinstance(view, RecordTable):
        return view.records.leaving(view.columns.shown_columns())
    return [field for column, field in enumerate(view.records.fields) if not view.isColumnHidden(column)]


def _write(view: Records, name: str, path: Path) -> None:
    fields = _fields(view)
    cells = [[_cell(view, row, field) for field in fields] for row in _rows(view)]
    write_list(name, list(map(_heading(view), fields)), cells, path)


def _heading(view: Records) -> Callable[[Field], str]:
    """Return what gives the headings: in a list as they are shown, the user's own among them."""
    return view.records.heading if isinstance(view, RecordTable) else label_of


def _cell(view: Records, row: Any, field: Field) -> str | int | float | None:
    value = getattr(row, field.key, None)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    return view.records.shown(row, field) or None


def _mime(view: Records) -> QMimeData:
    rows, fields, records = _rows(view), _fields(view), view.records
    cells = CellsToCopy(rows, fields, records.shown, records.values, {}, headed=True, heading=_heading(view))
    return written(cells, headed=True).mime()
