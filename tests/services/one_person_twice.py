"""One person who stands in the directory under two spellings, and what may belong to either."""

from __future__ import annotations

from cica_events.domain.base import Record
from cica_events.services.workspace import Workspace

ADAILEH = {"given_name": "Adel", "family_name": "Adaileh", "honorific": "H.E.", "rank": "Ambassador"}


def attend(workspace: Workspace, meeting: str, person: str, **values: object) -> str:
    row = workspace.people.rows([person])[0]
    party = workspace.parties.rows()[0].id
    names = {"family_name": row.family_name, "given_name": row.given_name, "party": party}
    return workspace.participants.add(meeting, names | values, person_id=person)


def store(workspace: Workspace, *records: Record) -> None:
    with workspace.database.changing("set") as session:
        session.add_all(records)
