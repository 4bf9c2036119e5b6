"""Everyday actions on a large workspace through the real window: how soon each answers, what stops it.

An answer is the first picture that shows that the action was heard: what was acted on painted anew, the page
or dialog that was asked for, or the words that say that it is being done; "whole" is when all that was asked
for is shown, where that is worked out beside the window. The longest stop of the event loop is looked for
until nothing goes on any more. A stop counts whatever its cause: also the machine's own, when it computes for
others.

Run as a program (`python -m benchmarks.everyday FILE.cica PEOPLE MEETINGS PARTICIPANTS`) it makes
the workspace up.
"""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import scenes
from benchmarks.everyday_floors import plain_table
from benchmarks.everyday_meeting import work_in_the_meeting
from benchmarks.everyday_pages import look_around
from benchmarks.everyday_people import work_with_people
from benchmarks.figures import Figure, Size, median
from benchmarks.hands import Action, Hands
from benchmarks.processes import ROOT
from benchmarks.window import Bench

TITLE = "Everyday actions"
MEGABYTES = 400
MEMORY = "memory"
Actions = dict[str, Action]


def measure(size: Size, folder: Path, part: str = "") -> list[Figure]:
    """Do all actions, or those of one of the `PARTS`, in new windows; the first window tells the memory.

    As "memory", which is no part, all are done once and nothing else is told.
    """
    path = folder / "office.cica"
    crowd = _office(path, size)
    bench, actions, memory = Bench(folder, size.rest), Actions(), list[Figure]()
    alone = part == MEMORY
    for number in range(1 if alone else (size.runs + 2) // 3):
        application = bench.open(path)
        hands = Hands(bench, application, actions)
        hands.calm()
        for name in [part] if part in PARTS else PARTS:
            PARTS[name](hands, size, crowd)
        if not number and part not in PARTS:
            memory = _memory(hands)
        bench.close(application)
    if alone:
        return memory
    floors = plain_table(bench, size.people) if part in ("", "people") else {}
    return [*_figures(actions), *_ratios(actions, floors), *memory]


def _people(hands: Hands, size: Size, _crowd: str) -> None:
    work_with_people(hands, size.people)


def _meeting(hands: Hands, size: Size, crowd: str) -> None:
    work_in_the_meeting(hands, crowd, size.participants)


def _pages(hands: Hands, _size: Size, _crowd: str) -> None:
    look_around(hands)


PARTS: dict[str, Callable[[Hands, Size, str], None]] = {
    "people": _people,
    "meeting": _meeting,
    "pages": _pages,
}
"""What can be measured alone, as `everyday/people`."""


def _office(path: Path, size: Size) -> str:
    """Let another process make the workspace up: what that leaves in memory is not the window's."""
    sizes = map(str, (size.people, size.meetings, size.participants))
    command = [sys.executable, "-m", "benchmarks.everyday", str(path), *sizes]
    made = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return made.stdout.splitlines()[-1]


def _figures(actions: Actions) -> list[Figure]:
    found = []
    for name, action in actions.items():
        whole = f"whole after {median(action.wholes):,.0f} ms" if action.wholes else ""
        computed = f"computed {median(action.computed):,.0f} ms of it"
        note = ", ".join(filter(None, (computed, whole)))
        found.append(Figure(name, median(action.answers), "ms", action.limit, note))
        worked = f"computed {median(action.worked):,.0f} ms of it, worst {max(action.blocks):,.0f} ms"
        found.append(Figure(f"{name}: longest stop", median(action.blocks), "ms", action.limit, worked))
    return found


def _ratios(actions: Actions, floors: Actions) -> list[Figure]:
    """Return how the actions compare with those of a plain table of Qt with as many rows."""
    found = []
    for name, floor in floors.items():
        bare = median(floor.answers)
        value = median(actions[name].wholes or actions[name].answers)
        found.append(Figure(f"floor: {name} of a plain table of Qt", bare, "ms"))
        found.append(Figure(f"{name}, against the floor", value / bare, "×"))
    return found


def _memory(hands: Hands) -> list[Figure]:
    hands.bench.watch.idle(8 * hands.bench.calm)
    gc.collect()
    return [
        Figure(
            "memory after all of it (proportional share)",
            _kilobytes("smaps_rollup", "Pss") / 1024,
            "MB",
            MEGABYTES,
        ),
        Figure("memory after all of it (resident)", _kilobytes("status", "VmRSS") / 1024, "MB", MEGABYTES),
        Figure("memory at the most (resident)", _kilobytes("status", "VmHWM") / 1024, "MB", MEGABYTES),
    ]


def _kilobytes(file: str, key: str) -> float:
    """Return what the system tells of this process; 0 where it tells nothing."""
    place = Path("/proc/self") / file
    lines = place.read_text().splitlines() if place.exists() else []
    return next((float(line.split()[1]) for line in lines if line.startswith(f"{key}:")), 0.0)


def _make_up(path: str, people: int, meetings: int, participants: int) -> None:
    _path, crowd = scenes.office(Path(path), people=people, meetings=meetings, participants=participants)
    print(crowd)


if __name__ == "__main__":
    _make_up(sys.argv[1], *map(int, sys.argv[2:]))
