"""Kills a process that edits or imports, again and again, and looks whether anything acknowledged was lost.

    python benchmarks/killed.py --times 50

The process is ended by SIGKILL at a random moment of single edits, of an import, or of an import's commit,
or by the system when the commit has written the first of its new pages.
Then the workspace must be sound, hold every acknowledged edit, and no part of an import not finished.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cica_events.services.participants import new_participant  # noqa: E402 - found by the line above
from cica_events.services.workspace import Workspace, create_workspace, open_workspace  # noqa: E402
from tests.made_up import MadeUp  # noqa: E402

EDITS, IMPORT, COMMIT, HALF = "edits", "import", "commit of an import", "half of a commit"
KINDS = (EDITS, IMPORT, COMMIT, HALF)
PEOPLE = 20
IMPORTED = 600
_LONGEST = {
    EDITS: 0.6,
    IMPORT: 0.6,
    COMMIT: 0.04,
    HALF: 60.0,
}  # seconds from the first sign of work to the kill


@dataclass(slots=True)
class Findings:
    """What the kills left, counted by kind."""

    kills: Counter[str] = field(default_factory=Counter)
    acknowledged: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)  # files that were half written when opened again
    lost: Counter[str] = field(default_factory=Counter)
    halves: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        """Tell whether nothing was lost, halved or damaged."""
        return not (self.problems or self.lost.total() or self.halves.total())

    def table(self) -> str:
        """Return the counts as lines of text."""
        lines = [
            f"{'killed during':<22}{'kills':>7}{'acknowledged':>14}{'mended':>8}{'lost':>6}{'halves':>8}"
        ]
        for kind in KINDS:
            counts = (self.kills, self.acknowledged, self.mended, self.lost, self.halves)
            kills, acknowledged, mended, lost, halves = (count[kind] for count in counts)
            lines.append(f"{kind:<22}{kills:>7}{acknowledged:>14}{mended:>8}{lost:>6}{halves:>8}")
        return "\n".join([*lines, *self.problems])


def kill_often(path: Path, times: int, seed: int = 1) -> Findings:
    """Make a workspace at `path`, kill `times` processes that work on it, and return what was found."""
    prepare(path)
    random, findings = Random(seed), Findings()
    for number in range(times):
        kind = KINDS[number % len(KINDS)]
        seconds = _LONGEST[kind] if kind == HALF else random.uniform(0, _LONGEST[kind])
        told = _killed(path, kind, seconds)
        findings.kills[kind] += 1
        _look(path, kind, told, findings)
    return findings


def prepare(path: Path) -> None:
    """Make a workspace with one meeting, and the people whose posts are edited."""
    workspace = create_workspace(path)
    workspace.meetings.create(workspace.meetings.plan("SOC", None))
    source = MadeUp()
    for number in range(PEOPLE):
        workspace.people.add(source.person() | {"native_name": f"edited {number:02}", "position": "-1"})
    workspace.close()


def work(path: Path, kind: str) -> None:
    """Edit or import without end, saying on standard output what is saved; the child process."""
    workspace = open_workspace(path)
    if kind == EDITS:
        edit_on(workspace)
    if kind == HALF:
        die_at_size(path.stat().st_size + 4 * 4096)
    while True:
        import_once(workspace, tell_saving=kind == COMMIT)
        say("saved")


def edit_on(workspace: Workspace) -> None:
    """Give one person after the other the next number as post, without end."""
    ids = edited_people(workspace)
    number = max(int(row.position) for row in workspace.people.rows(ids))
    say("begun")
    while True:
        number += 1
        workspace.people.edit([ids[number % PEOPLE]], {"position": str(number)})
        say(f"saved {number}")


def import_once(workspace: Workspace, *, tell_saving: bool) -> None:
    """Add many participants in one unit of work."""
    meeting = workspace.meetings.rows()[0]
    delegation = workspace.delegations.rows(meeting.id)[0]
    source = MadeUp()
    if not tell_saving:
        say("begun")
    with workspace.database.changing("Import") as session:
        for values in source.people(IMPORTED):
            new_participant(session, meeting.id, values | {"delegation_id": delegation.id})
        session.flush()
        if tell_saving:
            say("begun")


def die_at_size(size: int) -> None:
    """Let the system kill this process when it writes a file beyond `size` bytes."""
    import resource  # there is none on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)


def edited_people(workspace: Workspace) -> list[str]:
    """Return the ids of the people who are edited, in the order of their numbers."""
    rows = [row for row in workspace.people.rows() if row.native_name.startswith("edited")]
    return [row.id for row in sorted(rows, key=lambda row: row.native_name)]


def say(line: str) -> None:
    """Tell the parent process at once."""
    print(line, flush=True)


def _killed(path: Path, kind: str, seconds: float) -> list[str]:
    """Let a child work, kill it `seconds` after it began, and return what it had said."""
    with subprocess.Popen(
        [sys.executable, __file__, "--child", kind, str(path)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        told = [child.stdout.readline()] if kind == EDITS else []  # however slow the machine, one is saved
        reader = threading.Thread(target=_collect, args=(child.stdout, told))
        reader.start()
        reader.join(seconds)
        child.send_signal(signal.SIGKILL)
        reader.join()
    if child.returncode != -(signal.SIGXFSZ if kind == HALF else signal.SIGKILL) or first.strip() != "begun":
        raise RuntimeError(f"the process to be killed ended by itself: {first}{''.join(told)}")
    return [line for line in told if line.endswith("\n")]


def _collect(stream: IO[str], lines: list[str]) -> None:
    lines.extend(stream)


def _look(path: Path, kind: str, told: list[str], findings: Findings) -> None:
    saved = [line for line in told if line.startswith("saved")]
    findings.acknowledged[kind] += len(saved)
    left = path.read_bytes()
    workspace = open_workspace(path)
    try:
        findings.mended[kind] += left != path.read_bytes()  # the journal put back what the commit had begun
        findings.problems += workspace.check()
        if kind == EDITS:
            last = int(saved[-1].split()[1]) if saved else -1
            findings.lost[kind] += _lost_edits(workspace, last)
        else:
            _look_at_imports(workspace, kind, len(saved), findings)
        workspace.people.add({"family_name": "after", "position": "-1"})
        workspace.history.undo()
    finally:
        workspace.close()


def _lost_edits(workspace: Workspace, last: int) -> int:
    """Return how many people lack the latest post acknowledged; one post more may be saved but not told."""
    rows = {row.id: int(row.position) for row in workspace.people.rows(edited_people(workspace))}
    stored = [rows[person] for person in edited_people(workspace)]
    latest = max(stored)
    expected = [
        max((n for n in range(latest - PEOPLE + 1, latest + 1) if n % PEOPLE == place), default=-1)
        for place in range(PEOPLE)
    ]
    wrong = sum(found != max(-1, due) for found, due in zip(stored, expected, strict=True))
    return wrong + max(0, last - latest) + max(0, latest - last - 1 if last >= 0 else 0)


def _look_at_imports(workspace: Workspace, kind: str, acknowledged: int, findings: Findings) -> None:
    meeting = workspace.meetings.rows()[0]
    count = len(workspace.participants.rows(meeting.id))
    steps = sum(step.label == "Import" and not step.undone for step in workspace.history.steps(50_000))
    findings.halves[kind] += count != steps * IMPORTED
    findings.lost[kind] += max(0, acknowledged - steps)
    while steps:  # taken back, so that the workspace stays small
        steps -= workspace.history.undo().label == "Import"
    if workspace.participants.rows(meeting.id):
        findings.problems.append("taking the imports back left participants")


def main(arguments: list[str]) -> int:
    """Run as the program that kills, or as the one that is killed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=50, help="how many processes to kill")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other moments")
    parser.add_argument("--child", nargs=2, metavar=("KIND", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.child:
        work(Path(options.child[1]), options.child[0])
    with tempfile.TemporaryDirectory() as folder:
        findings = kill_often(Path(folder) / "killed.cica", options.times, options.seed)
    print(findings.table())
    return 0 if findings.good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
