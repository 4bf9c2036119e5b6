"""Every way in which a workspace hands out files; a new export or paper is among them by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cica_events.documents.content import MAY_BE_SHOWN, ListOptions
from cica_events.documents.paper_options import MAY_BE_PRINTED, PaperOptions
from cica_events.domain.agenda import Visibility
from cica_events.exports.registry import all_exports
from cica_events.queries.reports import Scope
from cica_events.services.report_files import ReportFiles
from cica_events.services.workspace import Workspace

YEAR = 2027


@dataclass(frozen=True, slots=True)
class Way:
    """One kind of file: its name, the table and fields whose values it must hold, and what writes it."""

    name: str
    write: Callable[[Path], object]
    table: str = ""
    keys: tuple[str, ...] = ()


def ways(workspace: Workspace, meeting: str, language: str) -> Iterator[Way]:
    """Yield every way out of `workspace`; the files are in `language`."""
    yield from _lists(workspace, meeting, language)
    yield from _documents(workspace, meeting, language)
    yield from _reports(workspace, meeting)
    yield Way(
        "calendar.ics",
        lambda path: workspace.calendars.write(
            meeting, path, language=language, audience=Visibility.SECRETARIAT
        ),
    )


def _lists(workspace: Workspace, meeting: str, language: str) -> Iterator[Way]:
    tables = {
        "participants": "participant",
        "agenda": "agenda_item",
        "programme": "",
        "delegations": "delegation",
    }
    for export in all_exports():
        keys = tuple(each.key for each in export.fields)
        for suffix in export.suffixes:
            write = partial(workspace.exports.write, export.key, meeting, columns=keys, in_language=language)
            yield Way(f"{export.key}{suffix}", write, tables.get(export.key, ""), keys)


def _documents(workspace: Workspace, meeting: str, language: str) -> Iterator[Way]:
    shown = ListOptions(language=language, show=frozenset(MAY_BE_SHOWN))
    for suffix in (".docx", ".pdf", ".xlsx"):
        options = shown if suffix != ".docx" else replace(shown, columns=2)
        yield Way(f"list{suffix}", partial(_list, workspace, meeting, options))
        yield Way(f"plan{suffix}", lambda path: workspace.annual_plans.write(YEAR, path, language))
    printed = frozenset(MAY_BE_PRINTED)
    for kind in workspace.papers.kinds():
        show = frozenset(kind.choices) & printed
        options_of = PaperOptions(language=language, audience=Visibility.SECRETARIAT, show=show)
        for suffix in (".docx", ".pdf"):
            yield Way(f"{kind.key}{suffix}", partial(_paper, workspace, meeting, kind.key, options_of))


def _reports(workspace: Workspace, meeting: str) -> Iterator[Way]:
    files, everything, one = ReportFiles(workspace.reports), Scope(), Scope(meeting_id=meeting)
    reports = workspace.reports
    yield Way(
        "map.xlsx", lambda path: files.participation(reports.participation(everything), everything, path)
    )
    yield Way("attendance.xlsx", lambda path: files.attendance(reports.attendance(one), one, path))
    yield Way("trends.xlsx", lambda path: files.trends(reports.trends(everything), everything, path))


def _list(workspace: Workspace, meeting: str, options: ListOptions, path: Path) -> object:
    return workspace.documents.write(meeting, path, options)


def _paper(workspace: Workspace, meeting: str, key: str, options: PaperOptions, path: Path) -> object:
    return workspace.papers.write(meeting, key, path, options)
