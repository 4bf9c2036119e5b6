"""The verbs of delegations and participants, to be tried on whatever a workspace holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Group, Reply
from cica_events.domain.participants import Participation
from cica_events.services.editing import Cell
from tests.services.trial import Trial


def _add_participant(trial: Trial) -> None:
    values = trial.made_up.person() | {"party": trial.party}
    trial.workspace.participants.add(trial.meeting, values)


def _add_people(trial: Trial) -> None:
    meeting = trial.meeting
    delegation = trial.one(trial.workspace.delegations.rows(meeting)).id
    people = [row.id for row in trial.some(trial.workspace.people.rows())]
    trial.workspace.participants.add_people(meeting, delegation, people)


def _bring_over(trial: Trial) -> None:
    plan = trial.workspace.meetings.plan(trial.one(("SOC", "YC")), VagueDate.parse("2031"))
    meeting = trial.workspace.meetings.create(plan)
    homes = [row.id for row in trial.workspace.delegations.rows(meeting)]
    trial.workspace.delegations.bring_over(meeting, homes)


def _pin(trial: Trial) -> None:
    rows = trial.workspace.delegations.rows(trial.meeting)
    before = trial.one([None, *(row.id for row in rows)])
    trial.workspace.delegations.pin(trial.one(rows).id, before, trial.word())


def _unpin(trial: Trial) -> None:
    placed = [row.id for row in trial.workspace.delegations.rows(trial.meeting) if row.order]
    trial.workspace.delegations.unpin(trial.some(placed))


def _edit_participants(trial: Trial) -> None:
    rows = trial.some(trial.workspace.participants.rows(trial.meeting))
    values = {"position": trial.word(), "family_name": trial.word(), "party": trial.party}
    trial.workspace.participants.edit([row.id for row in rows], values)


def _edit_participant_cells(trial: Trial) -> None:
    rows = trial.some(trial.workspace.participants.rows(trial.meeting))
    trial.workspace.participants.edit_cells([Cell(row.id, "given_name", trial.word()) for row in rows])


def _advance_participants(trial: Trial) -> None:
    rows = trial.some(trial.workspace.participants.rows(trial.meeting))
    trial.workspace.participants.advance([row.id for row in rows], trial.one(list(Participation)))


def _replace_participant(trial: Trial) -> None:
    meeting = trial.meeting
    person = trial.one(trial.workspace.people.rows()).id
    by: str | dict[str, Any] = trial.one((trial.participant(meeting), person))
    if trial.random.random() < 0.4:
        by = trial.made_up.person()
    trial.workspace.participants.replace(trial.participant(meeting), by)


def _move_participants(trial: Trial) -> None:
    meeting = trial.meeting
    rows = trial.some(trial.workspace.participants.rows(meeting))
    delegation = trial.one(trial.workspace.delegations.rows(meeting)).id
    before = trial.one((None, trial.participant(meeting)))
    trial.workspace.participants.move([row.id for row in rows], before, delegation_id=delegation)


def _shift_participant(trial: Trial) -> None:
    ids = [row.id for row in trial.workspace.participants.rows(trial.meeting)]
    trial.workspace.participants.edit(ids, {"party": trial.party, "capacity": "delegate"})
    trial.workspace.participants.shift([trial.one(ids)], trial.one((-1, 1)))


def _give_up_places(trial: Trial) -> None:
    one = trial.participant(trial.meeting)
    values = {"order": 3, "order_reason": trial.word(), "phone": trial.word()}
    trial.workspace.participants.edit([one], values)
    trial.workspace.participants.give_up_places([one])


def _strayed(trial: Trial) -> list[str]:
    """Return participants who differ from the directory; it is made so first where none does."""
    rows = trial.some(trial.workspace.participants.rows(trial.meeting))
    values = {"position": trial.word(), "phone": trial.word()}
    trial.workspace.people.edit([row.person_id for row in rows], values)
    return [row.id for row in rows]


PARTICIPANT_VERBS: dict[str, Callable[[Trial], object]] = {
    "delegations.add_parties": lambda t: t.workspace.delegations.add_parties(t.meeting, [t.party, t.party]),
    "delegations.add_group": lambda t: t.workspace.delegations.add_group(t.meeting, Group.GUESTS, t.word()),
    "delegations.edit": lambda t: t.workspace.delegations.edit(
        [t.one(t.workspace.delegations.rows(t.meeting)).id],
        {"reply": t.one(list(Reply)), "name": t.word(), "present": True},
    ),
    "delegations.edit_cells": lambda t: t.workspace.delegations.edit_cells(
        [Cell(t.one(t.workspace.delegations.rows(t.meeting)).id, "name", t.word())]
    ),
    "delegations.bring_over": _bring_over,
    "delegations.pin": _pin,
    "delegations.unpin": _unpin,
    "delegations.remove": lambda t: t.workspace.delegations.remove(
        [row.id for row in t.some(t.workspace.delegations.rows(t.meeting))]
    ),
    "participants.add": _add_participant,
    "participants.add_people": _add_people,
    "participants.edit": _edit_participants,
    "participants.edit_cells": _edit_participant_cells,
    "participants.advance": _advance_participants,
    "participants.replace": _replace_participant,
    "participants.move": _move_participants,
    "participants.shift": _shift_participant,
    "participants.give_up_places": _give_up_places,
    "participants.take_over": lambda t: t.workspace.participants.take_over(_strayed(t), ["position"]),
    "participants.write_to_directory": lambda t: t.workspace.participants.write_to_directory(
        _strayed(t), ["position"]
    ),
    "participants.remove": lambda t: t.workspace.participants.remove([t.participant(t.meeting)]),
}
