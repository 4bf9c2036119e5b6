"""How long a start takes, beside a bare window and a bare query in the same run."""

from __future__ import annotations

from pathlib import Path

from benchmarks import processes, scenes
from benchmarks.figures import Figure, Size, median

TITLE = "Start, with the sample's data"


def measure(size: Size, folder: Path) -> list[Figure]:
    """Start the application and both floors by turns."""
    workspace = scenes.sample(folder / "sample.cica")
    home = folder / "home"
    processes.remember(home, workspace)
    processes.floor("query", str(workspace))
    rounds = [
        {
            "window": processes.floor("window"),
            "query": processes.floor("query", str(workspace)),
            "ours": processes.application(home),
        }
        for _ in range(size.runs)
    ]
    found = processes.gather(rounds)
    window, query = median(found["window", "painted"]), median(found["query", "usable"])
    painted, usable = median(found["ours", "painted"]), median(found["ours", "usable"])
    return [
        Figure("floor 1: a bare window painted", window, "ms"),
        Figure("floor 2: then SQLAlchemy and one query", query, "ms"),
        Figure("the window's frame painted", painted, "ms"),
        Figure("usable: the first page shows what it read", usable, "ms"),
        Figure("painted, against floor 1", painted / window, "×", 2.0),
        Figure("usable, against floor 2", usable / query, "×", 1.4),
    ]
