"""How the table of people scrolls, sorts and filters, beside plain models of Qt with as many rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSortFilterProxyModel
from PySide6.QtWidgets import QTableView

from benchmarks import scenes
from benchmarks.everyday_floors import SCROLL, SORT, PlainModel
from benchmarks.everyday_people import work_with_people
from benchmarks.figures import Figure, Size, median
from benchmarks.hands import Action, Hands, turn
from benchmarks.window import Bench, Painted

TITLE = "The table of people, beside a plain table of Qt"
FILTER = "type a letter in the filter of People"
WORDS = {
    SCROLL: "a step of scrolling painted",
    SORT: "sorted by a column, until all is in order",
    FILTER: "a letter typed into the filter, until all is found",
}
STEPS, TYPED = 20, ("7", "79")


def measure(size: Size, folder: Path) -> list[Figure]:
    """Work with the page of people in new windows, and with the plain table in the same process."""
    path = scenes.large(folder / "large.cica", people=size.people, meetings=20)
    bench = Bench(folder, size.rest)
    actions: dict[str, Action] = {}
    floors: dict[str, list[float]] = {name: [] for name in WORDS}
    for _ in range(max(1, size.runs // 3)):
        application = bench.open(path)
        hands = Hands(bench, application, actions)
        hands.calm()
        work_with_people(hands, size.people)
        bench.close(application)
        for name, times in _plain(bench, size.people).items():
            floors[name] += times
    return [
        Figure(f"{words}, {size.people:,} people", _ratio(actions[name], floors[name]), "×", None, note)
        for name, words in WORDS.items()
        for note in [f"{_whole(actions[name]):,.1f} ms, Qt {median(floors[name]):,.1f} ms"]
    ]


def _ratio(action: Action, floor: list[float]) -> float:
    return _whole(action) / median(floor)


def _whole(action: Action) -> float:
    return median(action.wholes or action.answers)


def _plain(bench: Bench, count: int) -> dict[str, list[float]]:
    """Return the milliseconds that the plain table takes for each."""
    model, proxy, table = PlainModel(count), QSortFilterProxyModel(), QTableView()
    proxy.setSourceModel(model)
    proxy.setFilterKeyColumn(-1)  # all of them
    table.setModel(proxy)
    table.resize(800, 600)
    table.show()
    painted = Painted(table.viewport())
    bench.watch.until(painted)
    found: dict[str, list[float]] = {name: [] for name in WORDS}

    def time(name: str, act: Callable[[], object]) -> None:
        def shown() -> None:
            act()
            table.viewport().update()  # also where the same rows stay in sight

        painted.forget()
        found[name].append(bench.watch.time(shown, painted))

    for _step in range(STEPS):
        time(SCROLL, lambda: turn(table.viewport(), QPoint(0, -120)))
    for text in TYPED:
        time(FILTER, partial(proxy.setFilterFixedString, text))
    proxy.setFilterFixedString("")
    time(SORT, partial(proxy.sort, 1))
    table.close()
    return found
