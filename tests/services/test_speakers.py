"""Who speaks to an item: participants, delegations, names; in the meeting's order or at fixed places."""

from __future__ import annotations

from datetime import date, time

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.participants import Participation
from cica_events.domain.speakers import SpeakerRole, SpeakingRule
from cica_events.errors import ConflictError, ValidationError
from cica_events.queries.speakers import SpeakerRow
from cica_events.services.workspace import Workspace
from tests.contents import contents
from tests.services.made_once import once


@once
def held(workspace: Workspace) -> str:
    """The id of a meeting with an agenda."""
    return workspace.meetings.create(workspace.meetings.plan("SOC", VagueDate.parse("2024-06-03")))


@once
def item(workspace: Workspace, held: str) -> str:
    """The id of an item of its agenda."""
    return workspace.agenda.rows(held)[0].id


def attend(workspace: Workspace, meeting: str, name: str, party: int = 0, **values: object) -> str:
    states = sorted(workspace.parties.rows(), key=lambda row: row.name)
    return workspace.participants.add(
        meeting, {"family_name": name, "party": states[party].id, "position": "Expert"} | values
    )


def speaking(workspace: Workspace, meeting: str, item: str) -> list[str]:
    return [row.speaker for row in rows(workspace, meeting, item)]


def rows(workspace: Workspace, meeting: str, item: str) -> tuple[SpeakerRow, ...]:
    return workspace.speakers.rows(meeting).get(item, ())


def test_participants_delegations_and_names_speak(workspace: Workspace, held: str, item: str) -> None:
    party = workspace.parties.rows()[1]
    minister = attend(workspace, held, "Zed", honorific="H.E.", position="Minister", organization="Ministry")
    made = workspace.speakers.add(
        item, participant_ids=[minister], party_ids=[party.id], names=[" Ms. Q ", ""]
    )
    assert len(made) == 3
    workspace.meetings.edit([held], {"speaking_rule": SpeakingRule.INSCRIPTION})
    first, second, third = rows(workspace, held, item)
    assert (first.speaker, first.function, first.number) == ("H.E. Zed", "Minister, Ministry", 1)
    assert first.status is Participation.NOMINATED
    assert (second.speaker, second.party, second.number) == (party.name, party.name, 2)
    assert (third.speaker, third.party, third.person_id) == ("Ms. Q", "", None)


def test_the_home_of_a_guest_is_a_group_that_says_nothing(workspace: Workspace, held: str, item: str) -> None:
    guest = workspace.participants.add(held, {"family_name": "Rector", "group": "guests"})
    workspace.speakers.add(item, participant_ids=[guest, attend(workspace, held, "Zed")])
    assert [row.speaker for row in rows(workspace, held, item) if row.of_group] == ["Rector"]


def test_nobody_is_inscribed_twice_in_one_role(workspace: Workspace, held: str, item: str) -> None:
    who = attend(workspace, held, "Zed")
    workspace.speakers.add(item, participant_ids=[who, who], names=["Q", "Q"])
    assert workspace.speakers.add(item, participant_ids=[who]) == []
    assert len(workspace.speakers.add(item, participant_ids=[who], role=SpeakerRole.MODERATOR)) == 1
    assert len(rows(workspace, held, item)) == 3


def test_who_takes_part_in_another_meeting_does_not_speak(
    workspace: Workspace, meeting: str, item: str
) -> None:
    stranger = attend(workspace, meeting, "Stranger")
    with pytest.raises(ConflictError):
        workspace.speakers.add(item, participant_ids=[stranger])


def test_the_order_follows_the_rule_of_the_meeting(workspace: Workspace, held: str, item: str) -> None:
    names = [("Expert", 0, "Expert"), ("Minister", 2, "Minister"), ("Ambassador", 1, "Ambassador")]
    ids = [attend(workspace, held, name, party, position=post) for name, party, post in names]
    workspace.speakers.add(item, participant_ids=[ids[1], ids[0], ids[2]])
    expected = {
        SpeakingRule.PROTOCOL: [row.name for row in workspace.participants.rows(held)],
        SpeakingRule.RANK: ["Minister", "Ambassador", "Expert"],
        SpeakingRule.INSCRIPTION: ["Minister", "Expert", "Ambassador"],
    }
    for rule, order in expected.items():
        workspace.meetings.edit([held], {"speaking_rule": rule})
        assert speaking(workspace, held, item) == order
    home = workspace.participants.rows(held)[0].party_id
    workspace.meetings.edit([held], {"speaking_rule": SpeakingRule.RANK, "chair": home})
    assert speaking(workspace, held, item)[0] == workspace.participants.rows(held)[0].name


def test_a_delegation_that_has_not_said_who_stands_where_it_does_in_protocol(
    workspace: Workspace, held: str, item: str
) -> None:
    delegations = [row for row in workspace.delegations.rows(held) if row.party_id]
    backwards = [row.party_id for row in reversed(delegations) if row.party_id]
    workspace.speakers.add(item, party_ids=backwards)
    assert speaking(workspace, held, item) == [row.party_name for row in delegations]


def test_a_place_is_fixed_with_its_reason_and_given_up(workspace: Workspace, held: str, item: str) -> None:
    workspace.meetings.edit([held], {"speaking_rule": SpeakingRule.INSCRIPTION})
    ids = workspace.speakers.add(item, names=["One", "Two", "Three"])
    before = contents(workspace.database)
    workspace.speakers.pin(ids[2], 1, " Leaves early ")
    assert speaking(workspace, held, item) == ["Three", "One", "Two"]
    assert rows(workspace, held, item)[0].pin_reason == "Leaves early"
    for place, reason in ((1, "taken"), (0, "no place"), (4, "no place"), (2, " ")):
        with pytest.raises(ValidationError):
            workspace.speakers.pin(ids[0], place, reason)
    workspace.speakers.unpin([ids[2]])
    assert contents(workspace.database) == before


def test_the_order_of_inscription_is_changed(workspace: Workspace, held: str, item: str) -> None:
    workspace.meetings.edit([held], {"speaking_rule": SpeakingRule.INSCRIPTION})
    ids = workspace.speakers.add(item, names=["One", "Two", "Three"])
    workspace.speakers.move(ids[2], 1)
    assert speaking(workspace, held, item) == ["Three", "One", "Two"]
    workspace.speakers.move(ids[2], 99)
    assert speaking(workspace, held, item) == ["One", "Two", "Three"]
    workspace.speakers.remove([ids[0]])
    assert [row.number for row in rows(workspace, held, item)] == [1, 2]


def test_a_speaker_who_is_removed_from_the_meeting_stays_by_name(
    workspace: Workspace, held: str, item: str
) -> None:
    who = attend(workspace, held, "Zed", honorific="H.E.")
    workspace.speakers.add(item, participant_ids=[who])
    before = contents(workspace.database)
    workspace.participants.remove([who])
    (row,) = rows(workspace, held, item)
    assert (row.speaker, row.participant_id, row.function, row.status) == ("H.E. Zed", None, "", None)
    assert row.party
    workspace.history.undo()
    assert contents(workspace.database) == before


def test_a_delegation_says_who_speaks_for_it(workspace: Workspace, held: str, item: str) -> None:
    who = attend(workspace, held, "Zed")
    home = workspace.participants.rows(held)[0].party_id
    (speaker,) = workspace.speakers.add(item, party_ids=[str(home)])
    workspace.speakers.edit([speaker], {"speaker": who, "topic": "Trade", "minutes": 7})
    (row,) = rows(workspace, held, item)
    assert (row.speaker, row.topic, row.minutes) == ("Zed", "Trade", 7)
    with pytest.raises(ValidationError):
        workspace.speakers.edit([speaker], {"minutes": 0})
    workspace.speakers.edit([speaker], {"speaker": None})
    (row,) = rows(workspace, held, item)
    assert (row.participant_id, row.party_id, row.name) == (None, home, "")


def test_who_speaks_or_presides_goes_on_when_two_entries_of_one_person_are_made_one(
    workspace: Workspace, held: str, item: str, twice: tuple[str, str]
) -> None:
    home = workspace.delegations.rows(held)[0].id
    stays, goes = workspace.participants.add_people(held, home, list(twice))
    workspace.participants.edit([stays], {"capacity": "head", "arrival_day": date(2024, 6, 2)})
    workspace.participants.edit([goes], {"arrival_day": date(2024, 6, 3), "arrival_time": time(9)})
    workspace.speakers.add(item, participant_ids=[goes])
    workspace.programme.add(held, {"title": "Plenary", "chair": goes})
    before = contents(workspace.database)
    workspace.duplicates.merge(*twice, {})
    (row,) = rows(workspace, held, item)
    assert row.participant_id == stays
    assert workspace.sittings.rows(held)[0].chair_id == stays
    (participant,) = workspace.participants.rows(held)
    assert (participant.arrival_day, participant.arrival_time) == (date(2024, 6, 2), None)
    workspace.history.undo()
    assert contents(workspace.database) == before


def test_speakers_go_with_their_item(workspace: Workspace, held: str, item: str) -> None:
    workspace.speakers.add(item, names=["One"])
    before = contents(workspace.database)
    workspace.agenda.remove([item])
    assert workspace.speakers.rows(held) == {}
    workspace.history.undo()
    assert contents(workspace.database) == before
