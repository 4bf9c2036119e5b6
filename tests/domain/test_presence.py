"""What a State was to a meeting, by what is stored of it."""

from __future__ import annotations

import pytest

from cica_events.domain.delegations import Group, Reply
from cica_events.domain.levels import Level, is_lower
from cica_events.domain.participants import Capacity
from cica_events.domain.presence import Kept, Listed, Presence, presence_of
from cica_events.domain.ranks import NO_RANK, rank_of
from cica_events.domain.representatives import People, kind_of

HELD, AHEAD = Kept(held=True), Kept(held=False)
ONLINE, WRITTEN = Kept(held=True, online=True), Kept(held=True, written=True)
NOTHING_RECORDED = Kept(held=True, attendance=False)


@pytest.mark.parametrize(
    ("listed", "kept", "expected"),
    [
        (Listed(present=True), HELD, Presence.IN_PERSON),
        (Listed(present=True), ONLINE, Presence.ONLINE),
        (Listed(in_person=1, online=2), ONLINE, Presence.IN_PERSON),
        (Listed(online=2), HELD, Presence.ONLINE),
        (Listed(in_person=2, lower=True), HELD, Presence.LOWER),
        (Listed(in_person=1, reply=Reply.DECLINED), HELD, Presence.IN_PERSON),
        (Listed(invited=True, reply=Reply.DECLINED), HELD, Presence.DECLINED),
        (Listed(invited=True), HELD, Presence.NO_REPLY),
        (Listed(invited=True), AHEAD, Presence.NO_REPLY),
        (Listed(invited=True), WRITTEN, Presence.WRITTEN),
        (Listed(invited=True, reply=Reply.ATTENDING), HELD, Presence.ABSENT),
        (Listed(announced=2), HELD, Presence.ABSENT),
        (Listed(announced=2), NOTHING_RECORDED, Presence.EXPECTED),
        (Listed(in_person=2), AHEAD, Presence.EXPECTED),
        (Listed(present=True), AHEAD, Presence.EXPECTED),
        (Listed(), HELD, Presence.NOT_INVITED),
        (None, HELD, Presence.NOT_INVITED),
        (None, Kept(held=True, invitations=False), Presence.UNKNOWN),
    ],
)
def test_what_is_stored_says_what_it_was(listed: Listed | None, kept: Kept, expected: Presence) -> None:
    assert presence_of(listed, kept, has_status=True) is expected


def test_without_a_status_one_was_not_to_be_invited_but_may_have_come() -> None:
    assert presence_of(None, HELD, has_status=False) is Presence.NO_STATUS
    assert presence_of(Listed(present=True), HELD, has_status=False) is Presence.IN_PERSON


def test_every_cell_but_those_without_a_record_has_a_sign_of_its_own() -> None:
    signs = [each.sign for each in Presence if each is not Presence.UNKNOWN]
    assert all(signs)
    assert len(set(signs)) == len(signs)


@pytest.mark.parametrize(
    ("level", "position", "lower"),
    [
        (Level.MINISTERS, "Minister of Foreign Affairs", False),
        (Level.MINISTERS, "Deputy Minister of Foreign Affairs", True),
        (Level.MINISTERS, "Ambassador", True),
        (Level.MINISTERS, "", False),
        (Level.LEADERS, "Minister of Foreign Affairs", True),
        (Level.LEADERS, "President", False),
        (Level.ANY, "Attaché", False),
    ],
)
def test_a_lower_level_is_told_by_a_known_rank(level: Level, position: str, lower: bool) -> None:
    assert is_lower(level, rank_of("", position)) is lower
    assert not is_lower(level, NO_RANK)


def test_the_kind_of_a_person_is_that_of_the_capacity_before_that_of_the_group() -> None:
    assert kind_of(Group.PARTY, Capacity.INTERPRETER) is People.INTERPRETERS
    assert kind_of(Group.SECRETARIAT, Capacity.EXPERT) is People.SECRETARIAT
    assert kind_of(Group.PARTY, Capacity.CHAIR) is People.DELEGATIONS
    assert kind_of(Group.GUESTS, Capacity.GUEST) is People.GUESTS
