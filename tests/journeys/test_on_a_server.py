"""The same work on a workspace that lies on a PostgreSQL server."""

from __future__ import annotations

from cica_events.services.workspace import create_workspace
from tests.journeys.conftest import Office
from tests.journeys.driver import workspace

SEVENTH = "Seventh meeting of the CICA Youth Council"


def test_a_meeting_is_planned_and_edited_on_a_server(office: Office, postgres_address: str) -> None:
    create_workspace(postgres_address, sample=True).close()
    person = office.start(postgres_address)
    assert person.counts == "40 meetings"
    person.press("Ctrl+2")
    person.click("New meeting")
    person.fill("Body", "youth")
    person.press("Tab")
    person.type("q3 2024")
    person.press("Return")
    person.until(lambda: person.title == SEVENTH)
    person.tab("Agenda")
    person.sheet("Agenda").write("Other matters", "Title", "Any other business")
    assert len(workspace(person).meetings.rows()) == 41
    person.press("Ctrl+Z", times=2)
    person.rests()
    assert person.title == "Meetings"
    person.is_told("This meeting does not exist any more.")
    assert len(workspace(person).meetings.rows()) == 40
    office.leave(person)
    person = office.start()
    person.press("Ctrl+Shift+Z", times=2)
    person.open_meeting("seventh youth")
    person.tab("Agenda")
    assert "Any other business" in person.sheet("Agenda").texts("Title")
