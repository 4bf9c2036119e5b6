"""Runs whole processes and takes from their standard error what they measured themselves."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120  # seconds

Marks = dict[str, float]


def floor(*arguments: str) -> Marks:
    """Run `floors.py` and return what it measured."""
    return run([sys.executable, str(ROOT / "benchmarks" / "floors.py"), *arguments])


def application(home: Path) -> Marks:
    """Start the application as a user does, with the workspace that `home` remembers, until it is usable."""
    return run([sys.executable, "-m", "ui.launch"], home, trace="quit")


def remember(home: Path, workspace: Path) -> None:
    """Let the application open `workspace` once, so that `home` remembers it."""
    run([sys.executable, "-m", "ui.launch", str(workspace)], home, trace="quit")


def run(
    command: Sequence[str], home: Path | None = None, *, trace: str = "", patience: float = PATIENCE
) -> Marks:
    """Run `command` and return the marks it printed: milliseconds, or seconds, by name."""
    environment = dict(os.environ)
    if home is not None:
        environment |= {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE")}
    if trace:
        environment["CICA_EVENTS_TRACE"] = trace
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=patience, check=False
    )
    marks = {name: float(value) for name, value in re.findall(r"^(\w+) ([\d.]+)$", done.stderr, re.MULTILINE)}
    if done.returncode or not marks:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr}")
    return marks


def gather(rounds: Sequence[Mapping[str, Marks]]) -> dict[tuple[str, str], list[float]]:
    """Return the values of all rounds by process and mark."""
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for each in rounds:
        for process, marks in each.items():
            for mark, value in marks.items():
                found[process, mark].append(value)
    return found
