"""How much processor time the database layer takes for everyday work, beside sqlite3 alone on a copy."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import process_time

from benchmarks import scenes
from benchmarks.figures import Figure, Size, median
from cica_events.services.workspace import Workspace, open_workspace

TITLE = "The database, beside sqlite3 alone"
EDITS = 20
Act = Callable[[], object]


def measure(size: Size, folder: Path) -> list[Figure]:
    """Do the same work through the services and through sqlite3, by turns."""
    path, crowd = scenes.office(
        folder / "office.cica",
        people=size.people,
        meetings=size.meetings,
        participants=size.participants,
    )
    copy = shutil.copy(path, folder / "bare.cica")
    with closing(open_workspace(path)) as workspace, closing(_connected(copy)) as connection:
        pairs = _pairs(workspace, connection, crowd, size)
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in pairs}
        for _ in range(size.runs):
            for name, (ours, floor) in pairs.items():
                times[name].append((_spent(ours), _spent(floor)))
    figures = []
    for name, found in times.items():
        ratio = median(ours / floor for ours, floor in found)
        here, bare = (median(pair[at] for pair in found) for at in (0, 1))
        note = f"{here:.2f} ms, sqlite3 {bare:.2f} ms"
        figures.append(Figure(name, ratio, "×", None, note))
    return figures


def _pairs(
    workspace: Workspace, connection: sqlite3.Connection, crowd: str, size: Size
) -> dict[str, tuple[Act, Act]]:
    """Return what is compared: the way of the application, and the shortest one that answers the same."""
    people = [row.id for row in workspace.people.rows()][:EDITS]

    def edit() -> None:
        for number, person in enumerate(people):
            workspace.people.edit([person], {"position": f"Expert {number} {process_time()}"})

    def edit_bare() -> None:
        for number, person in enumerate(people):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "UPDATE person SET position = ?, version = version + 1 WHERE id = ?",
                (f"Expert {number} {process_time()}", person),
            )
            connection.execute("COMMIT")

    def all_of(query: str, *values: str) -> Act:
        return lambda: connection.execute(query, values).fetchall()

    return {
        f"{size.people:,} people read, as rows of the list": (
            workspace.people.rows,
            all_of("SELECT * FROM person"),
        ),
        f"{size.meetings:,} meetings read, as rows of the list": (
            workspace.meetings.rows,
            all_of("SELECT * FROM meeting"),
        ),
        f"{size.participants:,} participants read, in their order": (
            lambda: workspace.participants.rows(crowd),
            all_of("SELECT * FROM participant WHERE meeting_id = ?", crowd),
        ),
        f"{EDITS} edits, each checked, with history, safe on the disk": (edit, edit_bare),
    }


def _connected(path: str | Path) -> sqlite3.Connection:
    """Return a connection that keeps what it acknowledges as safe as the application does."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = EXTRA")
    return connection


def _spent(act: Act) -> float:
    """Return the milliseconds of processor time that `act` took."""
    begun = process_time()
    act()
    return (process_time() - begun) * 1000
