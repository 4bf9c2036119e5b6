"""The delegations of a meeting: invited, grouped, counted and in protocol order on the meeting's day."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Group, Reply
from cica_events.domain.participants import Capacity
from cica_events.domain.parties import PartyKind, Status
from cica_events.domain.protocol import Section
from cica_events.errors import ConflictError, NotFoundError, ValidationError
from cica_events.exports.delegations_xlsx import CHASE
from cica_events.persistence.database import Database
from cica_events.services.sample import fill_reference
from cica_events.services.workspace import Workspace
from tests.services.made_once import once


@once
def empty(workspace: Workspace) -> str:
    """The id of a meeting without delegations."""
    return workspace.meetings.create(workspace.meetings.plan("OTHER", None))


def test_parties_are_added_once(workspace: Workspace, empty: str) -> None:
    parties = [row.id for row in workspace.parties.rows()][:3]
    assert len(workspace.delegations.add_parties(empty, [*parties, *parties])) == 3
    assert workspace.delegations.add_parties(empty, parties) == []
    rows = workspace.delegations.rows(empty)
    assert [row.party_id for row in rows] == parties
    assert all(row.invited for row in rows)
    assert [row.number for row in rows] == [1, 2, 3]


def test_groups_stand_behind_the_parties(workspace: Workspace, empty: str) -> None:
    for group in (Group.SECRETARIAT, Group.MEDIA, Group.GUESTS, Group.INTERPRETERS, Group.SPEAKERS):
        workspace.delegations.add_group(empty, group)
    workspace.delegations.add_group(empty, Group.OTHER, " Nazarbayev University ")
    workspace.delegations.add_parties(empty, [workspace.parties.rows()[0].id])
    rows = workspace.delegations.rows(empty)
    assert [row.section for row in rows] == [
        Section.MEMBER_STATES,
        Section.OTHER_ORGANIZATIONS,
        Section.SPEAKERS,
        Section.GUESTS,
        Section.MEDIA,
        Section.INTERPRETERS,
        Section.SECRETARIAT,
    ]
    assert [row.party_name for row in rows][1:4] == ["Nazarbayev University", "Speakers", "Guests"]


def test_a_party_is_no_group(workspace: Workspace, empty: str) -> None:
    with pytest.raises(ValidationError, match="Choose the State"):
        workspace.delegations.add_group(empty, Group.PARTY)


def test_a_place_given_by_hand_comes_first_in_its_section(workspace: Workspace, empty: str) -> None:
    states = [row.id for row in workspace.parties.rows() if row.kind is PartyKind.STATE]
    workspace.delegations.add_parties(empty, states)
    last = workspace.delegations.rows(empty)[-1]
    workspace.delegations.edit([last.id], {"order": 1})
    assert workspace.delegations.rows(empty)[0].id == last.id


def test_heads_and_participants_are_counted(workspace: Workspace, empty: str) -> None:
    party = workspace.parties.rows()[0].id
    for name, capacity in (("Head", Capacity.HEAD), ("Other", Capacity.DELEGATE)):
        workspace.participants.add(empty, {"party": party, "family_name": name, "capacity": capacity})
    row = workspace.delegations.rows(empty)[0]
    assert (row.head, row.participants) == ("Head", 2)


def test_replies_are_counted_for_the_meeting(workspace: Workspace, meeting: str) -> None:
    rows = workspace.delegations.rows(meeting)
    workspace.delegations.edit([row.id for row in rows[:2]], {"reply": Reply.ATTENDING})
    workspace.delegations.edit([rows[2].id], {"reply": Reply.DECLINED})
    invited = sum(row.invited for row in rows)
    counts = workspace.meetings.counts(meeting)
    assert (counts.delegations, counts.invited, counts.replied) == (len(rows), invited, 3)


def test_a_list_to_chase_can_be_handed_out_with_the_contacts_it_names(
    workspace: Workspace, meeting: str, tmp_path: Path
) -> None:
    rows = workspace.delegations.rows(meeting)
    workspace.delegations.edit([rows[1].id], {"contact_email": "embassy@mfa.example"})
    path = tmp_path / "chase.xlsx"
    workspace.exports.write("delegations", meeting, path, columns=CHASE, only=[rows[3].id, rows[1].id])
    grid = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [row[:4] for row in grid[6:]] == [
        [2, "Member States", rows[1].party_name, "No reply"],
        [4, "Member States", rows[3].party_name, "No reply"],
    ]
    assert grid[6][7] == "embassy@mfa.example"


def test_what_is_gone_is_told(workspace: Workspace, empty: str) -> None:
    party = workspace.parties.rows()[0].id
    workspace.meetings.remove([empty])
    with pytest.raises(NotFoundError, match="meeting was removed"):
        workspace.delegations.rows(empty)
    with pytest.raises(ConflictError):
        workspace.delegations.add_parties(empty, [party])
    with pytest.raises(ConflictError):
        workspace.delegations.add_group(empty, Group.GUESTS)


@pytest.fixture
def conference(database: Database) -> Workspace:
    """A workspace with the real States and organizations."""
    fill_reference(database)
    return Workspace(database)


@pytest.mark.parametrize(
    ("day", "section", "invited"),
    [
        ("2023-12-12", Section.OTHER_STATES, False),
        ("2023-12-25", Section.OTHER_STATES, False),
        ("2023-12-26", Section.OBSERVER_STATES, True),
        ("2024-Q1", Section.OBSERVER_STATES, True),
    ],
)
def test_saudi_arabia_is_an_observer_from_the_day_of_the_decision(
    conference: Workspace, day: str, section: Section, invited: bool
) -> None:
    plan = conference.meetings.plan("SOC", VagueDate.parse(day))
    assert ("SA" in [row.code for row in plan.invited]) is invited
    meeting = conference.meetings.create(plan)
    saudi_arabia = next(row.id for row in conference.parties.rows() if row.code == "SA")
    conference.delegations.add_parties(meeting, [saudi_arabia])
    row = next(row for row in conference.delegations.rows(meeting) if row.party_id == saudi_arabia)
    assert row.section is section
    assert (row.status is Status.OBSERVER) is invited


def test_states_stand_by_their_short_names_in_the_chosen_language(conference: Workspace) -> None:
    meeting = conference.meetings.create(conference.meetings.plan("SOC", VagueDate.parse("2023-12-12")))
    english = [row.party_name for row in conference.delegations.rows(meeting, "en")]
    members = [
        row for row in conference.delegations.rows(meeting, "en") if row.section is Section.MEMBER_STATES
    ]
    assert len(members) == 28
    assert english.index("Thailand") < english.index("Türkiye") < english.index("United Arab Emirates")
    assert english.index("Qatar") < english.index("Republic of Korea") < english.index("Russia")
    assert english.index("Uzbekistan") < english.index("Viet Nam")
    russian = [row.party_name for row in conference.delegations.rows(meeting, "ru")]
    assert russian[0] == "Азербайджан"
    assert russian != english


def test_moving_a_meeting_past_the_decision_moves_the_observer(conference: Workspace) -> None:
    meeting = conference.meetings.create(conference.meetings.plan("SOC", VagueDate.parse("2023-12-12")))
    saudi_arabia = next(row.id for row in conference.parties.rows() if row.code == "SA")
    conference.delegations.add_parties(meeting, [saudi_arabia])
    conference.meetings.edit([meeting], {"date": VagueDate.parse("2024-01-15")})
    row = next(row for row in conference.delegations.rows(meeting) if row.party_id == saudi_arabia)
    assert row.section is Section.OBSERVER_STATES
