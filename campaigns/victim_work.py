"""What a victim does until it is killed, each step written down before and after."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random

from campaigns.acknowledged import Known, Log, Wanted
from cica_events.domain.backups import BackupReason
from cica_events.domain.people import Person
from cica_events.persistence.archive_format import SUFFIX as ARCHIVE
from cica_events.services.list_reading import ListReading
from cica_events.services.workspace import Workspace, create_workspace

IMPORTED = 40  # rows of a list
_READ = (
    "SELECT family_name, position, (SELECT count(*) FROM participant WHERE person_id = person.id)"
    " FROM person WHERE family_name LIKE 'T%-%'"
)
Work = Callable[["Doing"], None]


class Doing:
    """One victim's workspace, log and chance; `known` is what it made there."""

    def __init__(self, workspace: Workspace, log: Log, chance: Random, name: str) -> None:
        self.workspace, self.log, self.chance = workspace, log, chance
        self._numbers = count()
        self._name = name
        self.ids: dict[str, str] = {}
        self.positions: dict[str, str] = {}
        self.back: list[Wanted] = []  # what the next undo makes of it

    def new_name(self) -> str:
        """Return a family name that nobody had."""
        return f"T{self._name}-{next(self._numbers)}"

    def known(self) -> Known:
        """Return what victims made in the workspace as it is now."""
        with self.workspace.database.reading() as session:
            rows = session.connection().exec_driver_sql(_READ).all()
        return {name: (position, times) for name, position, times in rows}

    def forget(self) -> None:
        """Know nobody any more who could be changed or taken back."""
        self.ids.clear()
        self.positions.clear()
        self.back.clear()


def known_in(connection: sqlite3.Connection) -> Known:
    """Return what victims made in the workspace at the other end of `connection`."""
    return {name: (position, times) for name, position, times in connection.execute(_READ)}


def known_steps(workspace: Workspace) -> int:
    """Return how many steps the history of an open workspace holds."""
    with workspace.database.reading() as session:
        return int(session.connection().exec_driver_sql("SELECT count(*) FROM change_set").scalar_one())


def edit(doing: Doing) -> None:
    """Do one small step: add, change or remove a person, or take back the step before."""
    kinds = [_add, _change, _change, _remove, _undo]
    doing.chance.choice(kinds)(doing)


def _add(doing: Doing) -> None:
    name, position = doing.new_name(), f"p{doing.chance.randrange(10**6)}"
    doing.log.begins("add", {name: (position, 0)})
    doing.ids[name] = doing.workspace.people.add({"family_name": name, "position": position})
    doing.log.done()
    doing.positions[name] = position
    doing.back.append({name: None})


def _change(doing: Doing) -> None:
    if not doing.ids:
        return _add(doing)
    name, position = doing.chance.choice(list(doing.ids)), f"p{doing.chance.randrange(10**6)}" * 30
    doing.log.begins("change", {name: (position, 0)})
    doing.workspace.people.edit([doing.ids[name]], {"position": position})
    doing.log.done()
    doing.back.append({name: (doing.positions[name], 0)})
    doing.positions[name] = position
    return None


def _remove(doing: Doing) -> None:
    if len(doing.ids) < 3:
        return _add(doing)
    name = doing.chance.choice(list(doing.ids))
    doing.log.begins("remove", {name: None})
    doing.workspace.people.remove([doing.ids[name]])
    doing.log.done()
    doing.back.append({name: (doing.positions.pop(name), 0)})
    del doing.ids[name]
    return None


def _undo(doing: Doing) -> None:
    """Take back all that was done since the last time, and forget it: what comes back has its old name."""
    while doing.back:
        doing.log.begins("undo", doing.back.pop())
        doing.workspace.history.undo()
        doing.log.done()
    doing.forget()


def take_in(reading: ListReading) -> Work:
    """Return the work that takes in a list of new participants, `reading` being one such as an example."""

    def once(doing: Doing) -> None:
        names = [doing.new_name() for _row in range(IMPORTED)]
        rows = tuple(
            replace(row, cells=(name, *row.cells[1:]))
            for row, name in zip(reading.table.rows, names, strict=True)
        )
        plan = doing.workspace.imports.plan(replace(reading, table=replace(reading.table, rows=rows)))
        doing.log.begins("import", {name: (str(rows[0].cells[2]), 1) for name in names})
        doing.workspace.imports.commit(plan)
        doing.log.done()
        doing.back.append(dict.fromkeys(names))

    return once


def hand_out(folder: Path, meeting: str, *, edits: bool = True) -> Work:
    """Return the work that writes one file after the other over the last one of its kind in `folder`."""
    kinds = files_of(meeting)

    def once(doing: Doing) -> None:
        if edits:
            edit(doing)
        name = doing.chance.choice(list(kinds))
        doing.log.begins("export", file=name)
        kinds[name](doing.workspace, folder / name)
        doing.log.done()

    return once


def files_of(meeting: str) -> dict[str, Callable[[Workspace, Path], object]]:
    """Return by its name how each kind of file is written."""
    from cica_events.documents.content import ListOptions
    from cica_events.documents.paper_options import PaperOptions
    from cica_events.services import archives

    return {
        "list.xlsx": lambda it, path: it.exports.write("delegations", meeting, path),
        "list.csv": lambda it, path: it.exports.write("participants", meeting, path),
        "list.docx": lambda it, path: it.documents.write(meeting, path, ListOptions()),
        "paper.pdf": lambda it, path: it.papers.write(meeting, "agenda", path, PaperOptions()),
        "paper.docx": lambda it, path: it.papers.write(meeting, "programme", path, PaperOptions()),
        "calendar.ics": lambda it, path: it.calendars.write(meeting, path),
        f"all{ARCHIVE}": lambda it, path: archives.hand_out(it.database, path),
    }


def back_up(doing: Doing) -> None:
    """Change something and make a backup."""
    edit(doing)
    doing.log.begins("backup")
    doing.log.done(file=str(doing.workspace.backups.take(BackupReason.ASKED).path))


def restore(doing: Doing) -> None:
    """Make a backup, change something, and restore the backup as a whole."""
    _add(doing)
    before = doing.known()
    doing.log.begins("backup")
    backup = doing.workspace.backups.take(BackupReason.ASKED)
    doing.log.done(file=str(backup.path))
    for _time in range(doing.chance.randrange(3)):
        edit(doing)
    _add(doing)
    now = doing.known()
    names = [name for name in {**now, **before} if now.get(name) != before.get(name)]
    doing.log.begins("restore", {name: before.get(name) for name in names})
    kept = doing.workspace.backups.restore(backup)
    doing.log.done(file=str(kept.path))
    doing.forget()


def erase(doing: Doing) -> None:
    """Add somebody with sensitive details, make a backup, and erase them from both; few backups stay."""
    name, secret = doing.new_name(), f"N{doing.chance.randrange(10**12):012}"
    doing.log.begins("add", {name: ("p", 0)})
    person = doing.workspace.people.add({"family_name": name, "position": "p", "passport_number": secret})
    doing.log.done()
    doing.workspace.backups.take(BackupReason.ASKED)
    for old in doing.workspace.backups.all()[2:]:
        doing.workspace.backups.delete(old)
    doing.log.begins("erase", {name: ("p", 0)})
    erased = doing.workspace.erasing.erase([person])
    if erased.left or erased.removed or erased.damaged:
        raise RuntimeError(f"not erased: {erased}")
    doing.log.done(erased=secret)


def create(folder: Path) -> Work:
    """Return the work that creates one workspace after the other."""

    def once(doing: Doing) -> None:
        name = f"{doing.new_name()}.cica"
        doing.log.begins("create", file=name)
        create_workspace(folder / name).close()
        doing.log.done()

    return once


def carelessly(folder: Path, content: bytes) -> Work:
    """Return the control: a file that is written in its place, bit by bit."""

    def once(doing: Doing) -> None:
        doing.log.begins("export", file="list.csv")
        with (folder / "list.csv").open("wb", buffering=0) as file:
            for piece in _pieces(content):
                file.write(piece)
        doing.log.done()

    return once


def many(doing: Doing) -> None:
    """Add many people in one step: the control's work, as most of its time goes into writing."""
    names = [doing.new_name() for _number in range(400)]
    doing.log.begins("import", dict.fromkeys(names, ("x" * 400, 0)))
    with doing.workspace.database.changing("Many") as session:
        session.add_all(Person(family_name=name, position="x" * 400) for name in names)
    doing.log.done()


def _pieces(content: bytes) -> Iterator[bytes]:
    for place in range(0, len(content), 64):
        yield content[place : place + 64]
