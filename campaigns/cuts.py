"""Cuts victims off from their disk at random moments; one process of the campaign `power`.

python -m campaigns.cuts FOLDER --seed 1 --first 17 --last 17      does trial 17 of seed 1 again
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from campaigns.small_disk import SmallDisk, small_disk
from campaigns.victims import LONGEST, do_trials, options_of, pragmas
from cica_events.persistence.touched_pages import journal_of

_PAGE = 4096
UNSYNCED = {"edit": 0.3, "export": 0.6}  # the control, which waits for no disk


@dataclass(frozen=True, slots=True)
class PowerCut:
    """The disk is cut off; pages that nobody asked for may be on it, and older ones not."""

    disk: SmallDisk

    @property
    def place(self) -> Path:
        """Where the workspace lies: on the disk."""
        return self.disk.place

    def settle(self) -> None:
        """Put on the disk what is there at the beginning."""
        self.disk.settle()

    def end(self, child: int, chance: Random) -> None:
        """Cut, kill what is left of the victim, and mount the disk again."""
        if chance.random() < 0.5:
            for path in (self.place / "workspace.cica", journal_of(self.place / "workspace.cica")):
                self.disk.write_back(path, _some_places(path, chance))
        self.disk.cut()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        self.disk.unmount()
        self.disk.mount()

    def take_care_away(self) -> None:
        """Let neither SQLite nor Python wait for the disk."""
        pragmas("synchronous = OFF")
        os.fsync = lambda _handle: None  # type: ignore[assignment]  # it is the control


def _some_places(path: Path, chance: Random) -> Iterator[tuple[int, int]]:
    with suppress(OSError):
        pages = path.stat().st_size // _PAGE
        for _time in range(chance.randrange(1, 9)):
            yield chance.randrange(pages + 1) * _PAGE, chance.randrange(1, 9) * _PAGE


def main(arguments: list[str]) -> int:
    """Do the trials, then as many of the control as are asked for, and write each as a line of JSON."""
    options = options_of(arguments, "cuts", __doc__, tuple(LONGEST))
    options.folder.mkdir(parents=True)
    with small_disk(options.folder) as disk:
        ending = PowerCut(disk)
        do_trials(options, lambda _name: ending, UNSYNCED)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
