"""What does not fit in a programme is told as it arises, and accepted with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

import pytest

from cica_events.domain.conflicts import Conflict, ConflictKind
from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Group
from cica_events.domain.meetings import LinkKind
from cica_events.domain.participants import Mode, Participation
from cica_events.domain.sittings import SittingKind
from cica_events.errors import NotFoundError, ValidationError
from cica_events.i18n import use_language
from cica_events.services.workspace import Workspace
from tests.contents import contents
from tests.services.made_once import once

K = ConflictKind
DAY = date(2024, 6, 3)


@dataclass
class Office:
    """A meeting of one day whose programme has nothing to tell, with two items in two sessions."""

    workspace: Workspace
    meeting: str
    items: list[str]
    chair: str = ""
    first: str = ""
    second: str = ""

    def attend(self, name: str, party: int = 0, **values: object) -> str:
        home = self.workspace.delegations.rows(self.meeting)[party].id
        return self.workspace.participants.add(
            self.meeting, {"family_name": name, "delegation_id": home} | values
        )

    def session(self, title: str, hour: int, room: str, **values: object) -> str:
        filled = {"title": title, "day": DAY, "start": time(hour), "duration": 60, "room": room}
        return self.workspace.programme.add(self.meeting, filled | {"chair": self.chair} | values)

    def told(self) -> list[Conflict]:
        return list(self.workspace.conflicts.of(self.meeting))

    def only(self, kind: ConflictKind) -> Conflict:
        (found,) = self.told()
        assert found.kind is kind
        return found

    def speaks(self, who: str, item: int = 0) -> None:
        self.workspace.speakers.add(self.items[item], participant_ids=[who])


@once
def day(workspace: Workspace) -> dict[str, Any]:
    """The ids of what the office works on."""
    meeting = workspace.meetings.create(workspace.meetings.plan("SOC", VagueDate.of(DAY)))
    rows = [row for row in workspace.agenda.rows(meeting) if row.depth == 0]
    workspace.agenda.remove([row.id for row in rows])
    items = [workspace.agenda.add(meeting, title) for title in ("Trade", "Health")]
    workspace.agenda.edit(items, {"duration": 30})
    workspace.meetings.edit([meeting], {"languages": "English"})
    office = Office(workspace, meeting, items)
    office.chair = office.attend("Chair")
    office.first = office.session("First", 9, "A")
    office.second = office.session("Second", 11, "A")
    workspace.programme.place(items[:1], office.first)
    workspace.programme.place(items[1:], office.second)
    return {key: value for key, value in vars(office).items() if key != "workspace"}


@pytest.fixture
def office(workspace: Workspace, day: dict[str, Any]) -> Office:
    return Office(workspace, **day)


def test_there_is_nothing_to_tell_of_a_programme_that_fits(office: Office) -> None:
    assert office.told() == []


def test_a_person_in_two_places_is_told_with_name_time_and_places(office: Office) -> None:
    who = office.attend("Zed")
    office.speaks(who)
    office.speaks(who, 1)
    assert office.told() == []
    office.workspace.programme.move(office.second, DAY, time(9, 15), "B")
    office.workspace.sittings.edit([office.second], {"chair": office.attend("Deputy")})
    found = office.only(K.PERSON_TWICE)
    assert found.text == (
        "Zed is expected in two places, 09:15–09:30: “First” (item 1) and “Second” (item 2)."
    )
    assert set(found.sitting_ids) == {office.first, office.second}
    assert set(found.item_ids) == set(office.items)
    assert found.participant_ids == (who,)


def test_the_chair_of_one_session_cannot_be_in_another(office: Office) -> None:
    office.workspace.programme.move(office.second, DAY, time(9), "B")
    assert "(in the chair)" in office.only(K.PERSON_TWICE).text
    office.workspace.programme.move(office.second, DAY, time(10), "B")
    assert office.told() == []


def test_a_person_is_the_same_at_a_meeting_held_together_with_this_one(office: Office) -> None:
    workspace = office.workspace
    who = office.attend("Zed")
    office.speaks(who)
    forum = workspace.meetings.create(workspace.meetings.plan("BF", VagueDate.of(DAY)))
    workspace.meetings.link(office.meeting, forum, LinkKind.ACCOMPANIES)
    person = next(row.person_id for row in workspace.participants.rows(office.meeting) if row.id == who)
    home = workspace.delegations.rows(forum)[0].id
    (there,) = workspace.participants.add_people(forum, home, [person])
    workspace.programme.add(
        forum,
        {"title": "Panel", "day": DAY, "start": time(9), "duration": 60, "room": "Foyer", "chair": there},
    )
    assert "“Panel” (in the chair)" in office.only(K.PERSON_TWICE).text
    assert any(each.kind is K.PERSON_TWICE for each in workspace.conflicts.of(forum))


def test_a_room_is_taken_twice(office: Office) -> None:
    office.session("Third", 9, "a", kind=SittingKind.BILATERAL, chair=None)
    assert office.only(K.ROOM_TWICE).text == "A is taken twice, 09:00–10:00: “First” and “Third”."


def test_a_session_in_all_rooms_leaves_none_for_another(office: Office) -> None:
    office.session("Lunch", 11, "", kind=SittingKind.LUNCH, chair=None)
    assert office.only(K.ROOM_TWICE).text.startswith("“Lunch” is in all rooms, but “Second” goes on")


@pytest.mark.parametrize(
    ("status", "reason"),
    [(Participation.DECLINED, "has declined"), (Participation.REPLACED, "was replaced by Heir")],
)
def test_a_speaker_who_does_not_come_is_told(office: Office, status: Participation, reason: str) -> None:
    who = office.attend("Zed")
    office.speaks(who)
    if status is Participation.REPLACED:
        office.workspace.participants.replace(who, office.attend("Heir"))
    else:
        office.workspace.participants.advance([who], status)
    found = office.only(K.SPEAKER_GONE)
    assert found.text == f"Zed speaks to item 1 “Trade” (09:00–09:30) but {reason}."


def test_a_speaker_who_was_removed_is_told(office: Office) -> None:
    who = office.attend("Zed")
    office.speaks(who)
    office.workspace.participants.remove([who])
    assert "Zed speaks to item 1" in office.only(K.SPEAKER_GONE).text
    office.workspace.history.undo()
    office.workspace.speakers.add(office.items[0], names=["From elsewhere"])
    assert office.told() == []


def test_a_speaker_of_a_group_who_was_removed_is_told(office: Office) -> None:
    workspace = office.workspace
    guests = workspace.delegations.add_group(office.meeting, Group.GUESTS, "")
    who = workspace.participants.add(office.meeting, {"family_name": "Zed", "delegation_id": guests})
    office.speaks(who)
    workspace.speakers.add(office.items[0], names=["From elsewhere"])
    assert office.told() == []
    workspace.participants.remove([who])
    assert "Zed speaks to item 1" in office.only(K.SPEAKER_GONE).text
    workspace.history.undo()
    assert office.told() == []
    speaker = next(
        row.id for row in workspace.speakers.rows(office.meeting)[office.items[0]] if row.name == "Zed"
    )
    workspace.speakers.edit([speaker], {"speaker": "", "name": "Somebody else"})
    assert office.told() == []


@pytest.mark.parametrize(
    ("travel", "told"),
    [
        ({"arrival_day": DAY}, ""),
        ({"arrival_day": DAY, "arrival_time": time(9)}, ""),
        ({"arrival_day": DAY, "arrival_time": time(9, 5)}, "arrives only on 3 June 2024, 09:05"),
        ({"arrival_day": date(2024, 6, 4)}, "arrives only on 4 June 2024"),
        ({"departure_day": DAY}, ""),
        ({"departure_day": DAY, "departure_time": time(9, 30)}, ""),
        ({"departure_day": DAY, "departure_time": time(9, 20)}, "leaves on 3 June 2024, 09:20"),
        ({"departure_day": date(2024, 6, 2)}, "leaves on 2 June 2024"),
        ({"arrival_day": date(2024, 6, 4), "mode": Mode.ONLINE}, ""),
    ],
)
def test_a_speaker_who_is_not_there_at_the_time_is_told(
    office: Office, travel: dict[str, object], told: str
) -> None:
    office.speaks(office.attend("Zed", **travel))
    if told:
        assert office.only(K.SPEAKER_AWAY).text.endswith(f"but {told}.")
    else:
        assert office.told() == []


def test_nobody_is_away_from_a_meeting_whose_days_are_not_known(office: Office) -> None:
    office.speaks(office.attend("Zed", arrival_day=date(2024, 6, 20)))
    assert office.only(K.SPEAKER_AWAY)
    office.workspace.meetings.edit([office.meeting], {"date": VagueDate.parse("2024-06")})
    assert office.told() == []


def test_a_delegation_speaks_by_its_head(office: Office) -> None:
    delegation = office.workspace.delegations.rows(office.meeting)[1]
    office.workspace.speakers.add(office.items[0], party_ids=[str(delegation.party_id)])
    assert office.told() == []
    head = office.attend("Head", 1, capacity="head", arrival_day=date(2024, 6, 4))
    found = office.only(K.HEAD_ABSENT)
    assert found.text == (
        f"{delegation.party_name} speaks to item 1 “Trade” (09:00–09:30), "
        "but its head of delegation, Head, arrives only on 4 June 2024."
    )
    assert found.participant_ids == (head,)
    office.attend("Other head", 1, capacity="head")
    assert office.told() == []


def test_a_session_in_which_people_speak_needs_a_chair_who_comes(office: Office) -> None:
    office.workspace.sittings.edit([office.first], {"chair": None})
    assert office.only(K.NO_CHAIR).text == "Nobody is in the chair of “First” (09:00–10:00)."
    office.workspace.sittings.edit([office.first], {"kind": SittingKind.BREAK})
    assert office.told() == []
    office.workspace.history.undo()
    office.workspace.history.undo()
    office.workspace.participants.advance([office.chair], Participation.DECLINED)
    assert {each.kind for each in office.told()} == {K.NO_CHAIR}


def test_a_chair_who_arrives_later_is_told(office: Office) -> None:
    office.workspace.participants.edit([office.chair], {"arrival_day": DAY, "arrival_time": time(10)})
    found = office.only(K.SPEAKER_AWAY)
    assert found.text.startswith("Chair is to be in the chair of “First” (09:00–10:00) but arrives only")


def test_two_languages_need_interpretation(office: Office) -> None:
    office.workspace.meetings.edit([office.meeting], {"languages": "English, Russian"})
    office.workspace.sittings.edit([office.second], {"interpretation": "English–Russian"})
    assert office.only(K.NO_INTERPRETATION).sitting_ids == (office.first,)


def test_items_that_take_longer_than_their_session_are_told(office: Office) -> None:
    office.workspace.agenda.edit([office.items[0]], {"duration": 75})
    found = office.only(K.TOO_MUCH)
    assert found.text == "The items of “First” (09:00–10:00) take 15 min longer than it lasts."


def test_a_fixed_start_that_is_passed_is_told(office: Office) -> None:
    office.workspace.programme.place(office.items, office.first)
    office.workspace.agenda.edit([office.items[1]], {"pinned_start": time(9, 20)})
    found = office.only(K.TOO_MUCH)
    assert found.text == "Item 2 “Health” is to begin at 09:20, but what comes before it takes longer."


def test_more_programme_than_day_is_told(office: Office) -> None:
    office.workspace.programme.move(office.second, DAY, time(23, 30), "A")
    assert office.only(K.TOO_MUCH).text.endswith("goes on after midnight, until 00:30.")
    office.workspace.programme.move(office.second, date(2024, 6, 4), time(9), "A")
    assert "after the last day of the meeting" in office.only(K.TOO_MUCH).text


def test_an_item_in_no_session_is_told_once_with_what_lies_below_it(office: Office) -> None:
    office.workspace.agenda.add(office.meeting, "Below", parent_id=office.items[1])
    office.workspace.programme.place(office.items[1:], None)
    assert office.only(K.NOT_SCHEDULED).text == "Item 2 “Health” stands in no session."
    office.workspace.agenda.edit([office.items[1]], {"duration": 300})
    assert [each.kind for each in office.told()] == [K.TOO_MUCH, K.NOT_SCHEDULED]


def test_a_meeting_without_sessions_is_not_bothered(workspace: Workspace, meeting: str) -> None:
    assert workspace.conflicts.of(meeting) == ()
    with pytest.raises(NotFoundError):
        workspace.conflicts.of("no such meeting")


def test_a_time_that_the_clocks_skip_is_told(office: Office) -> None:
    night = date(2024, 3, 31)
    office.workspace.meetings.edit(
        [office.meeting], {"date": VagueDate.of(night), "time_zone": "Europe/Zurich"}
    )
    office.workspace.programme.move(office.first, night, time(2, 30), "A")
    found = office.only(K.NO_SUCH_TIME)
    assert found.text.startswith("“First” is to begin at 02:30 on 31 March 2024")


def test_a_conflict_is_accepted_with_a_reason_and_told_again(office: Office) -> None:
    workspace = office.workspace
    workspace.agenda.edit([office.items[0]], {"duration": 75})
    key = office.only(K.TOO_MUCH).key
    before = contents(workspace.database)
    with pytest.raises(ValidationError):
        workspace.conflicts.accept(office.meeting, [key], " ")
    workspace.conflicts.accept(office.meeting, [key, key], "The break is short")
    workspace.conflicts.accept(office.meeting, [key], "The break is long")
    accepted = office.only(K.TOO_MUCH)
    assert (accepted.key, accepted.accepted) == (key, "The break is long")
    workspace.agenda.edit([office.items[0]], {"title": "Trade and more", "duration": 80})
    assert office.only(K.TOO_MUCH).accepted
    workspace.history.undo()
    workspace.conflicts.reopen([str(accepted.accepted_id)])
    assert office.only(K.TOO_MUCH).accepted_id is None
    for _step in range(3):
        workspace.history.undo()
    assert contents(workspace.database) == before


def test_keys_stay_while_the_conflict_lasts_in_every_language(office: Office) -> None:
    who = office.attend("Zed")
    office.speaks(who)
    office.workspace.participants.advance([who], Participation.DECLINED)
    office.workspace.programme.move(office.second, DAY, time(9), "A")
    keys = {each.key for each in office.told()}
    office.workspace.programme.move(office.second, DAY, time(9, 5), "A")
    use_language("ru")
    try:
        assert {each.key for each in office.told()} == keys
    finally:
        use_language("en")
    assert all(len(key) <= 400 for key in keys)
