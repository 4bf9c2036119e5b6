"""The verbs of programme and speakers, to be tried on whatever a workspace holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta

from cica_events.domain.meeting_days import base_day
from cica_events.domain.sittings import SittingKind
from cica_events.domain.speakers import SpeakerRole
from cica_events.queries.sittings import SittingRow
from cica_events.services.editing import Cell
from cica_events.services.workspace import Workspace
from tests.services.trial import Trial


def furnish_programme(workspace: Workspace, meeting: str) -> None:
    """Give a meeting a day with three sessions, an item in one of them, and who speaks to it."""
    day = base_day(workspace.meetings.get(meeting).date)
    add = workspace.programme.add
    plenary = add(meeting, {"day": day, "start": time(10), "duration": 90, "room": "Hall"})
    add(meeting, {"day": day, "start": time(12), "kind": SittingKind.LUNCH})
    add(meeting, {"day": day, "start": time(14), "title": "Second", "room": "Hall", "pinned": True})
    item = workspace.agenda.rows(meeting)[0].id
    workspace.programme.place([item], plenary)
    party = workspace.parties.rows()[0].id
    first, _second = workspace.speakers.add(item, party_ids=[party], names=["Somebody"])
    workspace.speakers.pin(first, 2, "Asked to wait")
    workspace.conflicts.accept(meeting, [workspace.conflicts.of(meeting)[0].key], "Nobody minds")


def _sitting(t: Trial) -> SittingRow:
    return t.one(t.workspace.sittings.rows(t.meeting))


def _move(t: Trial) -> None:
    sitting = _sitting(t)
    meeting = t.workspace.meetings.get(sitting.meeting_id)
    day = base_day(meeting.date) + timedelta(days=t.random.randint(-1, 2))
    start = time(t.random.randint(0, 23), t.one((0, 15, 30)))
    t.workspace.programme.move(
        sitting.id, day, start, t.one(("", "Hall", t.word())), shift=t.one((True, False))
    )


def _place(t: Trial) -> None:
    sitting = _sitting(t)
    items = [row.id for row in t.some(t.workspace.agenda.rows(sitting.meeting_id))]
    t.workspace.programme.place(items, t.one((sitting.id, sitting.id, None)), t.one((None, 0, 1)))


def _set_rooms(t: Trial) -> None:
    meeting = t.meeting
    rooms = t.workspace.programme.read(meeting).rooms
    new = t.one((t.word(), ""))
    t.workspace.programme.set_rooms(meeting, ["Hall", new, *rooms], {t.one(rooms): new})


def _speaker(t: Trial) -> str:
    found = t.workspace.speakers.rows(t.meeting)
    return t.one([row.id for rows in found.values() for row in rows])


def _add_speakers(t: Trial) -> None:
    meeting = t.meeting
    item = t.one(t.workspace.agenda.rows(meeting)).id
    participants = [t.participant(meeting)] if t.random.random() < 0.5 else []
    t.workspace.speakers.add(
        item,
        participant_ids=participants,
        party_ids=[t.party],
        names=[t.word()],
        role=t.one(list(SpeakerRole)),
    )


def _unpin(t: Trial) -> None:
    found = t.workspace.speakers.rows(t.meeting)
    pinned = [row.id for rows in found.values() for row in rows if row.pinned_place]
    t.workspace.speakers.unpin([t.one(pinned)])


def _accept(t: Trial) -> None:
    meeting = t.meeting
    keys = [each.key for each in t.some(t.workspace.conflicts.of(meeting))]
    t.workspace.conflicts.accept(meeting, keys, t.word())


def _reopen(t: Trial) -> None:
    found = t.workspace.conflicts.of(t.meeting)
    t.workspace.conflicts.reopen([t.one([each.accepted_id for each in found if each.accepted_id])])


PROGRAMME_VERBS: dict[str, Callable[[Trial], object]] = {
    "conflicts.accept": _accept,
    "conflicts.reopen": _reopen,
    "programme.add": lambda t: t.workspace.programme.add(t.meeting, {"title": t.word(), "duration": 45}),
    "programme.move": _move,
    "programme.resize": lambda t: t.workspace.programme.resize(
        _sitting(t).id, t.random.randint(5, 300), shift=t.one((True, False))
    ),
    "programme.shift_following": lambda t: t.workspace.programme.shift_following(
        _sitting(t).id, t.one((-30, 15, 60))
    ),
    "programme.place": _place,
    "programme.schedule_rest": lambda t: t.workspace.programme.schedule_rest(t.meeting),
    "programme.set_rooms": _set_rooms,
    "speakers.add": _add_speakers,
    "speakers.edit": lambda t: t.workspace.speakers.edit(
        [_speaker(t)], {"topic": t.word(), "minutes": 7, "role": SpeakerRole.PANELLIST}
    ),
    "speakers.edit_cells": lambda t: t.workspace.speakers.edit_cells([Cell(_speaker(t), "topic", t.word())]),
    "speakers.remove": lambda t: t.workspace.speakers.remove([_speaker(t)]),
    "speakers.pin": lambda t: t.workspace.speakers.pin(_speaker(t), t.one((1, 2)), t.word()),
    "speakers.unpin": _unpin,
    "speakers.move": lambda t: t.workspace.speakers.move(_speaker(t), t.one((1, 2, 3))),
}
