"""Damages a workspace of a million people and goes back to its backup by hand, told on standard output.

Run as a program: `python -m benchmarks.million_restoring FILE FOLDER MEETING PEOPLE PARTICIPANTS QUESTIONS`,
as its sibling `million_window` is.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from sqlalchemy import select

from benchmarks.figures import Figure
from benchmarks.million_window import Work
from cica_events.domain.people import Person
from cica_events.services.backups import BackupReason
from cica_events.services.workspace import Workspace, open_workspace
from ui.shell.restore_dialog import RestoreDialog

RESTORED = 60_000  # milliseconds
CLICKS = 3
EDITED = 100  # people changed since the backup
CHOSEN = b"person1"  # the beginning of an address that a person has: bytes of a record

T = TypeVar("T")


def main(path: Path, folder: Path, people: int) -> None:
    """Make a backup, go back to it as a step, then damage the file and put the backup in its place."""
    figures = [*_steps(path), *_damaged(path, folder, people)]
    print(json.dumps([asdict(figure) for figure in figures]), flush=True)


def _steps(path: Path) -> list[Figure]:
    with closing(open_workspace(path)) as workspace:
        backup, made = _timed(
            "a backup made and looked over", lambda: workspace.backups.take(BackupReason.WORK)
        )
        people = _some(workspace)
        workspace.people.edit(people, {"position": "Director of all"})
        _past, back = _timed("the whole of it restored as a step", lambda: workspace.backups.restore(backup))
        workspace.people.edit(people, {"position": "Director of all"})
    return [made, back]


def _some(workspace: Workspace) -> list[str]:
    with workspace.database.reading() as session:
        return list(session.scalars(select(Person.id).limit(EDITED)))


def _timed(name: str, act: Callable[[], T]) -> tuple[T, Figure]:
    begun, worked = perf_counter(), process_time()
    result = act()
    computed = f"computed {process_time() - worked:,.1f} s"
    return result, Figure(name, (perf_counter() - begun) * 1000, "ms", None, computed)


def _damaged(path: Path, folder: Path, people: int) -> list[Figure]:
    """Flip a byte, open the file, and click until the workspace is open again."""
    _flip(path)
    begun = perf_counter()
    work = Work(path, folder, people)
    lasting = work.application.window.lasting
    work.wait(lambda: "is damaged" in lasting.text)
    told = (perf_counter() - begun) * 1000
    begun, worked, clicks = perf_counter(), process_time(), 0
    clicks += _press(work, "Restore a backup…")
    work.wait(lambda: any(each.primary.isEnabled() for each in _dialogs(work)))
    dialog = _dialogs(work)[-1]
    offered = (perf_counter() - begun) * 1000
    opener = work.application.opener
    damaged = opener.workspace
    QTest.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    clicks += 1
    work.wait(lambda: opener.workspace not in (None, damaged))
    work.wait(lambda: bool(work.application.window.current_page()))
    whole, computed = (perf_counter() - begun) * 1000, process_time() - worked
    work.bench.close(work.application)
    return [
        Figure("damage told, from the start of opening on", told, "ms"),
        Figure("restoring after damage: the backup offered", offered, "ms"),
        Figure(
            "restoring after damage: until the workspace is open again",
            whole,
            "ms",
            RESTORED,
            f"computed {computed:,.1f} s",
        ),
        Figure("restoring after damage: clicks", clicks, "clicks", CLICKS),
    ]


def _dialogs(work: Work) -> list[RestoreDialog]:
    return [each for each in work.application.window.findChildren(RestoreDialog) if each.isVisible()]


def _press(work: Work, words: str) -> int:
    buttons = work.application.window.findChildren(QPushButton)
    button = next(one for one in buttons if one.isVisible() and one.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    return 1


def _flip(path: Path) -> None:
    """Change one bit of a record in the middle of the file."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(size // 2)
        place = size // 2 + file.read(size // 2).index(CHOSEN)
        file.seek(place)
        file.write(bytes([CHOSEN[0] ^ 0x02]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[4]))
