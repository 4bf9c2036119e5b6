"""Whether a workspace full of people and meetings opens as fast as an empty one."""

from __future__ import annotations

from pathlib import Path

from benchmarks import processes, scenes
from benchmarks.figures import Figure, Size, median

TITLE = "Opening a large workspace"
NOISE = 1.1


def measure(size: Size, folder: Path) -> list[Figure]:
    """Start the application by turns with an empty workspace and with a large one."""
    homes = {"empty": folder / "empty", "large": folder / "large"}
    processes.remember(homes["empty"], scenes.empty(folder / "empty.cica"))
    full = scenes.large(folder / "large.cica", people=size.people, meetings=size.meetings)
    processes.remember(homes["large"], full)
    rounds = [{name: processes.application(home) for name, home in homes.items()} for _ in range(size.runs)]
    found = processes.gather(rounds)
    bare, filled = median(found["empty", "usable"]), median(found["large", "usable"])
    return [
        Figure("an empty workspace usable", bare, "ms"),
        Figure(f"one of {size.people:,} people and {size.meetings:,} meetings usable", filled, "ms"),
        Figure("large, against empty", filled / bare, "×", NOISE),
    ]
