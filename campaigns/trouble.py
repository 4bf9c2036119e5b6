"""Works on while calls of the system fail; one process of the campaign `faults`.

python -m campaigns.trouble FOLDER --seed 1 --first 17 --last 17      does trial 17 of seed 1 again
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from campaigns import verdict, victim_ground
from campaigns.acknowledged import Account, Log, account_of
from campaigns.failing_calls import FAILURES, Calls
from campaigns.victim_ground import Ground
from campaigns.victim_work import (
    Doing,
    Work,
    back_up,
    carelessly,
    create,
    edit,
    hand_out,
    known_steps,
    many,
    restore,
    take_in,
)
from campaigns.victims import options_of, pragmas
from cica_events.errors import CicaError
from cica_events.persistence.whole_files import sweep
from cica_events.services.workspace import open_workspace

WORKS = ("edit", "import", "export", "backup", "restore", "create")
CONTROL = ("many", "carelessly")
_FRESH = 40
Trouble = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Trial:
    """One piece of work in trouble: what failed, what was said of it, and what was wrong about that."""

    number: int
    control: bool
    work: str
    trouble: str
    words: str  # empty where the work was done nevertheless
    hits: int
    there: bool  # what was told as failed was done
    wrong: tuple[str, ...]


class Bench:
    """One open workspace on which one piece of work follows the other, most of them in trouble."""

    def __init__(self, place: Path, log: Path, ground: Ground, seed: int, *, careless: bool) -> None:
        self._place, self._log, self._ground, self._seed = place, log, ground, seed
        self._careless = careless
        self._files = place / "files"
        self._files.mkdir(parents=True)
        self._path = place / "workspace.cica"
        victim_ground.lay(ground.present, self._path)
        os.environ["XDG_DATA_HOME"] = str(place / "data")
        self.workspace = open_workspace(self._path)
        self._works = self._known_works()

    def trial(self, number: int, trouble: str, makes: Trouble, hits: Callable[[], int]) -> Trial:
        """Do a piece of work while there is `trouble`, and again when it is gone."""
        chance = Random(f"{self._seed}-{number}")
        kind = chance.choice(CONTROL if self._careless else WORKS)
        self._log.unlink(missing_ok=True)
        doing = Doing(self.workspace, Log(self._log), chance, f"{number}{self._careless:d}")
        before, steps = doing.known(), known_steps(self.workspace)
        wrong: list[str] = []
        with makes():
            words = _said(self._works[kind], doing, wrong)
        account = account_of(self._log, before)
        there = self._compare(doing, account, steps, wrong)
        wrong += verdict.half_files(self._files, self._all_files(), account)
        doing.forget()
        again: list[str] = []
        if words and (failed := _said(self._works[kind], doing, again)):
            wrong.append(f"when it was gone: {failed}")
        wrong += again
        return Trial(
            number, self._careless, kind, trouble, words, hits(), bool(words) and there, tuple(wrong)
        )

    def judged(self) -> tuple[str, ...]:
        """Close the workspace and look at the file as at rest."""
        with self.workspace.database.reading() as session:
            steps = int(session.connection().exec_driver_sql("SELECT count(*) FROM change_set").scalar_one())
        known = Doing(self.workspace, Log(self._log), Random(0), "-").known()
        self.workspace.close()
        for path in self._place.rglob(".*"):
            os.utime(path, (0, 0))
        for folder in (self._place, self._files):
            sweep(folder)
        left = [f"{path.name} was left behind" for path in self._files.glob(".*")]
        return (*verdict.judged(self._path, Account(known), steps).wrong, *left)

    def _compare(self, doing: Doing, account: Account, steps: int, wrong: list[str]) -> bool:
        """Compare the workspace with what was told, and return whether what failed was done nevertheless."""
        try:
            now = doing.known(), known_steps(self.workspace) - steps
        except CicaError as error:
            wrong.append(f"when it was gone it could not be read: {error}")
            return False
        if now not in account.may_be:
            wrong.append("half of it was done, or more than that")
        return now == account.may_be[-1] and len(account.may_be) > 1

    def _all_files(self) -> list[Path]:
        return [*self._files.iterdir(), *(self._place / "data").rglob("*.cica")]

    def _known_works(self) -> dict[str, Work]:
        return {
            "edit": edit,
            "import": take_in(self._ground.reading),
            "export": hand_out(self._files, self._ground.dated, edits=False),
            "backup": back_up,
            "restore": restore,
            "create": create(self._files),
            "many": many,
            "carelessly": carelessly(self._files, b"\xef\xbb\xbf" + (b"a" * 5000 + b"\r\n") * 20),
        }


def _said(work: Work, doing: Doing, wrong: list[str]) -> str:
    """Return what the user is told when `work` fails, empty where it does not."""
    try:
        work(doing)
    except CicaError as error:
        words = str(error)
        if not words or "\n" in words or "Error" in words or not words.endswith((".", ")")):
            wrong.append(f"these are no plain words: {words!r}")
        return words
    except Exception as error:  # noqa: BLE001  # a crash is what must not be
        wrong.append("crashed: " + " | ".join(traceback.format_exception(error)[-4:]).replace("\n", " "))
        return "crashed"
    return ""


def main(arguments: list[str]) -> int:
    """Do the trials, then those of the control, and write each as a line of JSON."""
    options = options_of(arguments, "trouble", __doc__, WORKS)
    calls, base = Calls(), options.folder / "ground"
    base.mkdir(parents=True)
    ground = victim_ground.prepare(base)
    parts = (("real", options.last), ("control", options.first + options.control - 1))
    for name, last in parts:
        if name == "control":
            pragmas("journal_mode = OFF", "cache_spill = 5", "cache_size = 5")
        bench = None
        for number in range(options.first, last + 1):
            if bench is None or (number - options.first) % _FRESH == 0 or name == "control":
                place = options.folder / "place" / f"{name}-{number}"
                bench = Bench(place, options.folder / "log", ground, options.seed, careless=name == "control")
            trouble = Random(f"{options.seed}-{number}-trouble").choice(list(FAILURES))

            def makes(what: str = trouble, seed: int = number) -> AbstractContextManager[None]:
                return calls.failing(FAILURES[what], seed * 7919)

            print(json.dumps(asdict(bench.trial(number, trouble, makes, lambda: calls.hits))), flush=True)
        if bench is not None and name == "real":
            print(json.dumps({"judged": bench.judged()}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
