"""A workspace of a million people: how it and a meeting of thousands open, what is found how soon, and more.

Also how much memory the window takes, and how long the way back from damage is.

The workspace is made up by another process, and each part is measured in a process of its own. Where the
variable CICA_EVENTS_BENCHMARK_SCENES names a folder, the workspace is kept there for the next run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from benchmarks import processes
from benchmarks.figures import Figure, Size, median
from benchmarks.million_office import Office, office

TITLE = "A million people"
PEOPLE, MEETINGS = 1_000_000, 10_000
FEW = 1_000  # people, from which on all are taken
OPENED = 3_000  # milliseconds
STARTS = 3
PATIENCE = 900  # seconds for one part


def measure(size: Size, folder: Path) -> list[Figure]:
    """Make the workspace up, then start, work and restore, one process after the other."""
    if size.people > FEW:
        parts = 10 if size.runs < STARTS * 3 else 1
        size = replace(size, people=PEOPLE // parts, meetings=MEETINGS // parts)
    scene = office(size, folder)
    os.environ["CICA_EVENTS_BACKUPS"] = str(folder / "backups")
    found = [_opened(scene, size, folder / "home")]
    for part in ("million_window", "million_restoring"):
        found += _part(part, scene, size, folder)
    return found


def _opened(scene: Office, size: Size, home: Path) -> Figure:
    """Start the application as a user does until its first page can be used with what it read."""
    processes.remember(home, scene.path)
    times = [processes.application(home)["usable"] for _ in range(min(STARTS, size.runs))]
    name = f"usable from the start on, {size.people:,} people and {size.meetings:,} meetings"
    return Figure(name, median(times), "ms", OPENED)


def _part(name: str, scene: Office, size: Size, folder: Path) -> list[Figure]:
    arguments = [str(scene.path), str(folder), scene.crowd, str(size.people), str(size.participants)]
    questions = folder / "questions.json"
    questions.write_text(json.dumps(scene.questions), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}", *arguments, str(questions)],
        cwd=processes.ROOT,
        stdout=subprocess.PIPE,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    return [Figure(**each) for each in json.loads(done.stdout.splitlines()[-1])]
