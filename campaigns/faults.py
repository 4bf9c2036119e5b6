"""Works on while disks are full, drives fail, locks are refused, files are away and clocks are wrong.

Calls of the system are made to fail by a small library that is compiled for it; full disks and folders that
are taken away are real ones. Nothing may crash, what could not be done must be told in plain words and not
be done by half, and it must be possible when the trouble is gone, in the same open workspace.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from campaigns import failing_calls, small_disk
from campaigns.campaign import Campaign, Outcome

Said = dict[str, Any]


def run(folder: Path, times: int, seed: int, *, quick: bool = False) -> Outcome:
    """Do `times` pieces of work in trouble, and some of the control; a `quick` run leaves out what waits."""
    if reason := failing_calls.why_not():
        return Outcome([reason], good=False)
    surroundings = failing_calls.surroundings(folder, folder / "disk")
    said = ["--seed", str(seed), "--last", str(times), "--control", str(max(8, times // 20))]
    said += ["--quick"] if quick else []
    with _disk(folder):
        process = subprocess.run(
            [sys.executable, "-m", "campaigns.trouble", str(folder), *said],
            check=False,
            capture_output=True,
            text=True,
            env=surroundings,
            cwd=Path(__file__).parent.parent,
        )
    found = [json.loads(line) for line in process.stdout.splitlines()]
    noise = process.stderr.strip().splitlines()[-1:]
    return _outcome(found, times, [f"on standard error: {line}" for line in noise])


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    """Lend a small disk where one can be mounted; without it no disk is really full."""
    if small_disk.why_not():
        yield
        return
    with small_disk.small_disk(folder, 200):
        yield


def _outcome(found: Sequence[Said], times: int, noise: Sequence[str]) -> Outcome:
    real = [trial for trial in found if trial.get("control") is False]
    control = [trial for trial in found if trial.get("control")]
    judged = [wrong for said in found for wrong in said.get("judged", ())]
    wrong = [trial for trial in real if trial["wrong"]]
    lines = [_line(name, [t for t in real if t["trouble"] == name]) for name in _names(real, "trouble")]
    lines += ["", *(_line(name, [t for t in real if t["work"] == name]) for name in _names(real, "work"))]
    lines += ["", _line("all", real), _line("control", control), *judged, *noise]
    for trial in wrong[:10]:
        words = "; ".join(trial["wrong"])
        lines += [f"{trial['number']} {trial['work']}, {trial['trouble']}: {words}"]
    good = not wrong and not judged and not noise and len(real) == times
    return Outcome(lines, good and any(trial["wrong"] for trial in control))


def _names(trials: Sequence[Said], key: str) -> Sequence[str]:
    return sorted({trial[key] for trial in trials})


def _line(name: str, trials: Sequence[Said]) -> str:
    told = sum(bool(trial["words"]) for trial in trials)
    there = sum(trial["there"] for trial in trials)
    wrong = sum(bool(trial["wrong"]) for trial in trials)
    return (
        f"{name:<26}{len(trials):>5} times, {told:>4} told as failed ({there} of them done nevertheless), "
        f"{len(trials) - told:>4} done, {wrong:>3} wrong"
    )


CAMPAIGN = Campaign(
    "Work in trouble: full disks, failing drives and locks, files away, wrong clocks", 1000, run
)
