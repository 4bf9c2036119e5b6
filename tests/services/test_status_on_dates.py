"""The status that counts is that on the day of the meeting: the sample before and after a decision."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.parties import PartyKind, Status
from cica_events.domain.protocol import Section
from cica_events.services.workspace import Workspace
from tests.services import sample_facts

beginning = sample_facts.beginning


def code_of(workspace: Workspace, code: str) -> str:
    return next(row.id for row in workspace.parties.rows() if row.code == code)


@pytest.mark.parametrize(
    ("day", "observers"),
    [
        (date(2023, 12, 1), 9),
        (date(2023, 12, 12), 9),
        (date(2023, 12, 25), 9),
        (date(2023, 12, 26), 10),
        (date(2023, 12, 31), 10),
    ],
)
def test_the_observer_states_of_a_day_are_counted(workspace: Workspace, day: date, observers: int) -> None:
    states = [row.status for row in workspace.parties.rows(day) if row.kind is PartyKind.STATE]
    assert Counter(states) == {Status.MEMBER: 28, Status.OBSERVER: observers, None: 12 - observers}
    book = workspace.parties.book(day)
    (row,) = [row for row in book.in_order() if row.code == "SA"]
    assert (book.status_on(row.id, day) is Status.OBSERVER) is (observers == 10)


def test_a_state_stands_where_its_status_on_the_day_of_the_meeting_puts_it(workspace: Workspace) -> None:
    saudi_arabia = code_of(workspace, "SA")
    before = workspace.meetings.get("SOC-2023-12-12").id
    after = workspace.meetings.create(workspace.meetings.plan("SOC", VagueDate.parse("2024-Q3")))
    for meeting in (before, after):
        workspace.delegations.add_parties(meeting, [saudi_arabia])
        workspace.participants.add(meeting, {"party": saudi_arabia, "family_name": "Alsaud"})
    sections = []
    for meeting in (before, after):
        [person] = [row for row in workspace.participants.rows(meeting) if row.party_id == saudi_arabia]
        [delegation] = [row for row in workspace.delegations.rows(meeting) if row.party_id == saudi_arabia]
        assert delegation.section is person.section
        sections.append(person.section)
    assert sections == [Section.OTHER_STATES, Section.OBSERVER_STATES]


def test_a_status_taken_back_moves_the_state_in_the_list_again(workspace: Workspace) -> None:
    saudi_arabia = code_of(workspace, "SA")
    meeting = workspace.meetings.get("SOC-2023-12-12").id
    workspace.delegations.add_parties(meeting, [saudi_arabia])

    def section() -> Section:
        return next(
            row.section for row in workspace.delegations.rows(meeting) if row.party_id == saudi_arabia
        )

    [granted] = workspace.parties.affiliations(saudi_arabia)
    workspace.affiliations.edit([granted.id], {"since": VagueDate.parse("2023-12")})
    assert section() is Section.OBSERVER_STATES
    workspace.history.undo()
    assert section() is Section.OTHER_STATES


def test_the_status_rests_on_the_decision_of_the_ministerial_council(workspace: Workspace) -> None:
    [granted] = workspace.parties.affiliations(code_of(workspace, "SA"))
    decision = next(row for row in workspace.affiliations.decisions() if row.id == granted.decided_by_id)
    assert (decision.meeting_key, decision.text) == ("MC-2023-12-26", "Observer status to Saudi Arabia")
