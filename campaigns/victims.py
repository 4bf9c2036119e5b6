"""Lets one victim after the other work in a process of its own, ends each at a random moment, and judges.

python -m campaigns.victims FOLDER --seed 1 --first 17 --last 17      does trial 17 of seed 1 again
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import NoReturn, Protocol

from campaigns import verdict, victim_ground
from campaigns.acknowledged import Known, Log, account_of
from campaigns.victim_ground import Ground
from campaigns.victim_work import (
    Doing,
    Work,
    back_up,
    carelessly,
    create,
    edit,
    erase,
    hand_out,
    many,
    restore,
    take_in,
)
from cica_events.persistence.touched_pages import journal_of
from cica_events.persistence.whole_files import sweep
from cica_events.services.workspace import open_workspace

LONGEST = {
    "edit": 0.3,
    "import": 0.35,
    "migration": 0.25,
    "export": 0.6,
    "create": 0.5,
    "backup": 0.3,
    "restore": 0.5,
    "erase": 1.5,
}  # seconds until the end comes
CARELESS = {"many": 0.3, "carelessly": 0.05}
_WEIGHTS = {"edit": 6, "import": 6, "create": 1, "many": 4, "carelessly": 1}  # 4 where nothing is said
_FRESH = 25  # trials after which the workspace is a new one
_PATIENCE = 20.0  # seconds for a victim to begin


@dataclass(frozen=True, slots=True)
class Trial:
    """One end of one victim, and what was found."""

    number: int
    control: bool
    work: str
    wrong: tuple[str, ...]
    acknowledged: int
    pending: bool
    journal: bool  # whether it ended in mid-commit
    drafts: int  # unfinished files left beside
    seal: str


class Ending(Protocol):
    """How victims end, and where they work until then."""

    @property
    def place(self) -> Path:
        """Where the workspace lies."""

    def settle(self) -> None:
        """See to it that what is there now will be there after the end."""

    def end(self, child: int, chance: Random) -> None:
        """End the process `child`; what it left is in `place` again when this returns."""

    def take_care_away(self) -> None:
        """Take away in this process what makes saving safe: the control."""


@dataclass(frozen=True, slots=True)
class Killed:
    """Victims are killed with SIGKILL."""

    place: Path

    def settle(self) -> None:
        """Do nothing: what was written stays written."""

    def end(self, child: int, chance: Random) -> None:
        """Kill."""
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    def take_care_away(self) -> None:
        """Write without a journal, pages as they come."""
        pragmas("journal_mode = OFF", "cache_spill = 5", "cache_size = 5")


class Slot:
    """A folder in which one victim follows the other."""

    def __init__(
        self,
        ending: Ending,
        log: Path,
        ground: Ground,
        seed: int,
        longest: Mapping[str, float],
        *,
        careless: bool = False,
    ) -> None:
        """`longest` are the kinds of work, and after how many seconds the end comes at the latest.

        The acknowledgement log is `log`, outside of what the end may harm.
        """
        self._ending, self._log, self._ground, self._seed = ending, log, ground, seed
        self._longest, self._careless = longest, careless
        self._folder = ending.place
        self._files = self._folder / "files"
        self._path = self._folder / "workspace.cica"
        self._data = self._folder / "data"
        os.environ["XDG_DATA_HOME"] = str(self._data)  # where the backups are
        self._known: Known = {}
        self._age = _FRESH

    def trial(self, number: int) -> Trial:
        """Let victim `number` work and end; what is found wrong is kept for a look."""
        chance = Random(f"{self._seed}-{number}")
        weights = [_WEIGHTS.get(work, 4) for work in self._longest]
        work = chance.choices(list(self._longest), weights)[0]
        self._lay(work)
        steps = victim_ground.steps_in(self._path)
        self._ending.settle()
        child = self._started(work, number)
        self._wait(
            chance.uniform(0, self._longest[work]),
            aimed=chance.random() < 0.5 and work not in ("export", "create", "carelessly"),
        )
        broken = _has_ended(child)
        self._ending.end(child, chance)
        account = account_of(self._log, self._known)
        if not broken:  # what it met in its last moment was the end itself
            account.broken.clear()
        journal = _size(journal_of(self._path)) > 0
        kept = self._kept(number)
        found = verdict.judged(self._path, account, steps)
        drafts = self._swept()
        files = (*self._files.iterdir(), *self._data.rglob("*.cica"))
        wrong = (*found.wrong, *verdict.half_files(self._files, files, account), *self._strange())
        everything = [path for path in self._folder.rglob("*") if path.is_file()]
        wrong = (*wrong, *verdict.kept_details(everything, account))
        self._known = found.known
        if wrong:
            self._age = _FRESH
        if wrong and not self._careless:
            wrong = (*wrong, f"kept in {kept}")
        else:
            shutil.rmtree(kept)
        pending = account.pending is not None
        return Trial(number, self._careless, work, wrong, account.steps, pending, journal, drafts, found.seal)

    def _lay(self, work: str) -> None:
        self._age += 1
        self._log.unlink(missing_ok=True)
        if self._age > _FRESH or work == "migration":
            self._age = _FRESH if work == "migration" else 0
            self._known = {}
            shutil.rmtree(self._files, ignore_errors=True)
            shutil.rmtree(self._data, ignore_errors=True)
            self._files.mkdir()
            for path in self._folder.glob("*workspace*"):
                path.unlink()
            victim_ground.lay(self._ground.old if work == "migration" else self._ground.present, self._path)

    def _kept(self, number: int) -> Path:
        kept = Path(tempfile.mkdtemp(prefix=f"cica-victim-{self._seed}-{number}-"))
        shutil.copytree(self._folder, kept / "place")
        shutil.copy(self._log, kept)
        return kept

    def _started(self, work: str, number: int) -> int:
        here = os.getpid()
        child = os.fork()
        if child == 0:
            self._work(work, number, here)
        return child

    def _work(self, kind: str, number: int, parent: int) -> NoReturn:
        """Work until the end comes, or nobody is there to bring it; in the victim."""
        log = Log(self._log)
        try:
            if self._careless:
                self._ending.take_care_away()
            if kind == "migration":
                log.ready()
            workspace = open_workspace(self._path)
            doing = Doing(workspace, log, Random(f"{self._seed}-{number}-work"), str(number))
            once = self._once(kind)
            if kind != "migration":
                log.ready()
            while os.getppid() == parent:
                once(doing)
            os._exit(0)
        except BaseException:  # noqa: BLE001  # whatever it is, the judge is to know
            log.failed(" | ".join(traceback.format_exc().splitlines()[-5:]))
            os._exit(1)

    def _once(self, kind: str) -> Work:
        if kind == "many":
            return many
        if kind == "carelessly":
            return carelessly(self._files, b"\xef\xbb\xbf" + (b"a" * 5000 + b"\r\n") * 20)
        if kind == "create":
            return create(self._files)
        if kind in ("backup", "restore", "erase"):
            return {"backup": back_up, "restore": restore, "erase": erase}[kind]
        if kind == "import":
            return take_in(self._ground.reading)
        if kind == "export":
            return hand_out(self._files, self._ground.dated)
        return edit

    def _wait(self, seconds: float, *, aimed: bool) -> None:
        """Wait until the victim works, then `seconds`; where it is `aimed`, until it is in a commit then."""
        until = time.monotonic() + _PATIENCE
        while _size(self._log) == 0 and time.monotonic() < until:
            time.sleep(0.001)
        time.sleep(seconds)
        journal, until = journal_of(self._path), time.monotonic() + 0.1
        while aimed and not journal.exists() and time.monotonic() < until:
            time.sleep(0.0001)
        if aimed:
            time.sleep(seconds / 100)

    def _swept(self) -> int:
        """Let an hour go by for what is unfinished, remove it as the next writer would, return how many."""
        left = list(self._folder.rglob(".*"))
        for path in left:
            os.utime(path, (0, 0))
        for place in (self._folder, self._files):
            sweep(place)
        return len(left)

    def _strange(self) -> list[str]:
        """Return what lies beside the workspace and should not, half a copy of it too."""
        found = []
        for path in sorted((*self._folder.iterdir(), *self._files.glob(".*"))):
            copy = path.name.startswith("workspace.before-schema")
            if copy and not verdict.is_sound(path):
                found.append(f"{path.name} is half a copy")
            elif not copy and path not in (self._path, self._files, self._data) and path.name != "lost+found":
                found.append(f"{path.name} was left behind")
        return found


def pragmas(*said: str) -> None:
    """Tell every connection of this process, whenever it is used."""
    from sqlalchemy import Pool, event

    @event.listens_for(Pool, "checkout")
    def _tell(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
        for pragma in said:
            connection.execute(f"PRAGMA {pragma}").fetchall()


def _has_ended(child: int) -> bool:
    """Tell whether a victim ended by itself, which none should."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0


def options_of(
    arguments: list[str], name: str, about: str | None, works: Sequence[str]
) -> argparse.Namespace:
    """Return what the process `name` of a campaign is asked to do."""
    parser = argparse.ArgumentParser(prog=f"python -m campaigns.{name}", description=about)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--last", type=int, default=1)
    parser.add_argument("--control", type=int, default=0)
    parser.add_argument("--works", default=",".join(works))
    parser.add_argument("--quick", action="store_true", help="leave out what has to be waited for")
    return parser.parse_args(arguments)


def do_trials(
    options: argparse.Namespace, ending: Callable[[str], Ending], careless: Mapping[str, float]
) -> None:
    """Do the trials of the control, whose kinds of work are `careless`, then the others in their `ending`."""
    works = {work: LONGEST[work] for work in options.works.split(",")}
    base = options.folder / "ground"
    base.mkdir(parents=True)
    ground = victim_ground.prepare(base)
    victim_ground.warm(ground, base, works)
    parts = (("control", careless, options.first + options.control - 1), ("slot", works, options.last))
    for name, kinds, last in parts:
        log = options.folder / f"{name}.log"
        slot = Slot(ending(name), log, ground, options.seed, kinds, careless=name == "control")
        for number in range(options.first, last + 1):
            print(json.dumps(asdict(slot.trial(number))), flush=True)


def main(arguments: list[str]) -> int:
    """Do the trials, then as many of the control as are asked for, and write each as a line of JSON."""
    options = options_of(arguments, "victims", __doc__, tuple(LONGEST))

    def killed(name: str) -> Ending:
        (options.folder / name).mkdir()
        return Killed(options.folder / name)

    do_trials(options, killed, CARELESS)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
