"""What the comparisons with named peers share: who is missing, ratios, LibreOffice's processor time."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from math import nan
from os import times
from pathlib import Path

from benchmarks import processes
from benchmarks.figures import Figure, median

MISSING = 'not here; install it with pip install -e ".[benchmarks]"'
NO_OFFICE = "LibreOffice is not installed here"
PATIENCE = 900  # seconds

Times = dict[str, list[float]]


def has(module: str) -> bool:
    """Tell whether a peer's library is installed."""
    return find_spec(module) is not None


def cpu_of(module: str, *arguments: str) -> float:
    """Run a program of the benchmarks and return the seconds of processor time that its work took."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *arguments]
    return processes.run(command, patience=PATIENCE)["cpu"]


def office() -> str | None:
    """Return LibreOffice's program; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def office_cpu(program: str, folder: Path, *arguments: str) -> float:
    """Run LibreOffice without a window and return the seconds of processor time of its whole process."""
    profile = (folder / "office").as_uri()
    begun = sum(times()[2:4])
    subprocess.run(
        [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", *arguments],
        cwd=folder,
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    return sum(times()[2:4]) - begun


def against(
    floor: str, times_of: Mapping[str, Sequence[float]], limits: Mapping[str, float] | None = None
) -> list[Figure]:
    """Return how many times the floor each took, round by round, as medians; the times stand beside.

    `times_of` are seconds of processor time by the peer's name, none for a missing one.
    """
    figures = []
    for name, found in times_of.items():
        if not found:
            figures.append(Figure(name, nan, "×", None, NO_OFFICE if "LibreOffice" in name else MISSING))
            continue
        ratio = median(one / base for one, base in zip(found, times_of[floor], strict=True))
        figures.append(Figure(name, ratio, "×", (limits or {}).get(name), f"{median(found):.3f} s"))
    return figures
