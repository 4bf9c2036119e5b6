"""How soon a list of thousands stands in its window, from the start of the program: beside LibreOffice Calc.

Run as a program (`python -m benchmarks.peer_start FILE.cica FOLDER MEETING COUNT`) it starts the application,
goes to the participants of the meeting and says when they are shown.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import partial
from math import nan
from pathlib import Path
from time import process_time

from benchmarks import processes
from benchmarks.figures import Figure, Size, median
from benchmarks.floors import say
from benchmarks.peers import NO_OFFICE, PATIENCE, cpu_of, office

TITLE = "From the start of the program until a list stands in its window"
FLOOR = "floor: a bare window of Qt with an empty table"
CALC = "LibreOffice Calc opens the list as a workbook"
PYTHONS = ("/usr/bin/python3", "python3")  # one of them may have LibreOffice's module


def measure(size: Size, folder: Path) -> list[Figure]:
    """Start the application, LibreOffice and a bare window by turns; the second start counts for each."""
    from benchmarks import scenes  # not in the process that is timed

    path, crowd, _small = scenes.crowded(folder / "crowded.cica", participants=size.participants)
    sheet = folder / "list.xlsx"
    cpu_of("peer_writing", "whole", str(sheet), str(size.participants))
    ours = f"CICA Events shows a meeting's {size.participants:,} participants"
    calls = {
        FLOOR: partial(processes.floor, "window"),
        ours: partial(_application, path, folder, crowd, size.participants),
    }
    if command := _calc(sheet, folder):
        calls[CALC] = partial(processes.run, command, patience=PATIENCE)
    for call in calls.values():
        call()
    rounds = [{name: call() for name, call in calls.items()} for _ in range(max(1, size.runs // 3))]
    found = processes.gather(rounds)
    walls = {FLOOR: found[FLOOR, "painted"], ours: found[ours, "shown"]}
    if CALC in calls:
        walls[CALC] = [seconds * 1000 for seconds in found[CALC, "opened"]]
    return [*_figures(walls, ours), *_computed(found, ours)]


def _figures(walls: dict[str, list[float]], ours: str) -> list[Figure]:
    figures = [Figure(name, median(values), "ms") for name, values in walls.items()]
    if CALC not in walls:
        return [*figures, Figure(CALC, nan, "ms", None, NO_OFFICE)]
    ratio = median(one / calc for one, calc in zip(walls[ours], walls[CALC], strict=True))
    return [*figures, Figure("CICA Events, against LibreOffice Calc", ratio, "×")]


def _computed(found: dict[tuple[str, str], list[float]], ours: str) -> list[Figure]:
    """Return the processor times; LibreOffice's with its end."""
    return [
        Figure(f"{name}: processor time", median(found[name, "cpu"]) * 1000, "ms")
        for name in (ours, CALC)
        if found[name, "cpu"]
    ]


def _application(path: Path, folder: Path, crowd: str, count: int) -> processes.Marks:
    arguments = [str(path), str(folder), crowd, str(count)]
    command = [sys.executable, "-m", "benchmarks.peer_start", *arguments]
    return processes.run(command, folder / "home", patience=PATIENCE)


def _calc(sheet: Path, folder: Path) -> list[str] | None:
    """Return the command that opens the list in LibreOffice; None where it cannot be run."""
    program = office()
    for python in filter(shutil.which, PYTHONS):
        known = subprocess.run([python, "-c", "import uno"], capture_output=True, check=False)
        if program and not known.returncode:
            script = str(Path(__file__).parent / "libreoffice_opens.py")
            return [python, script, program, str(sheet), str(folder)]
    return None


def _show(workspace: str, folder: str, meeting: str, count: str) -> None:
    from PySide6.QtCore import QSettings

    from benchmarks.window import Bench
    from ui.main import Application
    from ui.runtime.settings import Settings

    bench = Bench(Path(folder))
    store = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
    application = Application(bench.application, Settings(store), Path(folder))
    application.start(workspace)
    bench.watch.until(lambda: bool(application.window.current_page()))
    application.window.show_page("meeting", meeting_id=meeting, tab="participants")
    from ui.participants.participants_tab import ParticipantsTab

    def shown() -> bool:
        tabs = application.window.findChildren(ParticipantsTab)
        return bool(tabs) and tabs[0].table.isVisible() and tabs[0].list.model.rowCount() >= int(count)

    bench.watch.until(shown)
    say("shown")
    print(f"cpu {process_time():.4f}", file=sys.stderr, flush=True)
    bench.rest(application)
    bench.close(application)


if __name__ == "__main__":
    _show(*sys.argv[1:])
