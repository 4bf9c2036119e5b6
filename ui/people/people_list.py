"""The directory as the page shows it: read beside the window, then kept up to date by what changes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from cica_events.domain.changes import ChangeSet
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Party
from cica_events.domain.people import Person
from cica_events.errors import CicaError
from cica_events.progress import Progress, silent
from cica_events.queries.people import PersonRow
from cica_events.services.editing import Cell
from cica_events.services.people import PeopleService
from ui.people.people_fields import SORTS, TEXTS, service_key, table_fields
from ui.people.people_reading import People, chosen, hidden, homes, read_people, renewed, settled, with_veils
from ui.shell.desk import Desk
from ui.shell.party_choices import PartyChoices
from ui.toolkit.beside import Beside, Work
from ui.toolkit.large_table_model import LargeTableModel
from ui.toolkit.table_model import CellEdit
from ui.toolkit.values import Values
from ui.toolkit.writing_beside import WritingBeside

FEW = 200  # people that are read again at once; more are beside the window
MANY = 5_000  # ... and of more than these the whole directory is


class PeopleList(QObject):
    """Hands the people to `model` and takes its edits to the workspace."""

    read = Signal()  # the people are there, or others than before
    failed = Signal(object)  # the error for which they could not be read

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._service: PeopleService = desk.workspace.people
        self._parties = PartyChoices(desk.workspace)
        self._changed: set[str] = set()
        self._outdated = True
        self._under_way: frozenset[str] | None = None  # who is being read; None is all
        self.revealed = self._reading_revealed = False  # whether sensitive values are, not only veiled
        self.parties = 0  # States and organizations that the people come from
        self.values = Values(self._parties, mark=self._parties.mark)
        self.model = LargeTableModel(
            table_fields(self._service.fields),
            tasks=desk.tasks,
            values=self.values,
            edit=self.edit,
            edit_many=self.edit_many,
            texts=TEXTS,
            sorts=SORTS,
            parent=self,
        )
        self.model.edit_beside = WritingBeside(desk.tasks, desk.report, self._store, self.model)
        self._reading = Beside(desk.tasks, self._plan, self._take, self, self._fail)

    # What is there

    @property
    def reading(self) -> bool:
        """Whether the directory is being read."""
        return self._reading.running

    def count(self) -> int:
        """Return how many people there are."""
        return len(self.model.rows)

    def chosen(self, ids: Sequence[str]) -> Sequence[PersonRow]:
        """Return the people with these ids."""
        return chosen(self.model.rows, ids)

    def in_full(self, ids: Sequence[str]) -> list[PersonRow]:
        """Read people with their sensitive details, for whom they are to be shown one by one."""
        rows = {row.id: row for row in self._service.rows(ids)}
        return [rows[one] for one in ids if one in rows]

    def reveal(self, shown: bool) -> None:
        """Show the sensitive values of all, or veil them at once."""
        if shown == self.revealed:
            return
        self.revealed = shown
        if shown:
            self._changed |= with_veils(self.model.rows)
            self.catch_up()
        else:
            self.model.set_rows(hidden(self.model.rows))
            self.read.emit()

    # What changes

    def heed(self, changes: ChangeSet) -> None:
        """Note what `changes` alter; `catch_up` reads it."""
        self._parties.heed(changes)
        self._outdated |= changes.touches(Party)
        self._changed |= concerned(changes)

    def catch_up(self) -> None:
        """Read what changed: few people at once, many beside the window."""
        if len(self._changed) > MANY:
            self._outdated = True
        if self._outdated or len(self._changed) > FEW or (self._changed and self.reading):
            self._reading.ask()
        elif self._changed:
            self._read_few(frozenset(self._changed))

    def _read_few(self, ids: frozenset[str]) -> None:
        try:
            rows = self._service.rows(sorted(ids), revealed=self.revealed)
        except CicaError as error:
            self.failed.emit(error)
            return
        self._changed -= ids
        self._renew(rows, ids)

    def _renew(self, rows: Sequence[PersonRow], ids: frozenset[str]) -> None:
        """Put `rows` in the place of the people with `ids`."""
        people = renewed(self.model.rows, rows, ids)
        self.parties = len(homes(people))
        self.model.set_rows(people)
        self.read.emit()

    def _plan(self) -> Work:
        """Read those who changed, or all; who changes from now on is read later."""
        changed = None if self._outdated or not self.model.rows else frozenset(self._changed)
        self._outdated, self._under_way = False, changed
        self._changed.clear()
        self._reading_revealed = self.revealed
        return partial(read_people, self._service, self.revealed, self.model.rows, changed)

    def _fail(self, error: BaseException) -> None:
        """Count as unread what was being read; what is shown stays."""
        self._outdated |= self._under_way is None
        self._changed |= self._under_way or frozenset()
        self.failed.emit(error)

    def _take(self, people: People) -> None:
        if self._reading_revealed and not self.revealed:  # they were veiled again meanwhile
            people = hidden(people)
        people = settled(people)
        self.parties = len(homes(people))
        self.model.set_rows(people)
        self.read.emit()

    # Edits

    def edit(self, person_id: str, key: str, value: Any) -> None:
        """Write one cell."""
        self._service.edit([person_id], {service_key(key): value})

    def edit_many(self, edits: Sequence[CellEdit]) -> None:
        """Write a block of cells as one step."""
        self._store(edits)

    def _store(self, edits: Sequence[CellEdit], progress: Progress = silent) -> None:
        cells = [Cell(each.id, service_key(each.key), each.value) for each in edits]
        self._service.edit_cells(cells, progress=progress)

    def edit_all(self, ids: Sequence[str], key: str, value: Any) -> None:
        """Give several people the same value as one step."""
        self._service.edit(ids, {service_key(key): value})


def concerned(changes: ChangeSet) -> set[str]:
    """Return the ids of the people that `changes` alter, or who came to or left a meeting by them."""
    found = set(changes.ids(Person))
    for change in changes.changes:
        if change.table == Participant.__tablename__:
            for values in (change.before, change.after):
                found |= {values["person_id"]} if values and "person_id" in values else set()
    return found
