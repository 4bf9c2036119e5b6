"""The order of protocol: sections, delegations within them, participants within those."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cica_events.domain.delegations import Group
from cica_events.domain.participants import Capacity
from cica_events.domain.parties import PartyKind, Status
from cica_events.domain.protocol import OrderRule, Place, Section, in_order, participant_key, section_of
from cica_events.domain.ranks import NO_RANK, rank_of

STATE, ORGANIZATION = PartyKind.STATE, PartyKind.ORGANIZATION
S = Section


@pytest.mark.parametrize(
    ("group", "kind", "status", "section"),
    [
        (Group.PARTY, STATE, Status.MEMBER, S.MEMBER_STATES),
        (Group.PARTY, STATE, Status.OBSERVER, S.OBSERVER_STATES),
        (Group.PARTY, STATE, Status.PARTNER, S.OTHER_STATES),
        (Group.PARTY, STATE, None, S.OTHER_STATES),
        (Group.PARTY, ORGANIZATION, Status.OBSERVER, S.OBSERVER_ORGANIZATIONS),
        (Group.PARTY, ORGANIZATION, Status.PARTNER, S.PARTNER_ORGANIZATIONS),
        (Group.PARTY, ORGANIZATION, Status.MEMBER, S.OTHER_ORGANIZATIONS),
        (Group.PARTY, ORGANIZATION, None, S.OTHER_ORGANIZATIONS),
        (Group.PARTY, None, None, S.OTHER_ORGANIZATIONS),
        (Group.OTHER, None, None, S.OTHER_ORGANIZATIONS),
        (Group.SPEAKERS, None, None, S.SPEAKERS),
        (Group.GUESTS, None, None, S.GUESTS),
        (Group.MEDIA, None, None, S.MEDIA),
        (Group.INTERPRETERS, None, None, S.INTERPRETERS),
        (Group.SECRETARIAT, None, None, S.SECRETARIAT),
        (Group.SECRETARIAT, STATE, Status.MEMBER, S.SECRETARIAT),
    ],
)
def test_each_delegation_has_its_section(
    group: Group, kind: PartyKind | None, status: Status | None, section: Section
) -> None:
    assert section_of(group, kind, status) is section


def place(section: Section, name: str, order: int = 0, party: str | None = None) -> Place:
    return Place(name, party or name, section, order, name)


def names(places: list[Place], language: str = "en", *leading: str, drawn: str | None = None) -> list[str]:
    shuffled = places.copy()
    random.Random(11).shuffle(shuffled)
    return [found.id for found in in_order(shuffled, OrderRule(language, leading, drawn))]


def test_the_sections_follow_the_secretariats_practice() -> None:
    assert names([place(section, section.value) for section in Section]) == [
        S.MEMBER_STATES,
        S.OBSERVER_STATES,
        S.OBSERVER_ORGANIZATIONS,
        S.PARTNER_ORGANIZATIONS,
        S.OTHER_STATES,
        S.OTHER_ORGANIZATIONS,
        S.SPEAKERS,
        S.GUESTS,
        S.MEDIA,
        S.INTERPRETERS,
        S.SECRETARIAT,
    ]


def test_a_member_comes_before_an_observer_whatever_its_name() -> None:
    assert names([place(S.OBSERVER_STATES, "A"), place(S.MEMBER_STATES, "Z")]) == ["Z", "A"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Tajikistan", "Thailand", "Türkiye", "Turkmenistan", "United Arab Emirates", "Viet Nam"]),
        ("en", ["Qatar", "Republic of Korea", "Russia"]),
        ("ru", ["Вьетнам", "Египет", "Иран", "Республика Корея", "Россия", "Турция"]),
    ],
)
def test_states_stand_by_name_in_the_rules_of_the_language(language: str, expected: list[str]) -> None:
    assert names([place(S.MEMBER_STATES, name) for name in expected], language) == expected


MEMBERS = ("Azerbaijan", "Bahrain", "China", "Egypt", "India")


def test_the_chair_then_the_host_stand_before_all_sections_where_the_meeting_asks_for_it() -> None:
    places = [place(S.MEMBER_STATES, name) for name in MEMBERS] + [place(S.OBSERVER_STATES, "Malaysia")]
    assert names(places) == [*MEMBERS, "Malaysia"]
    assert names(places, "en", "Malaysia", "China") == [
        "Malaysia",
        "China",
        "Azerbaijan",
        "Bahrain",
        "Egypt",
        "India",
    ]


def test_the_order_begins_at_the_party_drawn_by_lot_in_its_own_section_only() -> None:
    places = [place(S.MEMBER_STATES, name) for name in MEMBERS]
    places += [place(S.OBSERVER_STATES, name) for name in ("Belarus", "Ukraine")]
    assert names(places, drawn="Egypt") == [
        "Egypt",
        "India",
        "Azerbaijan",
        "Bahrain",
        "China",
        "Belarus",
        "Ukraine",
    ]
    assert names(places, drawn="Nowhere") == names(places)


def test_a_place_given_by_hand_is_that_place_in_the_section_and_the_others_keep_their_order() -> None:
    places = [place(S.MEMBER_STATES, name) for name in MEMBERS[1:]] + [place(S.OBSERVER_STATES, "Belarus")]
    third = [*places, place(S.MEMBER_STATES, "Azerbaijan", order=3)]
    assert names(third) == ["Bahrain", "China", "Azerbaijan", "Egypt", "India", "Belarus"]
    far = [*places, place(S.MEMBER_STATES, "Azerbaijan", order=99)]
    assert names(far) == ["Bahrain", "China", "Egypt", "India", "Azerbaijan", "Belarus"]


@given(
    st.lists(
        st.tuples(st.sampled_from(list(Section)), st.text(max_size=3), st.integers(0, 5)),
        unique_by=lambda each: each[1],
    ),
    st.data(),
)
def test_the_order_loses_nobody_and_does_not_depend_on_how_they_come(
    drawn_up: list[tuple[Section, str, int]], data: st.DataObject
) -> None:
    places = [place(section, name, order) for section, name, order in drawn_up]
    rule = OrderRule(
        "en",
        tuple(data.draw(st.lists(st.sampled_from([p.id for p in places]), unique=True)) if places else ()),
        data.draw(st.sampled_from([None, *(p.id for p in places)])),
    )
    found = in_order(places, rule)
    assert sorted(p.id for p in found) == sorted(p.id for p in places)
    assert found == in_order(data.draw(st.permutations(places)), rule)


def test_within_a_delegation_head_deputy_place_rank_name() -> None:
    people = [
        (Capacity.HEAD, 0, "Z"),
        (Capacity.DEPUTY, 0, "Z"),
        (Capacity.SUPPORT, 1, "Z"),
        (Capacity.EXPERT, 2, "A"),
        (Capacity.CHAIR, 0, "Z"),
        (Capacity.DELEGATE, 0, "Ahn"),
        (Capacity.DELEGATE, 0, "Çelik"),
        (Capacity.DELEGATE, 0, "Dyrbek"),
        (Capacity.ADVISER, 0, "A"),
        (Capacity.EXPERT, 0, "A"),
        (Capacity.INTERPRETER, 0, "A"),
    ]
    keys = [participant_key(3, capacity, order, NO_RANK, name, "en") for capacity, order, name in people]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_the_delegation_counts_before_all_else() -> None:
    support = participant_key(1, Capacity.SUPPORT, 0, 0, "Z", "en")
    assert support < participant_key(2, Capacity.HEAD, 1, 0, "A", "en")


def test_every_capacity_has_its_place() -> None:
    keys = [participant_key(1, capacity, 0, 0, "A", "en") for capacity in Capacity]
    assert keys == sorted(keys)


def test_among_delegates_the_higher_rank_stands_first_then_the_name() -> None:
    people = [
        ("", "Minister of Foreign Affairs", "Z"),
        ("Ambassador", "Deputy Minister of Foreign Affairs", "Y"),
        ("Ambassador", "", "A"),
        ("Lieutenant-General", "", "B"),
        ("", "Director of the Department", "C"),
        ("", "Counsellor", "A"),
        ("", "Первый секретарь", "A"),
        ("", "Attaché", "A"),
        ("Dr.", "Researcher", "A"),
        ("", "", "B"),
    ]
    keys = [
        participant_key(1, Capacity.DELEGATE, 0, rank_of(rank, position), name, "en")
        for rank, position, name in people
    ]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("position", "lower_than"),
    [
        ("Assistant to the Minister", "Counsellor"),
        ("Head of the Office of the President", "Minister"),
        ("Помощник министра", "Министр"),
        ("Deputy Prime Minister - Minister of Foreign Affairs", "Prime Minister"),
        ("Vice Minister", "Minister"),
        ("Minister-Counsellor", "Ambassador"),
    ],
)
def test_who_serves_or_deputizes_for_somebody_is_not_that_somebody(position: str, lower_than: str) -> None:
    assert rank_of("", position) > rank_of("", lower_than)
