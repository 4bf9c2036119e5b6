"""The check before a list of participants is given out: each rule finds its fault and lets the rest be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from cica_events.domain.base import fields_of
from cica_events.domain.delegations import Group, Reply
from cica_events.domain.names import printed_name
from cica_events.domain.participants import Capacity, Participant, Participation
from cica_events.domain.parties import Status
from cica_events.domain.pre_issue import BADGE_NAME, Finding, FindingKind, findings
from cica_events.domain.protocol import Section

FIELDS = fields_of(Participant)


@dataclass(frozen=True)
class Someone:
    """A participant without fault."""

    id: str = "one"
    delegation_id: str = "kaz"
    person_id: str = "person"
    honorific: str = "H.E."
    courtesy: str = "Mr."
    rank: str = ""
    given_name: str = "Alibek"
    family_name: str = "Bakayev"
    position: str = "Deputy Minister"
    capacity: Capacity = Capacity.HEAD
    status: Participation = Participation.REGISTERED
    group: Group = Group.PARTY
    party: str = "Kazakhstan"
    email: str = ""

    @property
    def name(self) -> str:
        return printed_name(
            self.honorific,
            self.given_name,
            self.family_name,
            family_first=False,
            courtesy=self.courtesy,
            rank=self.rank,
        )


@dataclass(frozen=True)
class Coming:
    """A delegation of a Member State that attends."""

    id: str = "kaz"
    group: Group = Group.PARTY
    party_name: str = "Kazakhstan"
    reply: Reply = Reply.ATTENDING
    status: Status | None = Status.MEMBER
    section: Section = Section.MEMBER_STATES


def check(*people: Someone, delegation: Coming | None = None, **rest: Any) -> list[Finding]:
    return findings([delegation or Coming()], people, when="12 December 2023", **rest)


def kinds(*people: Someone, **rest: Any) -> list[FindingKind]:
    return [finding.kind for finding in check(*people, **rest)]


def member(number: int, **values: Any) -> Someone:
    """Return another member of the delegation, who is not its head."""
    values = {"capacity": Capacity.DELEGATE, "family_name": f"Member {number}"} | values
    return replace(Someone(), id=f"member {number}", person_id=f"person {number}", **values)


def test_a_list_in_order_has_no_findings() -> None:
    assert check(Someone(), member(1), member(2)) == []


def test_delegates_without_a_head_are_found_with_their_place() -> None:
    found = check(member(1), member(2), member(3, capacity=Capacity.SPEAKER))
    expected = Finding(FindingKind.NO_HEAD, "Kazakhstan: 3 participants", "member 1", "kaz", "capacity")
    assert found == [expected]


def test_a_delegation_that_attends_with_nobody_listed_lacks_its_head() -> None:
    found = check()
    assert [(finding.kind, finding.delegation_id, finding.participant_id) for finding in found] == [
        (FindingKind.NO_HEAD, "kaz", None)
    ]
    assert kinds(delegation=Coming(reply=Reply.NONE)) == []


def test_speakers_of_a_state_need_no_head() -> None:
    assert kinds(member(1, capacity=Capacity.SPEAKER)) == []


def test_groups_need_no_head() -> None:
    home = Coming(group=Group.SECRETARIAT, section=Section.SECRETARIAT, status=None)
    assert kinds(member(1, group=Group.SECRETARIAT), delegation=home) == []


def test_a_second_head_is_found_and_both_are_named() -> None:
    (found,) = check(Someone(), member(1, capacity=Capacity.HEAD))
    assert (found.kind, found.participant_id) == (FindingKind.TWO_HEADS, "member 1")
    assert "Bakayev" in found.text
    assert "Member 1" in found.text


@pytest.mark.parametrize("status", [Participation.DECLINED, Participation.REPLACED])
def test_a_head_who_does_not_come_is_found_once(status: Participation) -> None:
    assert kinds(replace(Someone(), status=status), member(1)) == [FindingKind.HEAD_GONE]


def test_a_head_who_was_replaced_by_another_head_is_in_order() -> None:
    gone = replace(Someone(), status=Participation.REPLACED)
    assert kinds(gone, member(1, capacity=Capacity.HEAD)) == []


def test_a_head_who_declined_is_told_though_there_is_another() -> None:
    gone = replace(Someone(), status=Participation.DECLINED)
    assert kinds(gone, member(1, capacity=Capacity.HEAD)) == [FindingKind.HEAD_GONE]


def test_the_same_person_twice_is_found() -> None:
    again = replace(Someone(), id="two", capacity=Capacity.SPEAKER, family_name="Written otherwise")
    (found,) = check(Someone(), again)
    assert (found.kind, found.participant_id) == (FindingKind.TWICE, "two")


def test_two_who_may_be_one_are_found_at_the_second_with_the_reason() -> None:
    pairs = [("member 1", "one", "Same name"), ("member 2", "member 1", "Same name")]
    found = check(Someone(), member(1), member(2), alike=pairs)
    assert [(one.kind, one.participant_id) for one in found] == [
        (FindingKind.ALIKE, "member 1"),
        (FindingKind.ALIKE, "member 2"),
    ]
    assert found[0].text.endswith(": same name")


def test_of_many_who_may_be_one_each_is_told_once() -> None:
    pairs = [("one", "member 1", ""), ("one", "member 2", ""), ("member 1", "member 2", "")]
    found = check(Someone(), member(1), member(2), alike=pairs)
    assert [one.participant_id for one in found] == ["member 1", "member 2"]


def test_who_is_known_to_be_one_is_not_told_as_alike_too() -> None:
    again = replace(member(1), person_id=Someone().person_id)
    assert kinds(Someone(), again, alike=[("one", "member 1", "Same name")]) == [FindingKind.TWICE]


def test_who_declined_stands_twice_without_harm() -> None:
    again = replace(Someone(), id="two", capacity=Capacity.DELEGATE, status=Participation.DECLINED)
    assert kinds(Someone(), again) == []


def test_a_party_without_status_on_the_date_is_found_among_the_others() -> None:
    guest = Coming(status=None, section=Section.OTHER_STATES)
    (found,) = check(Someone(), delegation=guest)
    assert (found.kind, found.delegation_id) == (FindingKind.UNKNOWN_STATUS, "kaz")
    assert "12 December 2023" in found.text
    assert "Other States" in found.text


def test_a_party_without_status_and_participants_is_let_be() -> None:
    assert kinds(delegation=Coming(status=None, section=Section.OTHER_STATES, reply=Reply.NONE)) == []


def test_an_empty_function_is_found() -> None:
    (found,) = check(replace(Someone(), position="  "))
    assert (found.kind, found.participant_id, found.field) == (FindingKind.NO_FUNCTION, "one", "position")


def test_media_and_interpreters_need_no_function() -> None:
    media = Coming(group=Group.MEDIA, section=Section.MEDIA, status=None)
    assert kinds(member(1, position="", group=Group.MEDIA), delegation=media) == []


@pytest.mark.parametrize("title", ["honorific", "courtesy", "rank"])
def test_any_title_will_do_and_none_is_found(title: str) -> None:
    bare = replace(Someone(), honorific="", courtesy="", rank="")
    assert kinds(bare) == [FindingKind.NO_TITLE]
    assert kinds(replace(bare, **{title: "Dr."})) == []


def test_a_name_longer_than_a_badge_is_found_titles_apart() -> None:
    fits = replace(Someone(), rank="Lieutenant-General of the Army", family_name="x" * (BADGE_NAME - 7))
    assert kinds(fits) == []
    assert kinds(replace(fits, family_name="x" * (BADGE_NAME - 6))) == [FindingKind.LONG_NAME]


def test_contacts_that_are_to_leave_are_counted() -> None:
    leaving = [FIELDS["email"], FIELDS["position"], FIELDS["phone"]]
    people = (replace(Someone(), email="a@example.org"), member(1, email="b@example.org"), member(2))
    (found,) = findings([Coming()], people, when="", leaving=[leaving[0], leaving[1]])
    assert found == Finding(FindingKind.LEAVING, "E-mail of 2 participants", field="email")


def test_findings_come_by_kind_the_gravest_first() -> None:
    found = kinds(member(1, position="", honorific="", courtesy=""), member(2, position=""))
    assert found == [
        FindingKind.NO_HEAD,
        FindingKind.NO_FUNCTION,
        FindingKind.NO_FUNCTION,
        FindingKind.NO_TITLE,
    ]
