"""The order of protocol: sections, delegations within them, participants within those."""

from __future__ import annotations

import pytest

from cica_events.domain.delegations import Group
from cica_events.domain.participants import Capacity
from cica_events.domain.parties import PartyKind, Status
from cica_events.domain.protocol import Section, delegation_key, participant_key, section_of

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


def test_the_sections_follow_the_secretariats_practice() -> None:
    assert sorted(Section, key=lambda section: delegation_key(section, 0, "", "en")) == [
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
    assert delegation_key(S.MEMBER_STATES, 0, "Z", "en") < delegation_key(S.OBSERVER_STATES, 0, "A", "en")


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Tajikistan", "Thailand", "Türkiye", "Turkmenistan", "United Arab Emirates", "Viet Nam"]),
        ("en", ["Qatar", "Republic of Korea", "Russia"]),
        ("ru", ["Вьетнам", "Египет", "Иран", "Республика Корея", "Россия", "Турция"]),
    ],
)
def test_states_stand_by_name_in_the_rules_of_the_language(language: str, names: list[str]) -> None:
    keys = [delegation_key(S.MEMBER_STATES, 0, name, language) for name in names]
    assert keys == sorted(keys)


def test_a_place_given_by_hand_comes_first_in_its_section_only() -> None:
    by_hand = delegation_key(S.OBSERVER_STATES, 2, "Z", "en")
    assert (
        delegation_key(S.OBSERVER_STATES, 1, "Z", "en")
        < by_hand
        < delegation_key(S.OBSERVER_STATES, 0, "A", "en")
    )
    assert delegation_key(S.MEMBER_STATES, 0, "A", "en") < by_hand


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
    keys = [participant_key(3, capacity, order, name, "en") for capacity, order, name in people]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_the_delegation_counts_before_all_else() -> None:
    support = participant_key(1, Capacity.SUPPORT, 0, "Z", "en")
    assert support < participant_key(2, Capacity.HEAD, 1, "A", "en")


def test_every_capacity_has_its_place() -> None:
    keys = [participant_key(1, capacity, 0, "A", "en") for capacity in Capacity]
    assert keys == sorted(keys)
