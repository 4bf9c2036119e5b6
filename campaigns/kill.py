"""Kills processes with SIGKILL at random moments of their work and looks what is left of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from campaigns.campaign import Campaign, Outcome

_CONTROLS = 20  # trials a control trial


@dataclass(frozen=True, slots=True)
class Way:
    """How victims end: the module of the process that does it, the word for it, on what, how many at once."""

    module: str
    word: str
    works: str = ""
    slots: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """What one process of victims is to do."""

    first: int
    last: int
    control: int


def run(folder: Path, times: int, seed: int, works: str = "", slots: int = 0) -> Outcome:
    """Kill `times` victims in as many `slots` at once as there are processors, and those of the control."""
    return ended(folder, times, seed, Way("campaigns.victims", "killed", works, slots))


def ended(folder: Path, times: int, seed: int, way: Way) -> Outcome:
    """End `times` victims in a `way`, and those of the control, and tell what came of it."""
    shares = list(_shares(times, way.slots or os.cpu_count() or 1))
    started = [_started(folder / str(share.first), share, seed, way) for share in shares]
    trials: list[dict[str, Any]] = []
    failures = []
    for process in started:
        told, words = process.communicate()
        trials += map(json.loads, told.splitlines())
        if process.returncode:
            failures.append(f"ended with {process.returncode}: {''.join(words.splitlines()[-1:])}")
    return _outcome(trials, failures, times, seed, way)


def _shares(times: int, slots: int) -> Iterator[Share]:
    done = 0
    for slot in range(slots):
        size = (times - done) // (slots - slot)
        if size:
            yield Share(done + 1, done + size, max(8, size // _CONTROLS))
        done += size


def _started(folder: Path, share: Share, seed: int, way: Way) -> subprocess.Popen[str]:
    said = {"seed": seed, "first": share.first, "last": share.last, "control": share.control}
    command = [sys.executable, "-m", way.module, str(folder)]
    command += [part for name, value in said.items() for part in (f"--{name}", str(value))]
    command += ["--works", way.works] if way.works else []
    root = Path(__file__).parent.parent
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root)


def _outcome(
    trials: Sequence[dict[str, Any]], failures: Sequence[str], times: int, seed: int, way: Way
) -> Outcome:
    real = [trial for trial in trials if not trial["control"]]
    control = [trial for trial in trials if trial["control"]]
    wrong = [trial for trial in real if trial["wrong"]]
    works = sorted({trial["work"] for trial in real})
    lines = [_line(work, way.word, [trial for trial in real if trial["work"] == work]) for work in works]
    lines += ["", _line("all", way.word, real), *_seals(real), ""]
    lines += [f"control, {_line('', way.word, control).strip()}", *failures]
    for trial in wrong[:10]:
        again = (
            f"python -m {way.module} FOLDER --seed {seed} --first {trial['number']} --last {trial['number']}"
        )
        lines += [f"trial {trial['number']} ({again}): {'; '.join(trial['wrong'])}"]
    good = not wrong and not failures and len(real) == times and any(trial["wrong"] for trial in control)
    return Outcome(lines, good)


def _line(name: str, word: str, trials: Sequence[dict[str, Any]]) -> str:
    wrong = sum(bool(trial["wrong"]) for trial in trials)
    journals = sum(trial["journal"] for trial in trials)
    pending = sum(trial["pending"] for trial in trials)
    drafts = sum(trial["drafts"] > 0 for trial in trials)
    acknowledged = sum(trial["acknowledged"] for trial in trials)
    return (
        f"{name:<10}{len(trials):>5} {word}, {wrong:>4} wrong; {acknowledged:>6} steps acknowledged, "
        f"{pending:>4} under way, {journals:>4} in mid-commit, {drafts:>4} with an unfinished file beside"
    )


def _seals(trials: Sequence[dict[str, Any]]) -> Sequence[str]:
    found = Counter(trial["seal"] for trial in trials)
    words = ", ".join(f"{name.casefold()} {count}" for name, count in found.most_common())
    return [f"seals found afterwards: {words}"]


CAMPAIGN = Campaign("Processes killed with SIGKILL at random moments of their work", 2000, run)
