"""Tells benchmarks on standard error how long after the start of the process a mark was reached."""

from __future__ import annotations

import os
import sys
import time

VARIABLE = "CICA_EVENTS_TRACE"  # "1" prints the marks; "quit" ends the application after the last one
_LOADED = time.perf_counter()


def tracing() -> bool:
    """Tell whether marks are wanted."""
    return bool(os.environ.get(VARIABLE))


def quits() -> bool:
    """Tell whether the application should end once it is usable."""
    return os.environ.get(VARIABLE) == "quit"


def mark(name: str) -> None:
    """Print `name` and the milliseconds since the process started, if marks are wanted."""
    if tracing():
        print(f"{name} {since_start() * 1000:.0f}", file=sys.stderr, flush=True)  # noqa: T201 - for benchmarks


def since_start() -> float:
    """Return the seconds since the process started; on systems that do not tell, since this was loaded."""
    try:
        with open("/proc/self/stat", encoding="ascii") as file:  # noqa: PTH123 - pathlib is not needed here
            started = int(file.read().rpartition(")")[2].split()[19])
    except OSError:
        return time.perf_counter() - _LOADED
    return time.clock_gettime(time.CLOCK_BOOTTIME) - started / os.sysconf("SC_CLK_TCK")
