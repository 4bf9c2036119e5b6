"""Who speaks to the items of one meeting as it is stored now, and the changes that the view asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cica_events.directions import DOT, without_isolates
from cica_events.domain.agenda import AgendaItem
from cica_events.domain.changes import ChangeSet
from cica_events.domain.delegations import Delegation
from cica_events.domain.meetings import Meeting
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Party
from cica_events.domain.people import Person
from cica_events.domain.speakers import Speaker, SpeakingRule
from cica_events.queries.agenda import AgendaRow
from cica_events.queries.meetings import MeetingRow
from cica_events.queries.speakers import SpeakerRow
from cica_events.services.editing import Cell
from cica_events.services.workspace import Workspace
from ui.speakers.speaker_fields import SPEAKER
from ui.toolkit.table_model import CellEdit


@dataclass(frozen=True, slots=True)
class Candidate:
    """A participant or a delegation that can be given the floor; `name` tells it from all others."""

    name: str
    participant_id: str = ""
    party_id: str = ""
    home: str = ""  # the party whose flag stands before the name
    also: str = ""  # the name in another script


class SpeakerList:
    """Stands between the view and the services; every change raises `CicaError` where it is refused."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.meeting_id = ""
        self.meeting: MeetingRow | None = None
        self.items: Sequence[AgendaRow] = ()
        self.candidates: Sequence[Candidate] = ()
        self._speakers: Mapping[str, tuple[SpeakerRow, ...]] = {}

    def load(self) -> None:
        """Read the meeting anew; NotFoundError where it was removed."""
        self.meeting, self.items, self._speakers = None, (), {}
        self.meeting = self._workspace.meetings.get(self.meeting_id)
        self.items = self._workspace.agenda.rows(self.meeting_id)
        self._speakers = self._workspace.speakers.rows(self.meeting_id)
        self.candidates = self._candidates()

    def concerned(self, changes: ChangeSet) -> bool:
        """Tell whether `changes` may alter what is shown."""
        return changes.touches(Speaker, AgendaItem, Participant, Delegation, Person, Party) or (
            self.meeting_id in changes.ids(Meeting)
        )

    def of(self, item_id: str) -> tuple[SpeakerRow, ...]:
        """Return the speakers of an item in their order."""
        return self._speakers.get(item_id, ())

    def minutes_of(self, item_id: str) -> int:
        """Return the time that the speakers of an item are given together."""
        return sum(row.minutes or 0 for row in self.of(item_id))

    def item(self, item_id: str) -> AgendaRow | None:
        """Return an item of the agenda, None where there is none."""
        return next((row for row in self.items if row.id == item_id), None)

    # Changes

    def edit(self, speaker_id: str, key: str, value: Any) -> None:
        """Give a field of a speaker another value."""
        self.edit_all([speaker_id], key, value)

    def edit_all(self, ids: Sequence[str], key: str, value: Any) -> None:
        """Give a field of several speakers the same value."""
        self._workspace.speakers.edit(ids, {_known(key): value})

    def edit_many(self, edits: Sequence[CellEdit]) -> None:
        """Write several cells as one step."""
        self._workspace.speakers.edit_cells([Cell(edit.id, _known(edit.key), edit.value) for edit in edits])

    def add(self, item_id: str, names: Sequence[str]) -> list[str]:
        """Let those speak to an item whom the names mean: participants, delegations, else by name alone."""
        known = {without_isolates(candidate.name).casefold(): candidate for candidate in self.candidates}
        said = map(without_isolates, names)
        found = [(name, known.get(name.casefold())) for name in said]
        return self._workspace.speakers.add(
            item_id,
            participant_ids=[one.participant_id for _name, one in found if one and one.participant_id],
            party_ids=[one.party_id for _name, one in found if one and one.party_id],
            names=[name for name, one in found if one is None],
        )

    def set_rule(self, rule: SpeakingRule) -> None:
        """Put all speakers of the meeting in order by another rule."""
        self._workspace.meetings.edit([self.meeting_id], {"speaking_rule": rule})

    def _candidates(self) -> list[Candidate]:
        people = self._workspace.participants.rows(self.meeting_id)
        homes = self._workspace.delegations.rows(self.meeting_id)
        found = [
            Candidate(DOT.join((row.name, row.party)), row.id, home=row.party_id or "", also=row.native_name)
            for row in people
        ]
        parties = {row.party_id: row.party_name for row in homes if row.party_id}
        return [
            *found,
            *(Candidate(name, party_id=party_id, home=party_id) for party_id, name in parties.items()),
        ]


def _known(key: str) -> str:
    """Return the key under which the catalogue knows a column."""
    return "speaker" if key == SPEAKER else key
