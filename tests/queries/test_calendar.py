"""Meetings of a span of time, as the calendar and the annual plan read them."""

from __future__ import annotations

from datetime import date

import pytest

from cica_events.domain.dates import Precision, VagueDate
from cica_events.domain.meetings import HostRole, LinkKind
from cica_events.persistence.database import Database
from cica_events.services.workspace import Workspace
from tests.made_up import fill


@pytest.fixture
def workspace(database: Database) -> Workspace:
    """A workspace with made-up parties."""
    fill(database, parties=4)
    return Workspace(database)


def planned(workspace: Workspace, body: str, when: str) -> str:
    """Create a meeting at the date `when` (notation)."""
    return workspace.meetings.create(workspace.meetings.plan(body, VagueDate.parse(when) if when else None))


def keys(rows: list) -> list[str]:  # type: ignore[type-arg]  # rows of any kind that have a key
    return [row.body for row in rows]


def test_a_span_finds_what_is_or_may_be_in_it(workspace: Workspace) -> None:
    for body, when in (
        ("SOC", "2023-12-30/2024-01-02"),
        ("YC", "2024-Q1"),
        ("BC", "2024"),
        ("SWG", "2023-10/2024-03"),
        ("MC", "2024-02-01"),
        ("TTF", "2023"),
        ("FS", ""),
    ):
        planned(workspace, body, when)
    view = workspace.calendar_view
    january = view.between(date(2024, 1, 1), date(2024, 1, 31))
    assert keys(january) == ["SWG", "SOC", "YC", "BC"]
    with_tray = view.between(date(2024, 1, 1), date(2024, 1, 31), undated=True)
    assert keys(with_tray) == ["SWG", "SOC", "YC", "BC", "FS"]
    assert [row.precision for row in with_tray] == [
        Precision.MONTH, Precision.DAY, Precision.QUARTER, Precision.YEAR, None
    ]  # fmt: skip
    assert len(view.all()) == 7


def test_a_host_named_as_its_party_is_named_in_the_language_read(workspace: Workspace) -> None:
    soc, party = planned(workspace, "SOC", "2024-02-02"), workspace.parties.rows()[0]
    workspace.meetings.add_host(soc, HostRole.HOST, party.short_name, party.id)
    workspace.meetings.add_host(soc, HostRole.SUPPORTER, "A ministry", party.id)
    for language, name in (("en", party.short_name), ("ru", party.short_name_ru)):
        (meeting,) = workspace.calendar_view.all(language)
        assert [host.name for host in meeting.hosts] == [name, "A ministry"]


def test_a_meeting_tells_place_hosts_links_and_who_coordinates_its_area(workspace: Workspace) -> None:
    swg, soc = planned(workspace, "SWG", "2024-02-01"), planned(workspace, "SOC", "2024-02-02")
    host = workspace.parties.rows()[0]
    workspace.meetings.edit(
        [soc], {"place": "Astana", "country": host.id, "dimension": "Economic", "priority_area": "Finance"}
    )
    workspace.meetings.add_host(soc, HostRole.SUPPORTER, "A bank")
    workspace.meetings.add_host(soc, HostRole.ORGANIZER, "A ministry", host.id)
    workspace.meetings.link(swg, soc, LinkKind.PREPARES)
    first, second = workspace.calendar_view.some([soc, swg, "no such"])
    assert second.where == f"Astana, {host.short_name}"
    assert [(one.role, one.name, one.party_id) for one in second.hosts] == [
        (HostRole.ORGANIZER, "A ministry", host.id),
        (HostRole.SUPPORTER, "A bank", None),
    ]
    assert [(one.kind, one.meeting_id, one.outgoing) for one in first.links] == [
        (LinkKind.PREPARES, soc, True)
    ]
    assert [(one.meeting_id, one.outgoing) for one in second.links] == [(swg, False)]
    assert second.coordinators == ("CN",)  # no party has that code here, so it stands for itself
