"""The participants of one meeting as the tab shows them, and how edits reach the service."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject

from cica_events.domain.changes import ChangeSet
from cica_events.domain.delegations import Delegation
from cica_events.domain.meetings import Meeting
from cica_events.domain.names import printed_name
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Affiliation, Party
from cica_events.domain.protocol import Section
from cica_events.errors import NotFoundError
from cica_events.i18n import _, ngettext
from cica_events.progress import Progress, silent
from cica_events.queries.delegations import DelegationRow
from cica_events.queries.participants import ParticipantRow
from cica_events.queries.parties import PartyRow
from cica_events.services.editing import Cell
from cica_events.services.workspace import Workspace
from ui.participants.columns import DIFFERS, PARTY, TEXTS, DelegationGroups, service_key, table_fields
from ui.participants.snapshots import LateRows, Snapshot, State
from ui.runtime.tasks import TaskRunner
from ui.shell.moments import local_now
from ui.shell.party_marks import PartyMarks
from ui.toolkit.table_model import CellEdit, RecordTableModel
from ui.toolkit.values import Values
from ui.toolkit.writing_beside import WritingBeside

KEPT = 3  # meetings
FEW = 50  # edited rows that are read one by one
OF_ALL_ROWS = (Meeting, Delegation, Party, Affiliation)  # what many rows are named and ordered by
MANY = 1000  # rows that are no longer read in the blink of an eye
FIRST = 100  # rows of a long list that are read before all others: more than a screen shows
OBSERVERS = frozenset({Section.OBSERVER_STATES, Section.OBSERVER_ORGANIZATIONS})


class ParticipantList:
    """Reads the participants, hands them to `model` and takes its edits to the workspace."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        self._workspace = workspace
        self._parties: Sequence[PartyRow] = ()
        self._marks = PartyMarks()
        self._edition = 0
        self._kept: dict[str, Snapshot] = {}  # by meeting, the one shown last at the end
        self._homes: Sequence[tuple[str, str]] = ()
        self.meeting_id = ""
        self.rows: Sequence[ParticipantRow] = ()
        self.delegations: Sequence[DelegationRow] = ()
        self.homes_present: Sequence[Section] = ()  # the section of each delegation that has participants
        self.compares = False  # whether a column says what the directory has otherwise
        self._differing: dict[str, str] = {}
        self._late: LateRows | None = None
        self._shown_id = ""  # of the meeting that `rows` are of
        self._by_id: dict[str, ParticipantRow] = {}  # put together when first needed
        self.only = ""  # id of the one delegation that is shown, if only one is
        self.values = Values(self.homes, self._marks)
        self._groups = DelegationGroups()
        self.model = RecordTableModel(
            table_fields(workspace.participants.fields),
            values=self.values,
            edit=self.edit,
            edit_many=self.edit_many,
            texts={**TEXTS, "status": self._status_text, DIFFERS: self._differing_text},
            parent=parent,
        )
        self.model.set_grouping(self._groups)

    def homes(self) -> Sequence[tuple[str, str]]:
        """Return (id, name) of every party and group; the same object while nothing changed."""
        return self._homes

    def forget_parties(self) -> None:
        """Read the names of the parties anew next time, as one of them changed."""
        self._parties, self._edition = (), self._edition + 1

    def prepare(self, tasks: TaskRunner) -> None:
        """Read beside the window what does not depend on the meeting, so that the first one comes as fast."""
        tasks.start(self._read_names, done=self._take_names, failed=self._let_be, owner=self.model)

    def _read_names(self, _progress: Progress) -> tuple[int, Sequence[PartyRow]]:
        edition = self._edition
        self._workspace.history.newest()
        self._workspace.participants.rehearse()
        return edition, self._workspace.parties.rows()

    def _take_names(self, found: tuple[int, Sequence[PartyRow]]) -> None:
        """Take the names of the parties unless they are known, or changed since they were read."""
        edition, parties = found
        if edition == self._edition and not self._parties:
            self._parties = parties
            self._marks.renew(parties)

    def _let_be(self, _error: BaseException) -> None:
        """Say nothing: what cannot be read is told where a meeting is gone to."""

    @property
    def late(self) -> bool:
        """Whether rows are shown of which only the place is read, so that `read` is still to bring them."""
        return self._late is not None

    def glance(self) -> Snapshot:
        """Read what is seen at first: of a long list that is neither kept nor shown, only its first rows.

        Of the others the places are read, and the rest when it is asked for, at the latest by `read`.
        """
        meeting_id, state = self.meeting_id, self._state()
        kept = self._kept.get(meeting_id)
        if kept is not None and kept.state == state:
            return kept
        from_the_top = meeting_id != self._shown_id and self.model.plain
        seen_in_order = from_the_top and not self.only and not state.compared
        found = self._glance(meeting_id, state) if seen_in_order else None
        return found or self._read(meeting_id, state)

    def _glance(self, meeting_id: str, state: State) -> Snapshot | None:
        found = self._workspace.participants.glance(meeting_id, first=FIRST, more_than=MANY)
        if found is None:
            return None
        late = LateRows(partial(self._read_now, meeting_id))
        rows = [*found.first, *late.stand_ins(found.others)]
        return Snapshot(meeting_id, state, rows, found.delegations, self._known_parties(), {}, late)

    def read(self) -> Snapshot:
        """Read the meeting, and the names of all parties unless they are known; may run in a thread.

        A meeting that was shown lately is not read again while nothing at all was changed in the workspace,
        here or by another program.
        """
        meeting_id, late = self.meeting_id, self._late  # which the window may change meanwhile
        state = self._state()
        known = late.whole() if late is not None else self._kept.get(meeting_id)
        if known is not None and known.meeting_id == meeting_id and known.state == state:
            return known
        return self._read(meeting_id, state)

    def _state(self) -> State:
        """Return what is read from now on rests on; asked first, so that it is not older than that."""
        return State(self._workspace.history.newest(), self._edition, self.compares, local_now().date())

    def _read(self, meeting_id: str, state: State) -> Snapshot:
        known = self._known_parties()
        try:
            rows, delegations = self._workspace.participants.with_delegations(meeting_id)
        except NotFoundError:  # the meeting was removed; its page is left
            rows, delegations = [], []
        differing = self._read_differing(meeting_id) if state.compared else {}
        return Snapshot(meeting_id, state, rows, delegations, known, differing)

    def _read_now(self, meeting_id: str) -> Snapshot:
        return self._read(meeting_id, self._state())

    def _known_parties(self) -> Sequence[PartyRow]:
        return self._parties or self._workspace.parties.rows()

    def _read_differing(self, meeting_id: str) -> dict[str, str]:
        """Return, by participant, the fields that the directory holds otherwise."""
        fields = self._workspace.participants.fields
        found = self._workspace.participants.all_differences(meeting_id)
        return {
            key: _(", ").join(_(fields[each.key].label) for each in parts) for key, parts in found.items()
        }

    def compare(self) -> None:
        """Say anew what the directory has otherwise, if a column says it."""
        differing = self._read_differing(self.meeting_id) if self.compares and self.meeting_id else {}
        if differing != self._differing:
            self._differing = differing
            self.model.texts_changed()

    def _differing_text(self, row: ParticipantRow) -> str:
        return self._differing.get(row.id, "")

    def _status_text(self, row: ParticipantRow) -> str:
        heir = self._heir(row.replaced_by_id) if row.replaced_by_id else None
        return _("Replaced by {name}").format(name=_without_titles(heir)) if heir else row.status.text

    def _heir(self, participant_id: str) -> ParticipantRow | None:
        if not self._by_id:
            self._by_id = {row.id: row for row in self.rows}
        return self._by_id.get(participant_id)

    def related(self, row: ParticipantRow) -> list[tuple[str, ParticipantRow]]:
        """Return who comes instead of a participant, and instead of whom it comes, each in words."""
        by = _("Replaced by {name}")
        instead = _("Comes instead of {name}")
        heirs = [(by, other) for other in self.rows if other.id == row.replaced_by_id]
        before = [(instead, other) for other in self.rows if other.replaced_by_id == row.id]
        return [(text.format(name=other.name), other) for text, other in (*heirs, *before)]

    def follow(self, changes: ChangeSet) -> bool:
        """Read and show anew just the rows that `changes` edited; False where more is to be read."""
        edited = {change.id for change in changes.changes if change.table == Participant.__tablename__}
        whole = any(each.before is None or each.after is None for each in changes.changes)
        if len(edited) > FEW or whole or changes.touches(*OF_ALL_ROWS):
            return False
        rows = self._workspace.participants.refreshed(self.rows, edited)
        if rows is not None:
            self.rows = rows
            self.show_rows()
            if self.compares:
                self.compare()
        return rows is not None

    def take(self, snapshot: Snapshot) -> None:
        """Show the meeting as it was read."""
        if snapshot.state.edition == self._edition and snapshot.parties is not self._parties:
            self._parties = snapshot.parties
            self._marks.renew(snapshot.parties)
        self.rows, self.delegations = snapshot.rows, snapshot.delegations
        self._shown_id, self._late = snapshot.meeting_id, snapshot.late
        if not self.late:
            self._keep(snapshot)
        self._differing = snapshot.differing
        groups = [(row.id, row.party_name) for row in self.delegations if row.party_id is None]
        parties = [(row.id, row.name) for row in snapshot.parties]
        if (homes := [*parties, *groups]) != self._homes:
            self._homes = homes
        self.show_rows()

    def _keep(self, snapshot: Snapshot) -> None:
        self._kept.pop(snapshot.meeting_id, None)
        self._kept[snapshot.meeting_id] = snapshot
        while len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]

    def show_rows(self) -> None:
        """Hand the model what it shows."""
        only = self.only
        self.homes_present = [home.section for home in self.delegations if home.participants]
        self._groups.renew(self.rows, self.delegations)
        self._by_id = {}
        shown = [row for row in self.rows if row.delegation_id == only] if only else self.rows
        self.model.set_rows(shown)
        if self.late:
            self.model.postpone()

    def ids(self) -> set[str]:
        """Return the ids of the records that are shown, delegations included."""
        return {row.id for row in self.rows} | {row.id for row in self.delegations}

    def delegation(self, delegation_id: str) -> DelegationRow | None:
        """Return one delegation of the meeting."""
        return next((row for row in self.delegations if row.id == delegation_id), None)

    def chosen(self, ids: Sequence[str]) -> list[ParticipantRow]:
        """Return the participants with these ids."""
        wanted = set(ids)
        return [row for row in self.rows if row.id in wanted] if wanted else []

    # Edits

    def edit(self, participant_id: str, key: str, value: Any) -> None:
        """Write one cell."""
        self.edit_all([participant_id], key, value)

    def edit_many(self, edits: Sequence[CellEdit]) -> None:
        """Write a block of cells as one step."""
        self._store(edits)
        self._foresee(edits)

    def _store(self, edits: Sequence[CellEdit], progress: Progress = silent) -> None:
        cells = [Cell(each.id, service_key(each.key), each.value) for each in edits]
        self._workspace.participants.edit_cells(cells, progress=progress)

    def write_beside(self, tasks: TaskRunner, report: Callable[[BaseException], None]) -> None:
        """Let many cells be written as one step in a thread of `tasks`; `report` hears what is no refusal."""
        self.model.edit_beside = WritingBeside(tasks, report, self._store, self.model)

    def edit_all(self, ids: Sequence[str], key: str, value: Any) -> None:
        """Give several participants the same value as one step."""
        self._workspace.participants.edit(ids, {service_key(key): value})
        self._foresee([CellEdit(one, key, value) for one in ids])

    def _foresee(self, edits: Sequence[CellEdit]) -> None:
        """Show what was saved at once where the list is so long that it is read again in a thread."""
        if len(self.rows) <= MANY:
            return
        saved: dict[str, dict[str, Any]] = {}
        for each in edits:
            if each.key != PARTY:
                saved.setdefault(each.id, {})[each.key] = each.value
        if all(
            getattr(row, key) == value for row in self.rows for key, value in saved.get(row.id, {}).items()
        ):
            return
        self.rows = [row._replace(**saved[row.id]) if row.id in saved else row for row in self.rows]
        self.show_rows()


def _without_titles(row: ParticipantRow) -> str:
    """Return the name as short as a badge needs it."""
    return printed_name("", row.given_name, row.family_name, family_first=row.family_first)


def counted(rows: int, homes: Collection[Section], found: int, selected: int) -> str:
    """Return the counts at the foot of the list; `homes` are the sections of those that take part."""
    states = sum(section is Section.MEMBER_STATES for section in homes)
    observers = sum(section in OBSERVERS for section in homes)
    parts = [
        ngettext("{count} participant", "{count} participants", rows).format(count=rows),
        ngettext("{count} Member State", "{count} Member States", states).format(count=states),
        ngettext("{count} observer", "{count} observers", observers).format(count=observers),
    ]
    if found < rows:
        parts.append(ngettext("{count} shown", "{count} shown", found).format(count=found))
    if selected:
        parts.append(ngettext("{count} selected", "{count} selected", selected).format(count=selected))
    return "    ".join(parts)
