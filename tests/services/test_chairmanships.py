"""Who chairs the Conference and its bodies, and whom the secretariat writes to."""

from __future__ import annotations

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.errors import NotFoundError, ValidationError
from cica_events.services.workspace import Workspace


@pytest.fixture
def party(workspace: Workspace) -> str:
    """The id of a State that chairs nothing."""
    return workspace.parties.rows()[0].id


def test_a_party_chairs_the_conference_and_a_body_at_once(workspace: Workspace, party: str) -> None:
    conference = workspace.chairmanships.add(party, {"body": "", "since": VagueDate.parse("2020-09")})
    body = workspace.chairmanships.add(party, {"body": "BC", "decision": "Decision of the Council"})
    rows = workspace.chairmanships.rows(party)
    assert [(row.id, row.body, row.decision) for row in rows] == [
        (conference, "", ""),
        (body, "BC", "Decision of the Council"),
    ]
    other = workspace.parties.rows()[1].id
    assert workspace.chairmanships.rows(other) == []
    assert workspace.chairmanships.rows() == rows


def test_one_chairmanship_follows_the_other(workspace: Workspace, party: str) -> None:
    first = workspace.chairmanships.add(party, {"since": VagueDate.parse("2020"), "until": None})
    with pytest.raises(ValidationError, match="chairs in that period already"):
        workspace.chairmanships.add(party, {"since": VagueDate.parse("2022")})
    workspace.chairmanships.edit([first], {"until": VagueDate.parse("2022")})
    second = workspace.chairmanships.add(party, {"since": VagueDate.parse("2022")})
    with pytest.raises(ValidationError, match="chairs in that period already") as refused:
        workspace.chairmanships.edit([second], {"since": VagueDate.parse("2021-05")})
    assert refused.value.field == "since"
    with pytest.raises(ValidationError, match="ends before it begins"):
        workspace.chairmanships.edit([second], {"until": VagueDate.parse("2021")})
    assert [row.id for row in workspace.chairmanships.rows(party)] == [second, first]


def test_a_removed_chairmanship_comes_back(workspace: Workspace, party: str) -> None:
    one = workspace.chairmanships.add(party, {"body": "TTF"})
    workspace.chairmanships.remove([one])
    assert workspace.chairmanships.rows(party) == []
    workspace.history.undo()
    assert [row.id for row in workspace.chairmanships.rows(party)] == [one]


def test_contact_points_are_kept_with_their_party(workspace: Workspace, party: str) -> None:
    one = workspace.contact_points.add(party, {"name": " Ms. Aigerim Sadykova ", "email": "a@example.org"})
    workspace.contact_points.edit([one], {"phone": "+7 7172 000000", "function": "Desk officer"})
    [row] = workspace.contact_points.rows(party)
    assert (row.name, row.function, row.email, row.phone) == (
        "Ms. Aigerim Sadykova",
        "Desk officer",
        "a@example.org",
        "+7 7172 000000",
    )
    workspace.contact_points.remove([one])
    assert workspace.contact_points.rows() == []
    with pytest.raises(NotFoundError):
        workspace.contact_points.edit([one], {"phone": ""})
    workspace.history.undo()
    assert [row.id for row in workspace.contact_points.rows(party)] == [one]


def test_a_contact_point_has_a_name(workspace: Workspace, party: str) -> None:
    with pytest.raises(ValidationError) as refused:
        workspace.contact_points.add(party, {"email": "a@example.org"})
    assert refused.value.field == "name"
