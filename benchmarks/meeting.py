"""How a meeting of thousands opens, answers to typing in its filter, and scrolls."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benchmarks import scenes
from benchmarks.figures import Figure, Size, median
from benchmarks.window import Bench, Painted
from ui.main import Application
from ui.participants.participants_tab import ParticipantsTab

TITLE = "A meeting of thousands"
LIMIT = 100  # milliseconds
TYPED = "mini"
PAGES = 10
LINES = 50  # more than a page holds

Times = dict[str, list[float]]


def measure(size: Size, folder: Path) -> list[Figure]:
    """Open the meeting in new windows, type into its filter and scroll."""
    path, crowd, small = scenes.crowded(folder / "crowded.cica", participants=size.participants)
    bench, times = Bench(folder, size.rest), Times()
    for _ in range(size.runs):
        application = bench.open(path)
        _look(bench, application, crowd, small, size.participants, times)
        bench.close(application)
    figures = [
        Figure(f"{name}, {size.participants:,} participants", median(values), "ms", LIMIT)
        for name, values in times.items()
    ]
    slowest = max(*times["each letter typed into the filter"], *times["each letter taken back"])
    return [*figures, Figure("the slowest letter of all runs", slowest, "ms")]


def _look(bench: Bench, application: Application, crowd: str, small: str, count: int, times: Times) -> None:
    def note(name: str, value: float) -> None:
        times.setdefault(name, []).append(value)

    first = bench.watch.time(lambda: go(application, crowd), lambda: shows(application, count))
    note("first opened: until its rows are shown", first)
    note("first opened: longest stop of the window", bench.watch.longest)
    bench.rest(application)
    tab = tab_of(application)
    painted = Painted(tab.table.viewport())
    go(application, small)
    bench.rest(application)
    painted.forget()
    again = bench.watch.time(lambda: go(application, crowd), lambda: shows(application, count) and painted())
    note("opened again: until its rows are shown", again)
    note("opened again: longest stop of the window", bench.watch.longest)
    bench.rest(application)
    tab.filter.setFocus()
    for letter in TYPED:
        note("each letter typed into the filter", _typed(bench, tab, letter))
    for _ in TYPED:
        note("each letter taken back", _typed(bench, tab, Qt.Key.Key_Backspace))
    tab.table.setFocus()
    tab.table.setCurrentIndex(tab.table.model().index(1, tab.table.columns.shown_columns()[0]))
    bench.rest(application)
    for _ in range(min(PAGES, count // LINES)):
        note("each page scrolled by key", _scrolled(bench, tab))


def go(application: Application, meeting_id: str) -> None:
    """Go to the participants of a meeting, as a click in the list of meetings does."""
    application.window.show_page("meeting", meeting_id=meeting_id, tab="participants")


def tab_of(application: Application) -> ParticipantsTab:
    """Return the tab of participants of the page shown."""
    found = application.window.findChildren(ParticipantsTab)
    return found[0]


def shows(application: Application, count: int) -> bool:
    """Tell whether the table holds at least `count` lines and is in sight."""
    found = application.window.findChildren(ParticipantsTab)
    return bool(found) and found[0].table.isVisible() and found[0].list.model.rowCount() >= count


def _typed(bench: Bench, tab: ParticipantsTab, key: str | Qt.Key) -> float:
    """Return the milliseconds from a key in the filter to the picture of field and table."""
    field, table, lines = Painted(tab.filter), Painted(tab.table.viewport()), tab.list.model.rowCount()

    def answered() -> bool:
        return field() and (table() or tab.list.model.rowCount() == lines)

    return bench.watch.time(lambda: QTest.keyClick(tab.filter, key), answered)


def _scrolled(bench: Bench, tab: ParticipantsTab) -> float:
    """Return the milliseconds from the key that scrolls to the picture of the next page."""
    key = Qt.Key.Key_PageDown
    return bench.watch.time(lambda: QTest.keyClick(tab.table, key), Painted(tab.table.viewport()))
