"""A meeting of two days in Astana with sessions, items and speakers, to write and to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest

from cica_events.domain.agenda import AgendaItem, Visibility
from cica_events.domain.dates import VagueDate
from cica_events.domain.sittings import SittingKind
from cica_events.domain.speakers import Speaker, SpeakerRole
from cica_events.services.workspace import Workspace
from tests.made_up import MadeUp
from tests.services.made_once import once

MONDAY, TUESDAY = date(2023, 11, 13), date(2023, 11, 14)


@dataclass(frozen=True, slots=True)
class TwoDays:
    """The ids of what the meeting holds."""

    workspace: Workspace
    meeting: str
    sittings: Mapping[str, str]
    items: Mapping[str, str]
    participants: tuple[str, str]

    def edit(self, name: str, **values: Any) -> None:
        """Change a session."""
        self.workspace.sittings.edit([self.sittings[name]], values)

    def speaks(self, item: str, participant: str, role: SpeakerRole = SpeakerRole.PRESENTATION) -> str:
        """Let a participant speak to an item."""
        with self.workspace.database.changing("Speaker") as session:
            record = Speaker(item_id=self.items[item], participant_id=participant, name="Somebody", role=role)
            session.add(record)
            return str(record.id)

    def change(self, entity: type[Any], record_id: str, **values: Any) -> None:
        """Change a record; without values remove it."""
        with self.workspace.database.changing("Change") as session:
            record = session.get(entity, record_id)
            assert record is not None
            for key, value in values.items():
                setattr(record, key, value)
            if not values:
                session.delete(record)


@once
def ids(workspace: Workspace) -> dict[str, Any]:
    """The ids of what the meeting holds."""
    meeting = workspace.meetings.create(workspace.meetings.plan("OTHER", None))
    workspace.meetings.edit(
        [meeting],
        {
            "date": VagueDate.of(MONDAY, TUESDAY),
            "title": "Sixth Meeting",
            "title_ru": "Шестое заседание",
            "stage": "confirmed",
            "venue": "Palace of Independence",
            "place": "Astana",
        },
    )
    sittings = _sittings(workspace, meeting)
    items = _items(workspace, meeting, sittings["plenary"])
    made_up = MadeUp(7)
    delegation = workspace.participants.with_delegations(meeting)[1]
    home = {"delegation_id": delegation[0].id} if delegation else {"group": "guests"}
    people = [workspace.participants.add(meeting, made_up.person() | home) for _ in range(2)]
    return {"meeting": meeting, "sittings": sittings, "items": items, "participants": (people[0], people[1])}


@pytest.fixture
def two_days(workspace: Workspace, ids: dict[str, Any]) -> TwoDays:
    """A confirmed meeting with four sessions on two days, two items in the second, and two participants."""
    return TwoDays(workspace, **ids)


def _sittings(workspace: Workspace, meeting: str) -> dict[str, str]:
    return {
        name: workspace.sittings.add(meeting, values)
        for name, values in {
            "opening": sitting(MONDAY, time(9), 60, SittingKind.OPENING, room="Hall A"),
            "plenary": sitting(
                MONDAY, time(10), 90, title="First session", title_ru="Первая сессия", room="Hall A"
            ),
            "lunch": sitting(TUESDAY, time(13), 60, SittingKind.LUNCH),
            "briefing": sitting(
                TUESDAY, time(8), 30, title="Briefing", visibility=Visibility.SECRETARIAT, room="Office"
            ),
        }.items()
    }


def _items(workspace: Workspace, meeting: str, sitting_id: str) -> dict[str, str]:
    items = {title: workspace.agenda.add(meeting, title) for title in ("Reports", "Elections")}
    with workspace.database.changing("Place") as session:
        for place, item_id in enumerate(items.values()):
            item = session.get(AgendaItem, item_id)
            assert item is not None
            item.sitting_id, item.place, item.duration = sitting_id, place, 30
    return items


def sitting(
    day: date, start: time, minutes: int, kind: SittingKind = SittingKind.PLENARY, **values: Any
) -> dict[str, Any]:
    """Return the values of a session."""
    return {"day": day, "start": start, "duration": minutes, "kind": kind, **values}
