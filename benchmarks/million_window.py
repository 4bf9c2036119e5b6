"""Works in the window on a workspace of a million people, and tells times and memory on standard output.

Run as a program: `python -m benchmarks.million_window FILE FOLDER MEETING PEOPLE PARTICIPANTS QUESTIONS`.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from benchmarks.figures import Figure, median
from benchmarks.hands import Heard
from benchmarks.meeting import go, shows
from benchmarks.window import Bench, Painted
from ui.main import Application
from ui.palette.panel import PalettePanel
from ui.people.people_page import PeoplePage
from ui.runtime.settings import Settings

MEETING, FOUND = 300, 100  # milliseconds
MEGABYTES = 500
PATIENCE = 600  # seconds
CALM = 3.0  # seconds, after which memory that lies free was given back
SMALL = 1_000  # people, among whom nothing takes long
STEP = 5.0  # seconds that the window lives between two looks
TYPED = 6  # questions typed into the palette letter by letter
PAGES = 20
FEW = 5  # people for whom the bar leaps once


class Work:
    """The window at work, and the memory that it took after each part of it."""

    def __init__(self, path: Path, folder: Path, people: int) -> None:
        self._calm = CALM if people > SMALL else CALM / 10
        self.bench = Bench(folder)
        gc.collect()
        store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        self.application = Application(self.bench.application, Settings(store), folder)
        self.megabytes: dict[str, float] = {}
        self.application.start(str(path))
        self.wait(lambda: bool(self.application.window.current_page()))
        self.application.window.activateWindow()
        self.wait(self.application.window.isActiveWindow)

    def wait(self, done: Callable[[], bool]) -> None:
        """Let the window live until `done`, however long that takes."""
        end = perf_counter() + PATIENCE
        while not done():
            if perf_counter() > end:
                raise TimeoutError("what the benchmark waits for did not happen")
            step = perf_counter() + STEP
            self.bench.watch.until(partial(_either, done, step))

    def calm(self, after: str = "") -> None:
        """Wait until nothing goes on beside the window; take note of the memory `after` what was done."""
        self.wait(lambda: not self.application.tasks.busy)
        self.bench.watch.idle(self._calm)
        self.wait(lambda: not self.application.tasks.busy)
        if after:
            gc.collect()
            self.megabytes[after] = kilobytes("smaps_rollup", "Pss") / 1024


def _either(done: Callable[[], bool], end: float) -> bool:
    return done() or perf_counter() > end


def kilobytes(file: str, key: str) -> float:
    """Return what the system tells of this process; 0 where it tells nothing."""
    place = Path("/proc/self") / file
    lines = place.read_text().splitlines() if place.exists() else []
    return next((float(line.split()[1]) for line in lines if line.startswith(f"{key}:")), 0.0)


def main(path: Path, folder: Path, crowd: str, people: int, participants: int, questions: Path) -> None:
    """Open the workspace, the meeting and the page of people, and search."""
    work = Work(path, folder, people)
    asked: list[str] = json.loads(questions.read_text("utf-8"))
    indexed = _indexed(work)
    work.calm("opening")
    figures = [indexed, *_meeting(work, crowd, participants), *_people(work, people)]
    figures += [*_found(work, asked), *_palette(work, asked)]
    figures += _memory(work)
    work.bench.close(work.application)
    print(json.dumps([asdict(figure) for figure in figures]), flush=True)


def _indexed(work: Work) -> Figure:
    """Wait until everything is in the index of search."""
    workspace = work.application.opener.workspace
    assert workspace is not None
    begun, worked = perf_counter(), process_time()
    work.wait(lambda: workspace.finding.whole or not work.application.tasks.busy)
    if not workspace.finding.whole:
        workspace.finding.make()
    computed = f"computed {process_time() - worked:,.0f} s"
    return Figure(
        "the index of search made beside the window", (perf_counter() - begun) * 1000, "ms", None, computed
    )


def _meeting(work: Work, crowd: str, participants: int) -> list[Figure]:
    """Open the meeting for the first time, and again from the first page."""
    application, found = work.application, list[Figure]()
    for name in ("first opened", "opened again"):
        time = work.bench.watch.time(lambda: go(application, crowd), lambda: shows(application, participants))
        note = f"longest stop {work.bench.watch.longest:,.0f} ms"
        found.append(
            Figure(
                f"the meeting {name}: until its {participants:,} rows are shown", time, "ms", MEETING, note
            )
        )
        work.calm("the meeting" if name == "opened again" else "")
        application.window.show_page("home")
        work.calm()
    return found


def _people(work: Work, people: int) -> list[Figure]:
    """Open the page of people, wait until all are there, scroll."""
    window = work.application.window
    begun, worked = perf_counter(), process_time()
    window.show_page("people")
    page = window.findChildren(PeoplePage)[0]
    work.wait(lambda: page.list.count() >= people and not page.list.reading)
    whole, computed = (perf_counter() - begun) * 1000, process_time() - worked
    work.calm()
    bar, times = page.table.verticalScrollBar(), list[float]()
    leaps = min(PAGES, people // FEW)
    for place in range(1, leaps):
        value = bar.maximum() * (place * 7 % PAGES) // PAGES
        painted = Painted(page.table.viewport())
        times.append(work.bench.watch.time(partial(bar.setValue, value), painted))
    work.calm("the page of people")
    return [
        Figure("the page of people: until all are there", whole, "ms", None, f"computed {computed:,.0f} s"),
        Figure("the page of people: a leap of its scroll bar", median(times), "ms"),
    ]


def _found(work: Work, asked: Sequence[str]) -> list[Figure]:
    """Ask what an office asks."""
    workspace = work.application.opener.workspace
    assert workspace is not None
    times, computed = list[float](), list[float]()
    for question in asked:
        started, worked = perf_counter(), process_time()
        workspace.finding.find(question)
        times.append((perf_counter() - started) * 1000)
        computed.append((process_time() - worked) * 1000)
    return [
        Figure(f"found, median of {len(times)} questions", median(times), "ms"),
        Figure(
            "found, 95 of 100 questions within",
            late(times),
            "ms",
            FOUND,
            f"computed {late(computed):,.0f} ms",
        ),
        Figure("found, the slowest", max(times), "ms", None, f"computed {max(computed):,.0f} ms"),
    ]


def late(times: Sequence[float]) -> float:
    """Return the time within which 95 of 100 are."""
    return sorted(times)[max(0, int(len(times) * 0.95) - 1)]


def _palette(work: Work, asked: Sequence[str]) -> list[Figure]:
    """Type questions into the palette, each letter until its answer is shown."""
    window, watch, times = work.application.window, work.bench.watch, list[float]()
    handle = window.windowHandle()
    assert handle is not None
    press = partial(QTest.keyClick, handle, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.activateWindow()
    work.wait(window.isActiveWindow)
    for question in list(filter(str.isascii, asked))[:TYPED]:
        watch.time(press, lambda: bool(_panels(work)))
        panel = _panels(work)[-1]
        for letter in question:
            shown = Heard(panel.model.modelReset)
            answered = partial(_answered, work, shown)
            times.append(watch.time(partial(QTest.keyClicks, panel.field, letter), answered))
        watch.time(panel.close_palette, lambda: not _panels(work))
    work.calm("searching")
    return [
        Figure(f"the palette, median of {len(times)} letters until answered", median(times), "ms"),
        Figure("the palette, 95 of 100 letters within", late(times), "ms", FOUND),
    ]


def _answered(work: Work, shown: Heard) -> bool:
    return shown() and not work.application.tasks.busy


def _panels(work: Work) -> list[PalettePanel]:
    return [each for each in work.application.window.findChildren(PalettePanel) if each.isVisible()]


def _memory(work: Work) -> list[Figure]:
    found = [
        Figure(f"memory after {part} (proportional share)", value, "MB", MEGABYTES)
        for part, value in work.megabytes.items()
    ]
    return [*found, Figure("memory at the most (resident)", kilobytes("status", "VmHWM") / 1024, "MB")]


if __name__ == "__main__":
    file, home, meeting, *numbers, words = sys.argv[1:]
    main(Path(file), Path(home), meeting, *map(int, numbers), Path(words))
