"""What a verb is tried on: records of a workspace, picked at random."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from sqlalchemy import select

from cica_events.domain.meetings import MeetingLink
from cica_events.domain.parties import Affiliation, Chairmanship, ContactPoint
from cica_events.errors import NotFoundError
from cica_events.services.workspace import Workspace
from tests.made_up import MadeUp

Thing = TypeVar("Thing")


class Trial:
    """Picks records at random and does one verb after the other to them."""

    def __init__(self, workspace: Workspace, seed: int) -> None:
        self.workspace = workspace
        self.random = Random(seed)
        self.made_up = MadeUp(seed)

    def one(self, things: Sequence[Thing]) -> Thing:
        """Return one of `things`; NotFoundError where there is none."""
        if not things:
            raise NotFoundError("there is nothing to pick from")
        return self.random.choice(things)

    def some(self, things: Sequence[Thing]) -> list[Thing]:
        """Return a few of `things`."""
        self.one(things)
        return self.random.sample(things, k=self.random.randint(1, min(3, len(things))))

    def word(self) -> str:
        """Return a word that is most probably new."""
        return f"word {self.random.randrange(10**9)}"

    @property
    def meeting(self) -> str:
        """Return the id of a meeting."""
        return self.one(self.workspace.meetings.rows()).id

    @property
    def party(self) -> str:
        """Return the id of a party."""
        return self.one(self.workspace.parties.rows()).id

    def participant(self, meeting: str) -> str:
        """Return the id of a participant of a meeting."""
        return self.one(self.workspace.participants.rows(meeting)).id

    def item(self) -> str:
        """Return the id of an agenda item of some meeting."""
        return self.one(self.workspace.agenda.rows(self.meeting)).id

    def stored(self, entity: type[Affiliation | Chairmanship | ContactPoint | MeetingLink]) -> str:
        """Return the id of a record that no list gives."""
        with self.workspace.database.reading() as session:
            return self.one(session.scalars(select(entity.id).order_by(entity.id)).all())
