"""The posts of a person over time."""

from __future__ import annotations

from typing import Any

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.errors import ConflictError, NotFoundError, ValidationError
from cica_events.services.workspace import Workspace
from tests.contents import contents


def when(text: str) -> VagueDate:
    return VagueDate.parse(text)


@pytest.fixture
def person(workspace: Workspace) -> str:
    return workspace.people.add(
        {
            "family_name": "Lin",
            "position": "Counsellor",
            "department": "Protocol",
            "organization": "Embassy",
            "party": workspace.parties.rows()[0].id,
            "post_since": when("2019"),
        }
    )


def told(workspace: Workspace, person: str) -> list[tuple[Any, ...]]:
    return [
        (row.position, row.department, row.organization, str(row.since), str(row.until), row.party)
        for row in workspace.posts.rows(person)
    ]


def test_a_new_post_makes_the_present_one_an_earlier_one_as_one_step(
    workspace: Workspace, person: str
) -> None:
    before = contents(workspace.database)
    home, other = workspace.parties.rows()[:2]
    values = {"position": " Ambassador ", "organization": "Mission", "party": other.id}
    workspace.posts.begin(person, values, when("2023-05"))
    row = workspace.people.rows([person])[0]
    assert (row.position, row.department, row.organization) == ("Ambassador", "", "Mission")
    assert (row.party_id, row.post_since) == (other.id, when("2023-05"))
    assert told(workspace, person) == [("Counsellor", "Protocol", "Embassy", "2019", "2023-05", home.name)]
    workspace.history.undo()
    assert contents(workspace.database) == before


def test_the_end_of_the_present_post_may_be_another_day(workspace: Workspace, person: str) -> None:
    workspace.posts.begin(person, {"position": "Ambassador"}, when("2023-05"), when("2021"))
    assert told(workspace, person)[0][4] == "2021"


@pytest.mark.parametrize(
    ("since", "until", "culprit"), [("2018", None, "since"), ("2023", "2018-12-31", "until")]
)
def test_a_present_post_that_would_end_before_it_began_is_refused(
    workspace: Workspace, person: str, since: str, until: str | None, culprit: str
) -> None:
    before = contents(workspace.database)
    with pytest.raises(ValidationError, match="before it began") as error:
        workspace.posts.begin(person, {"position": "Ambassador"}, when(since), when(until) if until else None)
    assert error.value.field == culprit
    assert contents(workspace.database) == before


def test_who_had_no_post_has_no_earlier_one_afterwards(workspace: Workspace) -> None:
    person = workspace.people.add({"family_name": "New"})
    workspace.posts.begin(person, {"position": "Attaché"}, None)
    assert told(workspace, person) == []
    assert workspace.people.rows([person])[0].position == "Attaché"


def test_a_present_post_without_position_is_never_lost(workspace: Workspace) -> None:
    person = workspace.people.add({"family_name": "New", "organization": "Centre"})
    with pytest.raises(ConflictError, match="no position yet"):
        workspace.posts.begin(person, {"position": "Attaché"}, None)
    assert workspace.people.rows([person])[0].organization == "Centre"


def test_a_new_post_needs_a_position(workspace: Workspace, person: str) -> None:
    with pytest.raises(ValidationError) as error:
        workspace.posts.begin(person, {"organization": "Mission"}, None)
    assert error.value.field == "position"
    assert told(workspace, person) == []


def test_earlier_posts_stand_the_latest_first_and_those_without_dates_last(
    workspace: Workspace, person: str
) -> None:
    for name, since, until in (
        ("undated", None, None),
        ("first", "2001", "2005"),
        ("third", "2011", None),
        ("second", "2006-Q1", "2010-12-31"),
    ):
        values = {"position": name, "since": since and when(since), "until": until and when(until)}
        workspace.posts.add(person, values)
    assert [row[0] for row in told(workspace, person)] == ["third", "second", "first", "undated"]


def test_an_earlier_post_that_ends_before_it_begins_is_refused(workspace: Workspace, person: str) -> None:
    with pytest.raises(ValidationError, match="before it begins") as error:
        workspace.posts.add(person, {"position": "x", "since": when("2010"), "until": when("2009")})
    assert error.value.field == "until"
    post = workspace.posts.add(person, {"position": "x", "since": when("2010"), "until": when("2010-05")})
    with pytest.raises(ValidationError):
        workspace.posts.edit([post], {"since": when("2011")})


def test_posts_go_with_the_person_and_come_back(workspace: Workspace, person: str) -> None:
    workspace.posts.add(person, {"position": "Attaché"})
    workspace.people.remove([person])
    assert told(workspace, person) == []
    workspace.history.undo()
    assert told(workspace, person)[0][0] == "Attaché"


def test_a_post_of_nobody_is_refused(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        workspace.posts.add("gone", {"position": "Attaché"})
    with pytest.raises(NotFoundError):
        workspace.posts.begin("gone", {"position": "Attaché"}, None)
