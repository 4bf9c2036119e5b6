"""Five thousand participants are taken in, stopped half-way, taken in again: the window stays alive."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from time import monotonic

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QProgressBar

from tests.journeys.driver import Person, workspace

COUNT = 5_000
COUNTRIES = ("China", "Kazakhstan", "Türkiye", "Uzbekistan", "Viet Nam")
LONGEST = 1.5  # seconds; the window's own limit is in benchmarks, where nothing else runs


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spreadsheet with the names of nobody."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    sheet.append(["Country", "Family name", "Given name", "Position"])
    syllables = ("Ba", "Do", "Ka", "Li", "Mo", "Ne", "Ra", "Si", "Tu", "Zo")
    names = ("".join(parts).capitalize() for parts in product(syllables, repeat=4))
    for number, name in zip(range(COUNT), names, strict=False):
        sheet.append([COUNTRIES[number % 5], name, f"{name[::-1].capitalize()}", "Delegate"])
    path = tmp_path_factory.mktemp("long") / "long.xlsx"
    book.save(path)
    return path


class Pulse(QObject):
    """Notes the longest time for which the window did not answer."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.longest = 0.0
        self._last = monotonic()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(10)

    @Slot()
    def _beat(self) -> None:
        now = monotonic()
        self.longest, self._last = max(self.longest, now - self._last), now


def test_a_long_import_can_be_stopped_and_leaves_nothing(person: Person, long_list: Path) -> None:
    person.open_meeting("sixth youth")
    person.tab("Participants")
    before = workspace(person).people.count()
    pulse = Pulse(person.application)
    preview(person, long_list)
    person.click(f"Import {COUNT} participants")
    person.until(lambda: progress(person) > 0)
    person.press("Escape")
    person.rests()
    assert workspace(person).people.count() == before
    assert workspace(person).history.redoable() is None
    person.awaits(f"{COUNT} new")
    person.click(f"Import {COUNT} participants")
    person.is_told(f"{COUNT} participants were added.")
    person.until(lambda: person.counts.startswith(f"{COUNT + 3} participants"))
    person.answer("Undo")
    person.rests()
    person.until(lambda: person.counts.startswith("3 participants"))
    assert workspace(person).people.count() == before
    assert pulse.longest < LONGEST


def preview(person: Person, path: Path) -> None:
    person.press("Ctrl+I")
    person.names_file(path, lambda: person.click("Choose a file…"))
    person.until(lambda: person.sees(f"{COUNT} new"))


def progress(person: Person) -> int:
    """Return how far the bar of the dialog has come."""
    return max((bar.value() for bar in person.widgets(QProgressBar)), default=-1)
