"""Tells the story of a first programme: plays it by keys in a real window, timed and photographed.

It writes `docs/first-programme.md` with what it measured. The steps themselves stand in
`tests/journeys/first_programme.py`, where a test plays them as well. Run by `docs/take_screenshots.py story`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication

from cica_events.services.workspace import create_workspace, open_workspace
from docs.camera import Camera, window_in
from docs.first_programme_text import CHAPTERS, FOOT, HEAD
from tests.journeys.first_programme import STEPS, prepare
from tests.journeys.keyboard import Keyboard

GUIDE = Path(__file__).parent / "first-programme.md"
PICTURE = "first-programme-{number:02}-{name}"
EACH_KEY = 0.5  # seconds that an unhurried person needs for one key


@dataclass(frozen=True, slots=True)
class Measured:
    """One step as it was played: seconds of the program's own work, and keys pressed."""

    name: str
    picture: str
    seconds: float
    keys: int


class _Waiting:
    """Waits as a test would, for the one who presses the keys."""

    def waitUntil(self, condition: Callable[[], object], *, timeout: int) -> None:  # noqa: N802 - as pytest-qt calls it
        """Wait until `condition` raises no AssertionError; `timeout` in milliseconds."""
        deadline = QDeadlineTimer(timeout)
        while True:
            QApplication.processEvents()
            try:
                condition()
            except AssertionError:
                if deadline.hasExpired():
                    raise
                time.sleep(0.002)
            else:
                return


def tell_story(app: QApplication, folder: Path, into: Path) -> None:
    """Play the story with pictures into `into`, and write the guide if they are those of the docs."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "Office.cica"
    create_workspace(path, sample=True).close()
    office = open_workspace(path)
    prepare(office)
    office.close()
    with window_in(folder, app, theme="light", language="en") as running:
        running.start()
        camera = Camera(running, into)
        camera.open(path)
        camera.place()
        camera.rest()
        camera.window.activateWindow()
        camera.until(lambda: app.activeWindow() is camera.window)
        played = _play(Keyboard(_Waiting(), running), camera, folder)
    GUIDE.write_text(_guide(played), encoding="utf-8")


def _play(person: Keyboard, camera: Camera, folder: Path) -> list[Measured]:
    played = []
    for number, step in enumerate(STEPS, 1):
        keys, began = person.keys, time.perf_counter()
        step.act(person, folder)
        seconds = time.perf_counter() - began
        picture = PICTURE.format(number=number, name=step.name)
        camera.screen(picture)
        played.append(Measured(step.name, picture, seconds, person.keys - keys))
    return played


def _guide(played: list[Measured]) -> str:
    """Return the whole text of the guide."""
    parts = [HEAD]
    for number, one in enumerate(played, 1):
        title, text = CHAPTERS[one.name]
        parts.append(
            f"## {number}. {title}\n\n{text}\n\n![{title}](screenshots/{one.picture}.png)\n\n"
            f"*{one.keys} keys; the program worked {one.seconds:.1f} s.*"
        )
    keys, seconds = sum(one.keys for one in played), sum(one.seconds for one in played)
    parts.append(FOOT.format(keys=keys, seconds=seconds, minutes=(keys * EACH_KEY + seconds) / 60))
    return "\n\n".join(parts) + "\n"
