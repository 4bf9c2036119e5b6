"""Turns the facts of the sample's files into people, meetings and all that belongs to them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem, ItemKind
from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Delegation, Group
from cica_events.domain.meetings import Format, HostRole, LinkKind, Meeting, MeetingHost, MeetingLink, Stage
from cica_events.domain.names import Gender
from cica_events.domain.outcomes import Outcome, OutcomeKind
from cica_events.domain.participants import Capacity, Mode, Participant, Participation
from cica_events.domain.parties import Affiliation, Chairmanship, Party, Status, status_on
from cica_events.domain.people import Person
from cica_events.domain.sittings import Sitting, SittingKind

Facts = dict[str, list[dict[str, Any]]]
"""The tables of the sample's files by their name."""

_PLAIN = (
    "body",
    "ordinal",
    "place",
    "venue",
    "time_zone",
    "dimension",
    "priority_area",
    "auspices",
    "participants_at_least",
    "member_states_count",
    "sittings_count",
    "date_as_printed",
)
_NAME = (
    "honorific",
    "courtesy",
    "rank",
    "given_name",
    "family_name",
    "family_first",
    "gender",
    "position",
    "organization",
)
_MODES = {Format.IN_PERSON: Mode.IN_PERSON, Format.ONLINE: Mode.ONLINE}


class SampleMeetings:
    """Adds the facts to a session whose database holds the parties already."""

    def __init__(self, session: Session, facts: Facts) -> None:
        self._session = session
        self._facts = facts
        self._parties = {party.code: party.id for party in session.scalars(select(Party))}
        self._affiliations = list(session.scalars(select(Affiliation)))
        self._people = {fact["key"]: self._person(fact) for fact in facts["person"]}
        self._meetings = {fact["key"]: self._meeting(fact) for fact in facts["meeting"]}

    def add(self) -> None:
        """Add everything; KeyError where a file names a party, person or meeting that is not there."""
        self._session.add_all(self._people.values())
        self._session.add_all(self._meetings.values())
        for fact in self._facts["chairmanship"]:
            self._session.add(Chairmanship(party_id=self._parties[fact["party"]], body=fact["body"]))
        for fact in self._facts["meeting"]:
            meeting = self._meetings[fact["key"]]
            self._add_hosts(meeting, fact)
            self._add_links(meeting, fact)
            self._add_people(meeting, fact, self._delegations(meeting, fact))
            self._add_sittings(meeting, fact)
            self._add_outcomes(meeting, fact, self._agenda(meeting, fact))

    def _person(self, fact: dict[str, Any]) -> Person:
        values = {key: fact[key] for key in _NAME if key in fact}
        if "gender" in values:
            values["gender"] = Gender.of(values["gender"])
        return Person(**values, party_id=self._party(fact, "party"))

    def _meeting(self, fact: dict[str, Any]) -> Meeting:
        return Meeting(
            **{key: fact[key] for key in _PLAIN if key in fact},
            key=fact["key"],
            title=fact["title"]["en"],
            title_ru=fact["title"]["ru"],
            date=VagueDate.parse(fact["date"]),
            reported=VagueDate.parse(fact["reported"]) if "reported" in fact else None,
            country_id=self._party(fact, "country"),
            chair_id=self._party(fact, "chair"),
            format=Format.of(fact["format"]) if "format" in fact else None,
            stage=Stage.of(fact.get("stage", Stage.HELD)),
        )

    def _party(self, fact: dict[str, Any], key: str) -> str | None:
        return self._parties[fact[key]] if key in fact else None

    def _add_hosts(self, meeting: Meeting, fact: dict[str, Any]) -> None:
        for order, host in enumerate(fact.get("hosts", [])):
            party = self._party(host, "party")
            role = HostRole.of(host["role"])
            self._session.add(
                MeetingHost(meeting_id=meeting.id, role=role, name=host["name"], party_id=party, order=order)
            )

    def _add_links(self, meeting: Meeting, fact: dict[str, Any]) -> None:
        for kind in LinkKind:
            for key in fact.get(kind.value, []):
                target = self._meetings[key]
                self._session.add(MeetingLink(source_id=meeting.id, target_id=target.id, kind=kind))

    def _delegations(self, meeting: Meeting, fact: dict[str, Any]) -> dict[str, Delegation]:
        """Add the delegations and return them by party, group or name.

        Invited are the parties with the status that the body invites; present are those of which the digest
        says so, or one of whose people took part.
        """
        found = {code: self._delegation(meeting, code) for code in self._invited(meeting, fact)}
        for delegation in found.values():
            delegation.invited = True
        attending = [participant["delegation"] for participant in fact.get("participants", [])]
        for name in (*fact.get("present", []), *fact.get("groups", []), *fact.get("others", []), *attending):
            found.setdefault(name, self._delegation(meeting, name)).present = True
        self._session.add_all(found.values())
        return found

    def _invited(self, meeting: Meeting, fact: dict[str, Any]) -> list[str]:
        statuses = {Status.of(value) for value in fact.get("invited", [])}
        if not statuses or meeting.date is None:
            return []
        day = meeting.date.first_day
        ids = {a.party_id for a in self._affiliations if status_on(day, (a,)) in statuses}
        return [code for code, party_id in self._parties.items() if party_id in ids]

    def _delegation(self, meeting: Meeting, name: str) -> Delegation:
        if name in self._parties:
            return Delegation(meeting_id=meeting.id, party_id=self._parties[name], group=Group.PARTY)
        if name in set(Group):
            return Delegation(meeting_id=meeting.id, group=Group.of(name))
        return Delegation(meeting_id=meeting.id, group=Group.OTHER, name=name)

    def _add_people(self, meeting: Meeting, fact: dict[str, Any], delegations: dict[str, Delegation]) -> None:
        for order, told in enumerate(fact.get("participants", []), start=1):
            person = self._people[told["person"]]
            values = {key: told.get(key, getattr(person, key)) for key in _NAME}
            self._session.add(
                Participant(
                    **values,
                    meeting_id=meeting.id,
                    delegation_id=delegations[told["delegation"]].id,
                    person_id=person.id,
                    capacity=Capacity.of(told["capacity"]),
                    status=Participation.ATTENDED,
                    mode=_MODES.get(meeting.format) if meeting.format else None,
                    contribution=told.get("contribution", ""),
                    order=order,
                )
            )

    def _agenda(self, meeting: Meeting, fact: dict[str, Any]) -> list[AgendaItem]:
        items = [
            AgendaItem(
                meeting_id=meeting.id,
                order=order,
                title=told["en"],
                title_ru=told["ru"],
                kind=ItemKind.of(told["kind"]) if "kind" in told else None,
            )
            for order, told in enumerate(fact.get("agenda", []))
        ]
        self._session.add_all(items)
        return items

    def _add_sittings(self, meeting: Meeting, fact: dict[str, Any]) -> None:
        for order, told in enumerate(fact.get("sittings", [])):
            self._session.add(
                Sitting(
                    meeting_id=meeting.id,
                    title=told["title"],
                    kind=SittingKind.of(told["kind"]),
                    day=told.get("day"),
                    order=order,
                )
            )

    def _add_outcomes(self, meeting: Meeting, fact: dict[str, Any], items: list[AgendaItem]) -> None:
        for order, told in enumerate(fact.get("outcomes", [])):
            follower = self._meetings[told["followed_by"]].id if "followed_by" in told else None
            outcome = Outcome(
                meeting_id=meeting.id,
                order=order,
                kind=OutcomeKind.of(told["kind"]),
                text=told["text"],
                item_id=items[told["item"] - 1].id if "item" in told else None,
                addressee=told.get("addressee", ""),
                prepared_by_id=self._party(told, "prepared_by"),
                followed_by_id=follower,
            )
            self._session.add(outcome)
            if "grants_to" in told:
                self._grant(outcome, self._parties[told["grants_to"]])

    def _grant(self, outcome: Outcome, party_id: str) -> None:
        for affiliation in self._affiliations:
            if affiliation.party_id == party_id:
                affiliation.decided_by_id = outcome.id
