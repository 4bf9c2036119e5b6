"""Flips single bytes of a workspace file at rest and looks whether each is noticed before a write."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

from campaigns.campaign import Campaign, Outcome
from cica_events.domain.people import Person
from cica_events.errors import DamagedError
from cica_events.persistence.address import Address
from cica_events.persistence.database import Database
from cica_events.persistence.opening import open_database
from cica_events.persistence.seal import State
from cica_events.services.people import PeopleService
from cica_events.services.workspace import create_workspace
from tests.made_up import MadeUp

REFUSED, UNUSED, OF_SEAL, MISSED = "refused as damaged", "in unused bytes", "in the seal itself", "MISSED"
WRITTEN = "WRITTEN TO, though refused"
WORDS = (REFUSED, UNUSED, OF_SEAL, MISSED, WRITTEN)


def run(folder: Path, times: int, seed: int) -> Outcome:
    """Flip `times` bytes at random places of one file, by turns, and let SQLite alone look for each too."""
    path = folder / "flipped.cica"
    prepare(path)
    whole, random = path.read_bytes(), Random(seed)
    pages = int.from_bytes(whole[28:32])
    found: Counter[str] = Counter()
    alone: Counter[bool] = Counter()
    for _time in range(times):
        place, by = random.randrange(len(whole)), random.randrange(1, 256)
        flipped = bytearray(whole)
        flipped[place] ^= by
        found[tried(path, bytes(flipped))] += 1
        if place < pages * 4096:
            alone[sqlite_alone_notices(folder / "alone.cica", bytes(flipped[: pages * 4096]))] += 1
    lines = [f"{len(whole):,} bytes, of which the seal {len(whole) - pages * 4096:,}", ""]
    lines += [f"{word:<28}{found[word]:>6}" for word in WORDS if found[word] or word == MISSED]
    share = alone[False] / max(1, alone.total())
    control = f"{alone[False]} of {alone.total()} missed ({share:.0%})"
    lines += ["", f"control, SQLite's integrity_check without the seal: {control}"]
    noticed = found[MISSED] == found[WRITTEN] == 0 and found.total() == times
    return Outcome(lines, noticed and (alone[False] > 0 or times < 20))


def prepare(path: Path) -> None:
    """Make a workspace with meetings, people, a history, and pages that became free again."""
    workspace = create_workspace(path, sample=True)
    source = MadeUp()
    added = [workspace.people.add(source.person()) for _number in range(60)]
    workspace.people.remove(added[:50])
    with workspace.database.changing("Many") as session:
        session.add_all(Person(family_name=f"Name {number}", position="x" * 300) for number in range(400))
    workspace.history.undo()
    workspace.close()


def tried(path: Path, content: bytes) -> str:
    """Return what became of an edit of a file with `content`."""
    path.write_bytes(content)
    try:
        with closing(open_database(Address.of(path))) as database:
            return _edited(database)
    except DamagedError:
        return REFUSED if path.read_bytes() == content else WRITTEN


def _edited(database: Database) -> str:
    PeopleService(database).add({"family_name": "After"})
    assert database.seal is not None
    state = database.seal.look().state
    return {State.UNUSED_CHANGED: UNUSED, State.SEAL_UNREADABLE: OF_SEAL}.get(state, MISSED)


def sqlite_alone_notices(path: Path, content: bytes) -> bool:
    """Tell whether SQLite's own full check finds anything in a file with `content`."""
    path.write_bytes(content)
    try:
        with closing(sqlite3.connect(path)) as connection:
            said = connection.execute("PRAGMA integrity_check").fetchall()
        return said != [("ok",)]
    except (sqlite3.Error, UnicodeDecodeError):
        return True
    finally:
        for left in path.parent.glob(f"{path.name}*"):
            left.unlink()


CAMPAIGN = Campaign("Single bytes flipped in a workspace file at rest", 1000, run)
