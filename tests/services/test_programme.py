"""The programme of a meeting: sessions on days and in rooms, moved and filled, each verb one step."""

from __future__ import annotations

from datetime import date, time

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import LinkKind
from cica_events.domain.participants import Mode
from cica_events.domain.sittings import SittingKind
from cica_events.errors import ConflictError, NotFoundError, ValidationError
from cica_events.queries.programme import ProgrammeSitting
from cica_events.services.workspace import Workspace
from tests.contents import contents
from tests.services.made_once import once

DAY = date(2024, 6, 3)
NEXT = date(2024, 6, 4)


@once
def held(workspace: Workspace) -> str:
    """The id of a meeting of two days, with an agenda."""
    return workspace.meetings.create(workspace.meetings.plan("SOC", VagueDate.of(DAY, NEXT)))


@once
def items(workspace: Workspace, held: str) -> list[str]:
    """The ids of its items on the first level."""
    return [row.id for row in workspace.agenda.rows(held) if row.depth == 0]


def add(workspace: Workspace, meeting: str, title: str, hour: int, room: str = "A", **values: object) -> str:
    filled = {"title": title, "day": DAY, "start": time(hour), "duration": 60, "room": room} | values
    return workspace.programme.add(meeting, filled)


def sittings(workspace: Workspace, meeting: str) -> dict[str, ProgrammeSitting]:
    return {each.row.title: each for each in workspace.programme.read(meeting).sittings()}


def starts(workspace: Workspace, meeting: str) -> dict[str, str]:
    return {
        title: f"{each.start:%d. %H:%M}" if each.start else ""
        for title, each in sittings(workspace, meeting).items()
    }


def held_in(workspace: Workspace, meeting: str, title: str) -> list[str]:
    return [each.row.id for each in sittings(workspace, meeting)[title].items if not each.within]


def places(workspace: Workspace, meeting: str) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row in workspace.agenda.rows(meeting):
        if row.sitting_id:
            found.setdefault(row.sitting_id, []).append(row.place)
    return {key: sorted(value) for key, value in found.items()}


def test_the_days_of_a_dated_meeting_are_shown_before_anything_is_on_them(
    workspace: Workspace, held: str
) -> None:
    programme = workspace.programme.read(held)
    assert [(day.day, day.number, day.sittings) for day in programme.days] == [(DAY, 1, ()), (NEXT, 2, ())]
    assert programme.dated
    assert len(programme.unscheduled) == len(workspace.agenda.rows(held))


def test_a_meeting_that_is_gone_has_no_programme(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError):
        workspace.programme.read("no such meeting")
    with pytest.raises(NotFoundError):
        workspace.programme.add("no such meeting", {"title": "Opening"})


def test_rooms_stand_in_the_order_of_the_meeting_then_as_they_are_used(
    workspace: Workspace, held: str
) -> None:
    add(workspace, held, "One", 9, "C")
    workspace.programme.set_rooms(held, [" B ", "A", "", "B"])
    assert workspace.programme.read(held).rooms == ("B", "A", "C")
    workspace.programme.set_rooms(held, ["B", "A"], {"C": "A"})
    assert workspace.programme.read(held).rooms == ("B", "A")
    workspace.programme.set_rooms(held, ["B", "Great Hall"], {"A": "Great Hall"})
    assert workspace.programme.read(held).rooms == ("B", "Great Hall")
    assert sittings(workspace, held)["One"].row.room == "Great Hall"


def test_two_rooms_change_their_names_in_one_step(workspace: Workspace, held: str) -> None:
    add(workspace, held, "One", 9, "A")
    add(workspace, held, "Two", 9, "B")
    before = contents(workspace.database)
    workspace.programme.set_rooms(held, ["B", "A"], {"A": "B", "B": "A"})
    rooms = {title: sitting.row.room for title, sitting in sittings(workspace, held).items()}
    assert rooms == {"One": "B", "Two": "A"}
    workspace.history.undo()
    assert contents(workspace.database) == before


def test_what_follows_moves_along_in_the_room_and_in_all_rooms(workspace: Workspace, held: str) -> None:
    first = add(workspace, held, "First", 9)
    for title, hour, room, pinned in (
        ("Second", 11, "A", False),
        ("Beside", 11, "B", False),
        ("Lunch", 13, "", False),
        ("Fixed", 15, "A", True),
    ):
        add(workspace, held, title, hour, room, pinned=pinned)
    before = contents(workspace.database)
    workspace.programme.move(first, DAY, time(9, 30), "A", shift=True)
    assert starts(workspace, held) == {
        "First": "03. 09:30", "Second": "03. 11:30", "Beside": "03. 11:00", "Lunch": "03. 13:30",
        "Fixed": "03. 15:00",
    }  # fmt: skip
    workspace.history.undo()
    assert contents(workspace.database) == before
    workspace.programme.resize(first, 45, shift=True)
    assert starts(workspace, held)["Second"] == "03. 10:45"
    workspace.history.undo()
    workspace.programme.shift_following(first, 14 * 60)
    assert starts(workspace, held)["Lunch"] == "04. 03:00"
    workspace.history.undo()
    assert contents(workspace.database) == before


def test_without_a_shift_only_the_session_itself_moves(workspace: Workspace, held: str) -> None:
    first = add(workspace, held, "First", 9)
    add(workspace, held, "Second", 11)
    workspace.programme.move(first, NEXT, time(16), "B")
    workspace.programme.resize(first, 30)
    found = sittings(workspace, held)
    assert starts(workspace, held) == {"First": "04. 16:00", "Second": "03. 11:00"}
    assert (found["First"].row.room, found["First"].minutes) == ("B", 30)


def test_a_session_that_comes_to_another_day_pushes_what_begins_later_there(
    workspace: Workspace, held: str
) -> None:
    first = add(workspace, held, "First", 9)
    add(workspace, held, "Stays", 11)
    add(workspace, held, "There", 10, day=NEXT)
    workspace.programme.move(first, NEXT, time(9, 30), "A", shift=True)
    assert starts(workspace, held) == {"Stays": "03. 11:00", "First": "04. 09:30", "There": "04. 10:30"}


def test_a_session_is_taken_out_of_the_days(workspace: Workspace, held: str) -> None:
    first = add(workspace, held, "First", 9)
    workspace.programme.move(first, None, None, "")
    programme = workspace.programme.read(held)
    assert [each.row.id for each in programme.unplaced] == [first]
    with pytest.raises(ValidationError):
        workspace.programme.shift_following(first, 15)


@pytest.mark.parametrize("minutes", [0, 30 * 60, -5])
def test_nothing_lasts_no_time_or_thirty_hours(
    workspace: Workspace, held: str, items: list[str], minutes: int
) -> None:
    first = add(workspace, held, "First", 9)
    for change in (
        lambda: workspace.programme.resize(first, minutes),
        lambda: workspace.sittings.edit([first], {"duration": minutes}),
        lambda: workspace.agenda.edit([items[0]], {"duration": minutes}),
        lambda: add(workspace, held, "Second", 10, duration=minutes),
    ):
        with pytest.raises(ValidationError) as refused:
            change()
        assert refused.value.field == "duration"
    assert sittings(workspace, held)["First"].minutes == 60


def test_hostile_values_are_refused_or_tidied(workspace: Workspace, held: str) -> None:
    first = add(workspace, held, "A\x00 very\r\nlong\x1b " + "title " * 150, 9)
    (row,) = workspace.sittings.rows(held)
    assert row.title.startswith("A very long title")
    for change in (
        lambda: workspace.programme.shift_following(first, 10**12),
        lambda: workspace.programme.move(first, date.max, time(23), "A"),
        lambda: workspace.programme.move(first, date.min, time(1), "A"),
        lambda: workspace.sittings.edit([first], {"title": "t" * 1001}),
    ):
        with pytest.raises(ValidationError):
            change()
    workspace.programme.move(first, DAY, time(23, 59), "A\n")
    assert workspace.programme.read(held).rooms[-1] == "A"
    assert all(len(each.text) < 300 for each in workspace.conflicts.of(held))


def test_items_are_put_into_sessions_in_the_order_given(
    workspace: Workspace, held: str, items: list[str]
) -> None:
    first, second = add(workspace, held, "First", 9), add(workspace, held, "Second", 11)
    before = contents(workspace.database)
    workspace.programme.place([items[2], items[0]], first)
    workspace.programme.place([items[1]], first, 1)
    assert held_in(workspace, held, "First") == [items[2], items[1], items[0]]
    workspace.programme.place([items[2], items[0]], second)
    assert held_in(workspace, held, "First") == [items[1]]
    assert held_in(workspace, held, "Second") == [items[2], items[0]]
    workspace.programme.place([items[2]], second, 99)
    assert held_in(workspace, held, "Second") == [items[0], items[2]]
    workspace.programme.place(items[:3], None)
    assert places(workspace, held) == {}
    for _step in range(5):
        workspace.history.undo()
    assert contents(workspace.database) == before


def test_a_sub_item_that_is_put_with_the_item_above_it_goes_along(workspace: Workspace, held: str) -> None:
    rows = workspace.agenda.rows(held)
    child = next(row for row in rows if row.parent_id)
    first = add(workspace, held, "First", 9)
    workspace.programme.place([child.id, str(child.parent_id)], first)
    assert held_in(workspace, held, "First") == [child.parent_id]
    shown = {each.row.id: each.within for each in sittings(workspace, held)["First"].items}
    assert shown[child.id]
    workspace.programme.place([child.id], first, 0)
    assert held_in(workspace, held, "First") == [child.id, child.parent_id]


def test_an_item_stays_out_of_the_sessions_of_another_meeting(
    workspace: Workspace, held: str, meeting: str, items: list[str]
) -> None:
    other = workspace.programme.add(meeting, {"title": "Elsewhere"})
    with pytest.raises(ConflictError):
        workspace.programme.place(items[:1], other)


def test_the_items_of_a_session_that_is_removed_wait_again(
    workspace: Workspace, held: str, items: list[str]
) -> None:
    first = add(workspace, held, "First", 9)
    workspace.programme.place(items[:2], first)
    before = contents(workspace.database)
    workspace.sittings.remove([first])
    assert len(workspace.programme.read(held).unscheduled) == len(workspace.agenda.rows(held))
    workspace.history.undo()
    assert contents(workspace.database) == before


def test_a_fixed_start_holds_until_it_is_given_up(workspace: Workspace, held: str, items: list[str]) -> None:
    first = add(workspace, held, "First", 9)
    workspace.agenda.edit(items[:2], {"duration": 10})
    workspace.programme.place(items[:2], first)
    workspace.agenda.edit([items[1]], {"pinned_start": time(9, 30)})
    assert [f"{each.start:%H:%M}" for each in sittings(workspace, held)["First"].items] == ["09:00", "09:30"]
    workspace.agenda.edit([items[1]], {"pinned_start": None})
    assert [f"{each.start:%H:%M}" for each in sittings(workspace, held)["First"].items] == ["09:00", "09:10"]


def test_the_rest_is_scheduled_in_the_order_of_the_agenda_as_one_step(
    workspace: Workspace, held: str, items: list[str]
) -> None:
    workspace.agenda.edit(
        [row.id for row in workspace.agenda.rows(held) if row.parent_id], {"duration": None}
    )
    workspace.agenda.edit(items, {"duration": 25})
    add(workspace, held, "Lunch", 11, kind=SittingKind.LUNCH)
    add(workspace, held, "Second", 13)
    add(workspace, held, "First", 9)
    before = contents(workspace.database)
    assert workspace.programme.schedule_rest(held) == items[:4]
    assert held_in(workspace, held, "First") == items[:2]
    assert held_in(workspace, held, "Second") == items[2:4]
    assert held_in(workspace, held, "Lunch") == []
    steps = len(workspace.history.steps())
    assert workspace.programme.schedule_rest(held) == []
    assert len(workspace.history.steps()) == steps
    workspace.history.undo()
    assert contents(workspace.database) == before


@pytest.mark.parametrize("after", ["2025-Q1", "2025-02-10", None, "2024-06"])
def test_the_days_of_the_programme_go_with_the_date(
    workspace: Workspace, held: str, after: str | None
) -> None:
    add(workspace, held, "Eve", 19, day=date(2024, 6, 2))
    add(workspace, held, "First", 9)
    add(workspace, held, "Second", 9, day=NEXT)
    workspace.programme.add(held, {"title": "Some day"})
    before = contents(workspace.database)
    workspace.meetings.edit([held], {"date": after and VagueDate.parse(after)})
    days = workspace.programme.read(held).days
    assert [day.number for day in days if day.sittings] == [0, 1, 2]
    assert [each.row.title for each in workspace.programme.read(held).unplaced] == ["Some day"]
    workspace.history.undo()
    assert contents(workspace.database) == before


def test_a_meeting_of_a_vague_date_has_the_days_that_are_used(workspace: Workspace, meeting: str) -> None:
    assert workspace.programme.read(meeting).days == ()
    add(workspace, meeting, "First", 9, day=date(2000, 1, 4))
    programme = workspace.programme.read(meeting)
    assert [day.number for day in programme.days] == [2]
    assert not programme.dated


def test_a_date_from_which_the_days_would_pass_the_end_of_the_calendar_is_refused(
    workspace: Workspace, held: str
) -> None:
    add(workspace, held, "Second", 9, day=NEXT)
    with pytest.raises(ValidationError):
        workspace.meetings.edit([held], {"date": VagueDate.parse("9999-12-31")})


def test_sessions_of_a_meeting_held_together_stand_beside_on_the_same_days(
    workspace: Workspace, held: str
) -> None:
    forum = workspace.meetings.create(workspace.meetings.plan("BF", VagueDate.of(NEXT)))
    workspace.meetings.edit([forum], {"time_zone": "Europe/Zurich"})
    workspace.meetings.link(forum, held, LinkKind.ACCOMPANIES)
    add(workspace, held, "Ours", 9)
    add(workspace, forum, "Theirs", 8, "Foyer", day=NEXT)
    add(workspace, forum, "Later", 9, day=date(2024, 6, 9))
    programme = workspace.programme.read(held)
    beside = [each for day in programme.days for each in day.sittings if not each.own]
    assert [(each.row.title, f"{each.start:%H:%M}") for each in beside] == [("Theirs", "11:00")]
    assert "Foyer" in programme.rooms
    assert [each.row.title for each in workspace.programme.read(forum).sittings() if not each.own] == []
    workspace.meetings.edit([forum], {"date": VagueDate.parse("2024-06")})
    assert all(each.own for each in workspace.programme.read(held).sittings())


def test_zones_are_those_asked_for_and_those_of_who_is_online(workspace: Workspace, held: str) -> None:
    workspace.meetings.edit([held], {"further_zones": "Asia/Samarkand\n"})
    party = workspace.parties.rows()[0].id
    for name, zone, mode in (
        ("One", "America/New_York", Mode.ONLINE),
        ("Two", "Asia/Tokyo", Mode.IN_PERSON),
        ("Three", "Asia/Almaty", Mode.ONLINE),
    ):
        values = {"family_name": name, "party": party, "mode": mode, "time_zone": zone}
        workspace.participants.add(held, values)
    assert workspace.programme.read(held).zones == ("Asia/Samarkand", "America/New_York")


def test_the_chair_of_a_session_is_a_participant_of_its_meeting(
    workspace: Workspace, held: str, meeting: str
) -> None:
    party = workspace.parties.rows()[0].id
    chair = workspace.participants.add(held, {"family_name": "Chairs", "party": party})
    first = add(workspace, held, "First", 9, chair=chair)
    assert sittings(workspace, held)["First"].chair == "Chairs"
    assert workspace.sittings.rows(held)[0].chair == "Chairs"
    workspace.sittings.edit([first], {"chair": None})
    assert sittings(workspace, held)["First"].row.chair_id is None
    stranger = workspace.participants.add(meeting, {"family_name": "Stranger", "party": party})
    with pytest.raises(ConflictError):
        workspace.sittings.edit([first], {"chair": stranger})
