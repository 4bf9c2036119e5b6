"""Meetings with and without an agenda, and lists of items that are taken in there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cica_events.domain.agenda import ItemKind
from cica_events.domain.agenda_entries import Entry
from cica_events.imports.sources.source import Source
from cica_events.queries.agenda import AgendaRow
from cica_events.services.agenda_plan import AgendaPlan
from cica_events.services.import_plan import Choices
from cica_events.services.workspace import Workspace
from tests.services.made_once import once

Cells = Sequence[object]
ENTRIES = (
    Entry("Opening", kind=ItemKind.PROCEDURAL, minutes=10),
    Entry("Reports"),
    Entry("Report of the Chairman", 1, minutes=15),
    Entry("Report of the Secretariat", 1, minutes=20),
    Entry("Elections", minutes=30),
    Entry("Closing", minutes=5),
)


@once
def empty(workspace: Workspace) -> str:
    """The id of a meeting without an agenda."""
    meeting = workspace.meetings.create(workspace.meetings.plan("SOC", None))
    workspace.agenda.remove([row.id for row in workspace.agenda.rows(meeting) if row.parent_id is None])
    return meeting


@once
def filled(workspace: Workspace, empty: str) -> str:
    """The id of a meeting with six items."""
    workspace.agenda.add_entries(empty, ENTRIES)
    return empty


def book_of(path: Path, *rows: Cells) -> Source:
    """Save a workbook of `rows`."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return Source(path)


def planned(workspace: Workspace, meeting: str, source: Source, choices: Choices | None = None) -> AgendaPlan:
    """Read and plan a list."""
    return workspace.agenda_imports.plan(workspace.agenda_imports.read(meeting, source), choices)


def shown(workspace: Workspace, meeting: str) -> list[str]:
    """Return the agenda as lines "2.1 Title"."""
    return [f"{row.number} {row.title}" for row in workspace.agenda.rows(meeting)]


def items(workspace: Workspace, meeting: str) -> dict[str, AgendaRow]:
    """Return the items by title."""
    return {row.title: row for row in workspace.agenda.rows(meeting)}
