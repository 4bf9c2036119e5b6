"""How much memory the window takes at the most, beside a bare window.

Run as a program (`python -m benchmarks.memory FILE.cica FOLDER [MEETING]`) it opens a workspace, shows a
meeting's participants and tells its own peak.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import processes, scenes
from benchmarks.figures import Figure, Size, median
from benchmarks.floors import say_peak

TITLE = "Memory at the most (resident)"


def measure(size: Size, folder: Path) -> list[Figure]:
    """Let processes open windows by turns and tell their peaks."""
    sample = scenes.sample(folder / "sample.cica")
    large, crowd, _ = scenes.crowded(folder / "crowded.cica", participants=size.participants)
    rounds = [
        {
            "bare": processes.floor("query", str(sample)),
            "sample": _window(folder, size.rest, str(sample)),
            "crowd": _window(folder, size.rest, str(large), crowd),
        }
        for _ in range(max(1, size.runs // 3))
    ]
    peaks = {process: median(values) for (process, _mark), values in processes.gather(rounds).items()}
    return [
        Figure("floor: a bare window, SQLAlchemy and one query", peaks["bare"], "MB"),
        Figure("the window with the sample", peaks["sample"], "MB"),
        Figure(f"the window with {size.participants:,} participants in the table", peaks["crowd"], "MB"),
    ]


def _window(folder: Path, calm: float, *arguments: str) -> processes.Marks:
    workspace, *meeting = arguments
    command = [sys.executable, "-m", "benchmarks.memory", workspace, str(folder), str(calm), *meeting]
    return processes.run(command, folder / "home")


def _show(workspace: Path, folder: Path, calm: float, meeting: str = "") -> None:
    from ui.runtime import quick_start

    quick_start.begin()  # before all else, as the program does
    from benchmarks.meeting import go
    from benchmarks.window import Bench

    bench = Bench(folder, calm)
    application = bench.open(workspace)
    if meeting:
        go(application, meeting)
        bench.rest(application)
    say_peak()
    bench.close(application)


if __name__ == "__main__":
    _show(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]), *sys.argv[4:])
