"""Planning a meeting from its body and date, and keeping it with its hosts, links and counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import HostRole, LinkKind, Stage
from cica_events.domain.parties import Status
from cica_events.errors import ConflictError, NotFoundError, ValidationError
from cica_events.i18n import use_language
from cica_events.services.workspace import Workspace


def create(workspace: Workspace, body: str = "SOC", when: str | None = None) -> str:
    date = VagueDate.parse(when) if when else None
    return workspace.meetings.create(workspace.meetings.plan(body, date))


def test_a_meeting_is_proposed_by_its_body_and_date(workspace: Workspace) -> None:
    plan = workspace.meetings.plan("YC", VagueDate.parse("2024-Q3/2024-Q4"))
    assert plan.title == "Seventh meeting of the CICA Youth Council"
    assert plan.title_ru == "Седьмое заседание Молодежного совета СВМДА"
    assert plan.ordinal == 7
    assert {row.status for row in plan.invited} == {Status.MEMBER}
    assert plan.agenda != ()


def test_a_created_meeting_holds_what_was_proposed(workspace: Workspace) -> None:
    plan = workspace.meetings.plan("YC", VagueDate.parse("2024-Q3"))
    meeting = workspace.meetings.create(plan)
    row = workspace.meetings.get(meeting)
    assert (row.key, row.body, row.ordinal, row.title) == ("YC-7", "YC", 7, plan.title)
    assert (row.date, row.stage) == (plan.date, Stage.PLANNED)
    invited = [line.party_id for line in workspace.delegations.rows(meeting) if line.invited]
    assert invited == [party.id for party in plan.invited]
    top = [line.title for line in workspace.agenda.rows(meeting) if line.depth == 0]
    assert top == [item.text("en", 2024) for item in plan.agenda]
    assert row.delegations == len(workspace.delegations.rows(meeting))


def test_creating_a_meeting_is_one_step(workspace: Workspace) -> None:
    meeting = create(workspace)
    assert workspace.history.steps()[0].label.startswith("New meeting “")
    workspace.history.undo()
    assert workspace.meetings.rows() == []
    workspace.history.redo()
    assert workspace.meetings.get(meeting).delegations > 0


def test_steps_name_a_meeting_in_the_language_of_the_interface(workspace: Workspace) -> None:
    use_language("ru")
    try:
        meeting = create(workspace, "YC", "2024-Q3")
        workspace.meetings.remove([meeting])
    finally:
        use_language("en")
    assert [step.label for step in workspace.history.steps()[:2]] == [
        "Удаление «Седьмое заседание Молодежного совета СВМДА»",
        "Новое мероприятие «Седьмое заседание Молодежного совета СВМДА»",
    ]


def test_a_proposal_may_be_changed(workspace: Workspace) -> None:
    plan = workspace.meetings.plan("SOC", VagueDate.parse("2024-05-06"))
    meeting = workspace.meetings.create(
        replace(plan, title="  Special meeting ", invited=plan.invited[:2], with_agenda=False)
    )
    assert workspace.meetings.get(meeting).title == "Special meeting"
    assert sum(row.invited for row in workspace.delegations.rows(meeting)) == 2
    assert workspace.agenda.rows(meeting) == []


def test_a_meeting_needs_a_title(workspace: Workspace) -> None:
    with pytest.raises(ValidationError) as error:
        workspace.meetings.create(replace(workspace.meetings.plan("SOC", None), title="  "))
    assert error.value.field == "title"
    assert workspace.meetings.rows() == []


def test_ordinals_go_on_from_the_meetings_there_are(workspace: Workspace) -> None:
    assert [workspace.meetings.get(create(workspace, "YC")).key for _ in range(3)] == ["YC-7", "YC-8", "YC-9"]
    assert workspace.meetings.plan("YC", None, ordinal=12).title.startswith("Twelfth")


def test_keys_are_made_of_body_and_date_and_never_twice(workspace: Workspace) -> None:
    keys = [workspace.meetings.get(create(workspace, "SOC", when)).key for when in ("2023-12-12",) * 3]
    assert keys == ["SOC-2023-12-12", "SOC-2023-12-12-2", "SOC-2023-12-12-3"]
    assert workspace.meetings.get(create(workspace, "SOC", "2024-Q3/2024-Q4")).key == "SOC-2024-Q3-2024-Q4"
    assert workspace.meetings.get(create(workspace, "SOC")).key == "SOC"


@pytest.mark.parametrize("written", ["SOC-2023-12-12", "soc-2023-12-12", "Soc-2023-12-12"])
def test_a_meeting_is_found_by_its_key_in_any_case(workspace: Workspace, written: str) -> None:
    meeting = create(workspace, "SOC", "2023-12-12")
    assert workspace.meetings.get(written).id == meeting
    assert workspace.meetings.get(meeting).key == "SOC-2023-12-12"


def test_a_key_in_cyrillic_letters_is_found(workspace: Workspace) -> None:
    meeting = create(workspace, "СОВЕТ")
    assert workspace.meetings.get("СОВЕТ").id == meeting


def test_a_meeting_that_was_removed_is_not_called_by_its_identifier(workspace: Workspace) -> None:
    meeting = create(workspace)
    workspace.meetings.remove([meeting])
    with pytest.raises(NotFoundError, match=r"^The meeting was removed\.$"):
        workspace.meetings.get(meeting)


@pytest.mark.parametrize("key", ["", "NO-1", "SOC%", "' OR 1=1 --", "x" * 10_000, "nul\x07"])
def test_an_unknown_meeting_is_told_by_name(workspace: Workspace, key: str) -> None:
    create(workspace)
    with pytest.raises(NotFoundError, match="There is no meeting"):
        workspace.meetings.get(key)


def test_meetings_come_by_date_and_those_without_last(workspace: Workspace) -> None:
    for when in (None, "2024-05", "2023-12-12", "2024", "2024-05-01"):
        create(workspace, "SOC", when)
    assert [str(row.date) for row in workspace.meetings.rows()] == [
        "2023-12-12", "2024", "2024-05-01", "2024-05", "None",
    ]  # fmt: skip
    rows = workspace.meetings.rows()
    assert [meeting for meeting, _name in workspace.meetings.lines()] == [row.id for row in rows]


def test_hosts_are_kept_organizers_first(workspace: Workspace, meeting: str) -> None:
    party = workspace.parties.rows()[0]
    workspace.meetings.add_host(meeting, HostRole.SUPPORTER, "Foundation")
    host = workspace.meetings.add_host(meeting, HostRole.ORGANIZER, f" {party.name} ", party.id)
    rows = workspace.meetings.hosts(meeting)
    assert [(row.role, row.name, row.party_id) for row in rows] == [
        (HostRole.ORGANIZER, party.name, party.id),
        (HostRole.SUPPORTER, "Foundation", None),
    ]
    workspace.meetings.remove_host(host)
    assert [row.name for row in workspace.meetings.hosts(meeting)] == ["Foundation"]
    with pytest.raises(ValidationError):
        workspace.meetings.add_host(meeting, HostRole.HOST, " ")


def test_links_are_seen_from_both_meetings(workspace: Workspace, meeting: str) -> None:
    council = create(workspace, "MC", "2024-09")
    link = workspace.meetings.link(meeting, council, LinkKind.PREPARES)
    assert [(row.key, row.outgoing, row.kind) for row in workspace.meetings.links(meeting)] == [
        (workspace.meetings.get(council).key, True, LinkKind.PREPARES)
    ]
    assert [(row.meeting_id, row.outgoing) for row in workspace.meetings.links(council)] == [(meeting, False)]
    with pytest.raises(ValidationError, match="with itself"):
        workspace.meetings.link(meeting, meeting, LinkKind.FOLLOWS)
    workspace.meetings.unlink(link)
    assert workspace.meetings.links(council) == []


def test_counts_are_those_of_the_meeting(furnished: Workspace) -> None:
    for row in furnished.meetings.rows():
        counts = furnished.meetings.counts(row.id)
        assert counts.delegations == row.delegations == len(furnished.delegations.rows(row.id))
        assert counts.participants == row.participants == len(furnished.participants.rows(row.id)) == 2
        assert counts.items == len(furnished.agenda.rows(row.id))
        assert counts.outcomes == len(furnished.outcomes.rows(row.id)) == 2


def test_two_meetings_cannot_have_one_key(workspace: Workspace) -> None:
    one, two = create(workspace, "SOC", "2024-01-01"), create(workspace, "SOC", "2024-01-02")
    with pytest.raises(ConflictError, match="same key exists"):
        workspace.meetings.edit([two], {"key": workspace.meetings.get(one).key})
    with pytest.raises(ValidationError):
        workspace.meetings.edit([two], {"key": ""})
