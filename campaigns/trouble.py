"""Works on while calls of the system fail; one process of the campaign `faults`.

python -m campaigns.trouble FOLDER --seed 1 --first 17 --last 17      does trial 17 of seed 1 again
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from campaigns import verdict, victim_ground
from campaigns.acknowledged import Account, Log, account_of
from campaigns.failing_calls import Calls
from campaigns.troubles import HARMLESS, OF_WRITING, WAITING, troubles
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


@dataclass(frozen=True, slots=True)
class Trial:
    """One piece of work in trouble: what failed, what was said of it, and what was wrong about that."""

    number: int
    control: bool
    work: str
    trouble: str
    words: str  # empty where the work was done nevertheless
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

    def trial(self, number: int, calls: Calls, *, quick: bool) -> Trial:
        """Do a piece of work in some trouble, and again when it is gone; a `quick` one has not to wait."""
        chance = Random(f"{self._seed}-{number}")
        known = troubles(calls, self._place, self._path)
        usual = [name for name in known if not quick or name not in WAITING]
        trouble = chance.choice(OF_WRITING if self._careless else usual)
        kind = chance.choice(CONTROL if self._careless else WORKS)
        self._log.unlink(missing_ok=True)
        doing = Doing(self.workspace, Log(self._log), chance, f"{number}{self._careless:d}")
        before, steps = doing.known(), known_steps(self.workspace)
        wrong: list[str] = []
        with known[trouble](number):
            words = _said(self._works[kind], doing, wrong)
        if words and trouble in HARMLESS:
            wrong.append("it was no reason to fail")
        account = account_of(self._log, before)
        there = self._compare(doing, account, steps, wrong)
        wrong += verdict.half_files(self._files, self._all_files(), account)
        doing.forget()
        again: list[str] = []
        if words and (failed := _said(self._works[kind], doing, again)):
            wrong.append(f"when it was gone: {failed}")
        wrong += again
        there = bool(words) and there
        return Trial(number, self._careless, kind, trouble, words, there, tuple(wrong))

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
    place = options.folder / "disk"
    place.mkdir(exist_ok=True)  # a small disk may be mounted there
    for number in range(options.first, options.last + 1, _FRESH):
        bench = Bench(place / str(number), options.folder / "log", ground, options.seed, careless=False)
        for each in range(number, min(number + _FRESH, options.last + 1)):
            _tell(asdict(bench.trial(each, calls, quick=options.quick)))
        _tell({"judged": bench.judged()})
        shutil.rmtree(place / str(number))  # the disk is small
    pragmas("journal_mode = OFF", "cache_spill = 5", "cache_size = 5")
    for number in range(options.first, options.first + options.control):
        folder = place / f"control-{number}"
        bench = Bench(folder, options.folder / "log", ground, options.seed, careless=True)
        _tell(asdict(bench.trial(number, calls, quick=options.quick)))
        bench.workspace.close()
        shutil.rmtree(folder)
    return 0


def _tell(said: dict[str, object]) -> None:
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
