"""A meeting with a few participants, as tests of the participants, imports and exports need it."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Group
from cica_events.domain.participants import Capacity, Participation
from cica_events.domain.titles import split_titles
from tests.ui.meeting_desk import Office, laid_once

KAZ = ("H.E. Mr.", "Alibek", "Bakayev", "Deputy Minister of Foreign Affairs", Capacity.HEAD)
KAZ_SECOND = ("Ms.", "Nazira", "Nurbayeva", "Ambassador", Capacity.DELEGATE)
CHN = ("H.E. Mr.", "Xiao", "Zhang", "Ambassador", Capacity.HEAD)


@laid_once
def bare_meeting(office: Office, body: str = "SOC", when: str = "2023-12-12") -> str:
    """Create a meeting without delegations, agenda and participants, and return its id."""
    plan = office.workspace.meetings.plan(body, VagueDate.parse(when))
    meeting_id = office.workspace.meetings.create(replace(plan, invited=(), with_agenda=False))
    delegations = office.workspace.delegations
    groups = [row.id for row in delegations.rows(meeting_id) if row.group is not Group.SECRETARIAT]
    delegations.remove(groups)
    return meeting_id


def party(office: Office, name: str) -> str:
    """Return the id of a State or organization."""
    return next(party_id for party_id, known in office.workspace.parties.choices() if known == name)


def add(office: Office, meeting_id: str, country: str, person: tuple[Any, ...]) -> str:
    """Add a participant and return its id."""
    keys = ("honorific", "given_name", "family_name", "position", "capacity")
    values = {**dict(zip(keys, person, strict=True)), "party": party(office, country)}
    values |= asdict(split_titles(values["honorific"]))
    return office.workspace.participants.add(meeting_id, values)


@laid_once
def attended_meeting(office: Office) -> str:
    """Create a meeting with three participants of two Member States and one of the Secretariat."""
    meeting_id = bare_meeting(office)
    add(office, meeting_id, "China", CHN)
    add(office, meeting_id, "Kazakhstan", KAZ_SECOND)
    add(office, meeting_id, "Kazakhstan", KAZ)
    delegations = office.workspace.delegations.rows(meeting_id)
    home = next(row.id for row in delegations if row.group is Group.SECRETARIAT)
    office.workspace.participants.add(
        meeting_id,
        {
            "delegation_id": home,
            "given_name": "Kairat",
            "family_name": "Sarybay",
            "capacity": Capacity.SECRETARIAT,
            "status": Participation.REGISTERED,
        },
    )
    return meeting_id


def family_names(office: Office, meeting_id: str) -> list[str]:
    """Return the family names of the participants in protocol order."""
    return [row.family_name for row in office.workspace.participants.rows(meeting_id)]
