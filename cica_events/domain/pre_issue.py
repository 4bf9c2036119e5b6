"""What is looked over before a list of participants is given out: rules on what stands in it, no reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Protocol

from cica_events.domain.delegation_problems import HEADED
from cica_events.domain.delegations import Group, Reply
from cica_events.domain.fields import Field, Labelled, Privacy
from cica_events.domain.participants import Capacity, Participation
from cica_events.domain.participation import ABSENT
from cica_events.domain.parties import Status
from cica_events.domain.protocol import Section
from cica_events.i18n import N_, _, ngettext

BADGE_NAME = 32  # characters: given and family name on one line of a badge of 90 mm, in 16-point letters
WITHOUT_FUNCTION = frozenset({Group.MEDIA, Group.INTERPRETERS})  # the group says what they are there for
OTHERS = frozenset({Section.OTHER_STATES, Section.OTHER_ORGANIZATIONS})


class FindingKind(Labelled):
    """What may be wrong with a list, the gravest first."""

    NO_HEAD = "no-head", N_("No head of delegation")
    TWO_HEADS = "two-heads", N_("Two heads of delegation")
    HEAD_GONE = "head-gone", N_("Head who does not come")
    TWICE = "twice", N_("Listed twice")
    ALIKE = "alike", N_("Perhaps the same person")
    UNKNOWN_STATUS = "unknown-status", N_("Status unknown")
    NO_FUNCTION = "no-function", N_("No function")
    NO_TITLE = "no-title", N_("No title before the name")
    LONG_NAME = "long-name", N_("Name too long for a badge")
    LEAVING = "leaving", N_("Contact or sensitive data in the document")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at before the issue, and its place: a participant or a delegation, and the field.

    Without either the place is the choice of what stands in the document.
    """

    kind: FindingKind
    text: str
    participant_id: str | None = None
    delegation_id: str | None = None
    field: str = ""


class Listed(Protocol):
    """A participant as the rules see one."""

    @property
    def id(self) -> str: ...
    @property
    def delegation_id(self) -> str: ...
    @property
    def person_id(self) -> str: ...
    @property
    def honorific(self) -> str: ...
    @property
    def courtesy(self) -> str: ...
    @property
    def rank(self) -> str: ...
    @property
    def given_name(self) -> str: ...
    @property
    def family_name(self) -> str: ...
    @property
    def position(self) -> str: ...
    @property
    def capacity(self) -> Capacity: ...
    @property
    def status(self) -> Participation: ...
    @property
    def group(self) -> Group: ...
    @property
    def party(self) -> str: ...
    @property
    def name(self) -> str: ...


class Attending(Protocol):
    """A delegation as the rules see one."""

    @property
    def id(self) -> str: ...
    @property
    def group(self) -> Group: ...
    @property
    def party_name(self) -> str: ...
    @property
    def reply(self) -> Reply: ...
    @property
    def status(self) -> Status | None: ...
    @property
    def section(self) -> Section: ...


def findings(
    delegations: Iterable[Attending],
    participants: Sequence[Listed],
    *,
    when: str,
    alike: Iterable[tuple[str, str, str]] = (),
    leaving: Sequence[Field] = (),
) -> list[Finding]:
    """Return what to look at, by kind and in the order of the list.

    Who declined or was replaced does not stand in the list and counts only where it is a head. `when` is the
    date of the meeting in words, `alike` are participants who may be one, by id, with the reason in words;
    `leaving` are the fields that are to stand in the document.
    """
    coming = [row for row in participants if row.status not in ABSENT]
    found = [
        *_heads(delegations, participants, when),
        *_twice(coming),
        *_alike(coming, alike),
        *(finding for row in coming for finding in _of_one(row)),
        *_leaving(coming, leaving),
    ]
    rank = {kind: number for number, kind in enumerate(FindingKind)}
    return sorted(found, key=lambda finding: rank[finding.kind])


def name_length(given_name: str, family_name: str) -> int:
    """Return how many characters the name takes on a badge, titles apart: those stand on their own line."""
    return len(" ".join(part for part in (given_name.strip(), family_name.strip()) if part))


def _heads(delegations: Iterable[Attending], participants: Iterable[Listed], when: str) -> Iterator[Finding]:
    members: dict[str, list[Listed]] = defaultdict(list)
    for row in participants:
        members[row.delegation_id].append(row)
    for delegation in delegations:
        listed = members[delegation.id]
        coming = [row for row in listed if row.status not in ABSENT]
        if delegation.group is Group.PARTY:
            yield from _head_of(delegation, listed, coming)
            if coming and delegation.section in OTHERS and delegation.status is None:
                yield _unknown(delegation, when)


def _head_of(delegation: Attending, listed: list[Listed], coming: list[Listed]) -> Iterator[Finding]:
    heads = [row for row in coming if row.capacity is Capacity.HEAD]
    gone = [row for row in listed if row.capacity is Capacity.HEAD and row.status in ABSENT]
    party = delegation.party_name
    for row in gone:
        if heads and row.status is Participation.REPLACED:
            continue  # as it should be: the successor is head
        text = _("{name}, {party}: {status}, but still head of delegation")
        status = row.status.text.lower()
        text = text.format(name=row.name, party=party, status=status)
        yield Finding(FindingKind.HEAD_GONE, text, row.id, delegation.id, "capacity")
    for row in heads[1:]:
        text = _("{party}: {first} and {second}").format(party=party, first=heads[0].name, second=row.name)
        yield Finding(FindingKind.TWO_HEADS, text, row.id, delegation.id, "capacity")
    if heads or gone:
        return
    headless = next((row for row in coming if row.capacity in HEADED), None)
    if headless is not None:
        text = ngettext("{party}: {count} participant", "{party}: {count} participants", len(coming))
        text = text.format(party=party, count=len(coming))
        yield Finding(FindingKind.NO_HEAD, text, headless.id, delegation.id, "capacity")
    elif not coming and delegation.reply is Reply.ATTENDING:
        text = _("{party} attends, but nobody is listed").format(party=party)
        yield Finding(FindingKind.NO_HEAD, text, None, delegation.id, "reply")


def _unknown(delegation: Attending, when: str) -> Finding:
    text = _("{party}: no status with CICA ({date}), stands among “{section}”")
    text = text.format(party=delegation.party_name, date=when, section=delegation.section.text)
    return Finding(FindingKind.UNKNOWN_STATUS, text, None, delegation.id, "section")


def _twice(coming: Iterable[Listed]) -> Iterator[Finding]:
    first: dict[str, Listed] = {}
    for row in coming:
        before = first.setdefault(row.person_id, row)
        if before is not row:
            text = _both(before, row)
            yield Finding(FindingKind.TWICE, text, row.id, row.delegation_id, "family_name")


def _alike(coming: Iterable[Listed], alike: Iterable[tuple[str, str, str]]) -> Iterator[Finding]:
    """Name each who may be somebody that stands before, and the first of those."""
    places = {row.id: (place, row) for place, row in enumerate(coming)}
    pairs = []
    for one, other, reason in alike:
        if one in places and other in places:
            first, second = sorted((places[one], places[other]), key=itemgetter(0))
            pairs.append((second[0], first[0], first[1], second[1], reason))
    told = set()
    for _place, _before, first_row, row, reason in sorted(pairs, key=itemgetter(0, 1)):
        if row.id not in told and row.person_id != first_row.person_id:
            told.add(row.id)
            text = _("{both}: {reason}").format(both=_both(first_row, row), reason=reason.lower())
            yield Finding(FindingKind.ALIKE, text, row.id, row.delegation_id, "family_name")


def _both(one: Listed, other: Listed) -> str:
    """Name two participants with their delegations, once where these are the same."""
    if one.party == other.party and one.name == other.name:
        return _("{name}, twice in {party}").format(name=one.name, party=one.party)
    text = _("{name}, {party}, and {other_name}, {other_party}")
    return text.format(name=one.name, party=one.party, other_name=other.name, other_party=other.party)


def _of_one(row: Listed) -> Iterator[Finding]:
    place = _("{name}, {party}").format(name=row.name, party=row.party)
    if not row.position.strip() and row.group not in WITHOUT_FUNCTION:
        yield Finding(FindingKind.NO_FUNCTION, place, row.id, row.delegation_id, "position")
    if not (row.honorific.strip() or row.courtesy.strip() or row.rank.strip()):
        yield Finding(FindingKind.NO_TITLE, place, row.id, row.delegation_id, "honorific")
    length = name_length(row.given_name, row.family_name)
    if length > BADGE_NAME:
        text = _("{name}, {party}: {length} characters, a badge holds {limit}")
        text = text.format(name=row.name, party=row.party, length=length, limit=BADGE_NAME)
        yield Finding(FindingKind.LONG_NAME, text, row.id, row.delegation_id, "given_name")


def _leaving(coming: Sequence[Listed], leaving: Iterable[Field]) -> Iterator[Finding]:
    for field in leaving:
        count = sum(1 for row in coming if getattr(row, field.key, None))
        if field.privacy is not Privacy.OPEN and count:
            text = ngettext("{field} of {count} participant", "{field} of {count} participants", count)
            yield Finding(
                FindingKind.LEAVING, text.format(field=_(field.label), count=count), field=field.key
            )
