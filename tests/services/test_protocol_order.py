"""The order that a meeting has chosen is the one that its lists stand in."""

from __future__ import annotations

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import Leading
from cica_events.services.sample import fill_reference
from cica_events.services.workspace import Workspace
from tests.services.made_once import once

MEMBERS = ["Azerbaijan", "China", "Kazakhstan", "Mongolia", "Thailand", "Türkiye"]


@once
def meeting(workspace: Workspace) -> str:
    """A meeting of six Member States and one observer, held in Kazakhstan and chaired by Türkiye."""
    fill_reference(workspace.database)
    parties = {name: party_id for party_id, name in workspace.parties.choices()}
    meeting = workspace.meetings.create(workspace.meetings.plan("OTHER", VagueDate.parse("2024-06-03")))
    workspace.delegations.add_parties(meeting, [parties[name] for name in (*MEMBERS, "Belarus")])
    workspace.meetings.edit([meeting], {"chair": parties["Türkiye"], "country": parties["Kazakhstan"]})
    return meeting


def delegations(workspace: Workspace, meeting: str, language: str = "en") -> list[str]:
    return [row.party_name for row in workspace.delegations.rows(meeting, language) if row.party_id]


def test_without_a_choice_the_alphabet_decides(workspace: Workspace, meeting: str) -> None:
    assert delegations(workspace, meeting) == [*MEMBERS, "Belarus"]


@pytest.mark.parametrize(
    ("leading", "first"),
    [
        (Leading.CHAIR, ["Türkiye", "Azerbaijan"]),
        (Leading.HOST, ["Kazakhstan", "Azerbaijan"]),
        (Leading.CHAIR_AND_HOST, ["Türkiye", "Kazakhstan", "Azerbaijan"]),
    ],
)
def test_the_chair_or_the_host_stands_first_where_chosen(
    workspace: Workspace, meeting: str, leading: Leading, first: list[str]
) -> None:
    workspace.meetings.edit([meeting], {"leading": leading})
    assert delegations(workspace, meeting)[: len(first)] == first
    assert sorted(delegations(workspace, meeting)) == sorted([*MEMBERS, "Belarus"])
    workspace.history.undo()
    assert delegations(workspace, meeting) == [*MEMBERS, "Belarus"]


def test_the_order_begins_at_the_party_drawn_by_lot(workspace: Workspace, meeting: str) -> None:
    parties = {name: party_id for party_id, name in workspace.parties.choices()}
    workspace.meetings.edit([meeting], {"drawn": parties["Mongolia"]})
    assert delegations(workspace, meeting) == [
        "Mongolia",
        "Thailand",
        "Türkiye",
        "Azerbaijan",
        "China",
        "Kazakhstan",
        "Belarus",
    ]
    assert delegations(workspace, meeting, "ru")[0] == "Монголия"


def test_a_party_stands_where_it_is_sorted_under(workspace: Workspace, meeting: str) -> None:
    parties = {name: party_id for party_id, name in workspace.parties.choices()}
    workspace.parties.edit([parties["Azerbaijan"]], {"sort_name": "Republic of Azerbaijan"})
    assert delegations(workspace, meeting)[3] == "Azerbaijan"
    assert delegations(workspace, meeting, "ru")[0] == "Азербайджан"


def test_participants_follow_the_order_of_their_delegations(workspace: Workspace, meeting: str) -> None:
    parties = {name: party_id for party_id, name in workspace.parties.choices()}
    for name, family, position in (
        ("China", "Wei", "Counsellor"),
        ("China", "Zhao", "Ambassador"),
        ("Türkiye", "Kaya", ""),
        ("Azerbaijan", "Aliyev", ""),
    ):
        values = {"party": parties[name], "family_name": family, "position": position}
        workspace.participants.add(meeting, values)
    workspace.meetings.edit([meeting], {"leading": Leading.CHAIR})
    names = [row.family_name for row in workspace.participants.rows(meeting)]
    assert names == ["Kaya", "Aliyev", "Zhao", "Wei"]
    rows = workspace.participants.rows(meeting)
    workspace.participants.edit([rows[3].id], {"position": "Minister"})
    assert [row.family_name for row in workspace.participants.rows(meeting)] == [
        "Kaya",
        "Aliyev",
        "Wei",
        "Zhao",
    ]
    assert workspace.participants.refreshed(rows, [rows[3].id]) == workspace.participants.rows(meeting)
