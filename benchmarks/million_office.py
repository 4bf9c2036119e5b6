"""Makes up the workspace of a very large office, with questions that somebody there may ask.

Run as a program (`python -m benchmarks.million_office FILE.cica PEOPLE MEETINGS PARTICIPANTS`) it writes the
workspace, and `FILE.json` with the id of its large meeting and the questions.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert, select, update

from benchmarks.figures import Size
from benchmarks.finding import Name, questions, rare_name
from benchmarks.processes import ROOT
from benchmarks.scenes import PARTIES
from cica_events.domain.base import defaults_of
from cica_events.domain.meetings import Meeting, Stage
from cica_events.domain.parties import Party
from cica_events.domain.people import Person
from cica_events.services.workspace import Workspace, create_workspace
from tests.made_up import MadeUp, fill

KEPT = "CICA_EVENTS_BENCHMARK_SCENES"  # names a folder in which workspaces are kept from run to run
PART = 20_000  # people stored at once
ASKED = 8  # rounds of questions
RARE = 0.4  # of the people bear names of rarer syllables


@dataclass(frozen=True, slots=True)
class Office:
    """A workspace file, the id of its meeting of thousands, and what is asked there."""

    path: Path
    crowd: str
    questions: tuple[str, ...]


def office(size: Size, folder: Path) -> Office:
    """Return the workspace in `folder`, made up by another process, or copied where one is kept."""
    kept = Path(os.environ.get(KEPT) or folder)
    made = kept / f"made-{size.people}-{size.meetings}-{size.participants}.cica"
    if not made.with_suffix(".json").exists():
        kept.mkdir(parents=True, exist_ok=True)
        sizes = map(str, (size.people, size.meetings, size.participants))
        subprocess.run([sys.executable, "-m", __name__, str(made), *sizes], cwd=ROOT, check=True)
    told = json.loads(made.with_suffix(".json").read_text("utf-8"))
    return Office(_own(made, folder / "office.cica"), told["crowd"], tuple(told["questions"]))


def _own(made: Path, path: Path) -> Path:
    if made.parent == path.parent:
        return made.rename(path)
    return Path(shutil.copyfile(made, path))


def make(path: Path, people: int, meetings: int, participants: int) -> None:
    """Write the workspace: nothing in it was done step by step, so its history is short."""
    path.unlink(missing_ok=True)
    with closing(create_workspace(path)) as workspace:
        begun = max(1, min(PART, people - participants))
        fill(workspace.database, parties=PARTIES, people=begun, meetings=meetings, participants=4 * meetings)
        _hold(workspace)
        (crowd,) = fill(
            workspace.database,
            parties=PARTIES,
            meetings=1,
            participants=participants,
            seed=7,
            first=2 * meetings,
        )
        names = _people(workspace, people - participants - begun)
    asked = [question for number in range(ASKED) for question in questions(names, Random(number))]
    told = {"crowd": crowd, "questions": asked}
    path.with_suffix(".json").write_text(json.dumps(told), "utf-8")


def _hold(workspace: Workspace) -> None:
    """Let the meetings of the past be held."""
    past = [row.id for row in workspace.meetings.rows() if row.date and row.date.last_day.year < 2025]
    with workspace.database.changing("made up") as session:
        for start in range(0, len(past), 500):
            wanted = Meeting.__table__.c.id.in_(past[start : start + 500])
            session.connection().execute(
                update(Meeting.__table__).where(wanted).values(stage=Stage.HELD)  # type: ignore[arg-type]
            )


def _people(workspace: Workspace, count: int) -> Sequence[Name]:
    """Store `count` people more, who come from the parties; return the names of some of all."""
    with workspace.database.reading() as session:
        homes = session.scalars(select(Party.id)).all()
    made, random, left = MadeUp(11), Random(5), count
    while left > 0:
        rows = list(_made_up(made, random, homes, min(PART, left)))
        with workspace.database.changing("made up") as session:
            session.execute(insert(Person.__table__), rows)  # type: ignore[arg-type]  # it is a Table
        left -= len(rows)
    with workspace.database.reading() as session:
        found = session.execute(select(Person.given_name, Person.family_name).order_by(Person.id)).all()
    return [(row[0], row[1]) for row in found[:: max(1, len(found) // 10_000)]]


def _made_up(made: MadeUp, random: Random, homes: Sequence[str], count: int) -> Iterator[dict[str, Any]]:
    defaults = defaults_of(Person)
    for values in made.people(count):
        row = {key: default() if callable(default) else default for key, default in defaults}
        row |= values
        row["party_id"] = random.choice(homes)
        if random.random() < RARE:
            row["given_name"], row["family_name"] = rare_name(random)
        yield row


if __name__ == "__main__":
    make(Path(sys.argv[1]), *map(int, sys.argv[2:]))
