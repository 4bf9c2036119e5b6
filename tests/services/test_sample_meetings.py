"""What the sample's quarter tells of single meetings: hosts, delegations, participants, outcomes, links."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem, ItemKind
from cica_events.domain.delegations import Delegation, Reply
from cica_events.domain.meetings import (
    Format,
    HostRole,
    LinkKind,
    Meeting,
    MeetingHost,
    MeetingLink,
)
from cica_events.domain.names import printed_name
from cica_events.domain.outcomes import Outcome, OutcomeKind
from cica_events.domain.participants import Capacity, Participant, Participation
from cica_events.domain.parties import Affiliation, Status
from cica_events.domain.people import Person
from cica_events.domain.sittings import Sitting
from cica_events.queries.bodies import BodyCatalogue
from tests.services import sample_facts
from tests.services.sample_facts import codes, of, states_with

beginning, session = sample_facts.beginning, sample_facts.session


def delegations(session: Session, key: str, **wanted: bool) -> set[str]:
    """Return the codes, groups or names of a meeting's delegations whose fields are as `wanted`."""
    known = codes(session)
    found = session.scalars(select(Delegation).filter_by(meeting_id=of(session, key).id, **wanted))
    return {known[d.party_id] if d.party_id else d.name or d.group.value for d in found}


def participants(session: Session, key: str) -> dict[str, Participant]:
    """Return the participants of a meeting by their printed name."""
    chosen = (
        select(Participant).where(Participant.meeting_id == of(session, key).id).order_by(Participant.order)
    )
    return {
        printed_name("", one.given_name, one.family_name, family_first=one.family_first): one
        for one in session.scalars(chosen)
    }


def titles(session: Session, key: str) -> list[str]:
    """Return the titles of a meeting's agenda in order."""
    chosen = select(AgendaItem).where(AgendaItem.meeting_id == of(session, key).id).order_by(AgendaItem.order)
    return [item.title for item in session.scalars(chosen)]


def outcomes(session: Session, key: str) -> list[Outcome]:
    """Return the outcomes of a meeting in order."""
    chosen = select(Outcome).where(Outcome.meeting_id == of(session, key).id).order_by(Outcome.order)
    return list(session.scalars(chosen))


def links(session: Session) -> set[tuple[str, str, str]]:
    """Return all links as (key, kind, key)."""
    keys = {meeting.id: meeting.key for meeting in session.scalars(select(Meeting))}
    found = session.scalars(select(MeetingLink))
    return {(keys[link.source_id], link.kind.value, keys[link.target_id]) for link in found}


def test_the_youth_council_is_told_in_its_fields(session: Session) -> None:
    meeting = of(session, "YC-6")
    assert meeting.title == BodyCatalogue.load().get("YC").title(6, "en", 2023)
    assert meeting.title_ru == BodyCatalogue.load().get("YC").title(6, "ru", 2023)
    assert (meeting.ordinal, meeting.place, codes(session)[meeting.country_id or ""]) == (
        6,
        "Samarkand",
        "UZ",
    )
    assert (meeting.format, meeting.participants_at_least, meeting.venue) == (Format.IN_PERSON, 101, "")
    assert delegations(session, "YC-6") == {
        "AZ", "BD", "KH", "CN", "IN", "IQ", "IL", "JO", "KZ", "KG", "PS", "RU", "LK", "TJ", "TH", "TR", "UZ",
        "secretariat",
    }  # fmt: skip
    assert delegations(session, "YC-6", present=False) == set()
    hosts = session.scalars(
        select(MeetingHost).where(MeetingHost.meeting_id == meeting.id).order_by(MeetingHost.order)
    )
    assert [(host.role, host.name) for host in hosts] == [
        (HostRole.ORGANIZER, "Ministry of Youth Policy and Sports of Uzbekistan"),
        (HostRole.ORGANIZER, "Youth Affairs Agency of Uzbekistan"),
        (HostRole.ORGANIZER, "Ministry of Foreign Affairs of Uzbekistan"),
        (HostRole.SUPPORTER, "Khokimiyat of the Samarkand region"),
    ]
    assert len(titles(session, "YC-6")) == 5


def test_a_head_count_makes_no_people(session: Session) -> None:
    seminar = of(session, "CBM-2023-10-02")
    assert (seminar.participants_at_least, seminar.member_states_count) == (31, 17)
    assert list(participants(session, "CBM-2023-10-02")) == ["Chi Fang"]
    assert delegations(session, "CBM-2023-10-02") == {"UNODC", "secretariat"}
    assert session.scalar(select(func.count()).select_from(Person)) == 36
    assert session.scalar(select(func.count()).select_from(Participant)) == 61


def test_the_senior_officials_committee_is_complete(session: Session) -> None:
    meeting = of(session, "SOC-2023-12-12")
    invited = delegations(session, "SOC-2023-12-12", invited=True)
    members = states_with(session, Status.MEMBER, date(2023, 12, 12))
    observers = states_with(session, Status.OBSERVER, date(2023, 12, 12))
    assert invited == members | observers | {"UN", "OSCE", "LAS", "TURKPA", "IOM"}
    assert "SA" not in invited
    assert delegations(session, "SOC-2023-12-12", present=True) == {"KZ", "KR", "secretariat"}
    assert set(session.scalars(select(Delegation.reply))) == {Reply.NONE}
    assert codes(session)[meeting.chair_id or ""] == "KZ"
    assert len(titles(session, "SOC-2023-12-12")) == 8
    assert {name: p.capacity for name, p in participants(session, "SOC-2023-12-12").items()} == {
        "Alibek Bakayev": Capacity.CHAIR,
        "Kairat Sarybay": Capacity.SECRETARIAT,
        "Cho Tae-ick": Capacity.DELEGATE,
    }


def test_outcomes_keep_verb_item_author_and_follow_up(session: Session) -> None:
    found = outcomes(session, "SOC-2023-12-12")
    assert [one.kind.value for one in found] == [
        *("adopted", "adopted", "approved", "approved", "recommended", "welcomed", "discussed")
    ]
    known = codes(session)
    assert [known[one.prepared_by_id] for one in found if one.prepared_by_id] == ["MN", "IR"]
    recommended = found[4]
    decision = of(session, "MC-2023-12-26")
    assert (recommended.addressee, recommended.followed_by_id) == ("MC", decision.id)
    item = session.get_one(AgendaItem, recommended.item_id)
    assert (item.title, item.kind) == ("Application of Saudi Arabia for Observer status", ItemKind.DECISION)


def test_the_ministers_decision_stands_behind_saudi_arabias_status(session: Session) -> None:
    (granted,) = outcomes(session, "MC-2023-12-26")
    decided = session.scalars(select(Affiliation).where(Affiliation.decided_by_id.is_not(None))).all()
    assert [(codes(session)[a.party_id], a.decided_by_id) for a in decided] == [("SA", granted.id)]
    assert (granted.kind, of(session, "MC-2023-12-26").format) == (OutcomeKind.GRANTED, Format.WRITTEN)


def test_meetings_hang_together(session: Session) -> None:
    assert links(session) == {
        ("SWG-2023-12-05", LinkKind.PREPARES.value, "SOC-2023-12-12"),
        ("MC-2023-12-26", LinkKind.FOLLOWS.value, "SOC-2023-12-12"),
        ("BF-8", LinkKind.ACCOMPANIES.value, "BC-6"),
        ("BIL-2023-10", LinkKind.PLANS.value, "MIN-ENV-2024-08"),
        ("YC-6", LinkKind.PLANS.value, "RALLY-2024-05"),
        ("EXP-2023-11-07", LinkKind.PLANS.value, "RALLY-2024-05"),
        ("BIL-2023-12-21", LinkKind.PLANS.value, "RALLY-2024-05"),
        ("BIL-2023-12-21", LinkKind.PLANS.value, "REP-2024-03"),
        ("BC-6", LinkKind.PLANS.value, "BC-7"),
        ("REP-2023", LinkKind.PLANS.value, "CER-2024"),
    }


def test_the_business_council_names_who_was_represented(session: Session) -> None:
    assert delegations(session, "BC-6", present=True) == {
        *(
            "KZ",
            "CN",
            "RU",
            "TH",
            "UNESCAP",
            "UN Women",
            "IOFS",
            "EDB",
            "ICBC",
            "Kazakh Invest",
            "secretariat",
        ),
        "Renewable Energy Industry Club of the Federation of Thai Industries",
        "Chamber of Commerce and Industry of Tajikistan",
    }
    assert [one.kind.value for one in outcomes(session, "BC-6")] == ["decided", "approved", "requested"]
    assert of(session, "BC-6").venue == "Astana International Financial Centre"
    assert titles(session, "BC-7") == [
        "Artificial intelligence for SMEs",
        "Empowerment of women in SMEs",
        "Sustainable development of SMEs",
        "Digital trade",
        "Supply chains and logistics",
    ]


def test_the_xiangshan_forum_keeps_the_date_that_was_printed(session: Session) -> None:
    forum = of(session, "REP-2023-10-29")
    assert forum.date_as_printed == "29-31 November 2023"
    people = participants(session, "REP-2023-10-29")
    met = [name for name, one in people.items() if one.capacity is Capacity.INTERLOCUTOR]
    assert met == [
        "Zhang Ming",
        "Kao Kim Hourn",
        "Li Hui",
        "Jing Jianfeng",
        "Jiang Yonggang",
        "Chen Dongxiao",
        "Gilles Carbonnier",
    ]
    assert people["Li Hui"].contribution == "Bilateral meeting with the Secretary General"
    assert people["Jing Jianfeng"].rank == "Lieutenant-General"
    assert "International Committee of the Red Cross" in delegations(session, "REP-2023-10-29")


def test_participants_stand_as_they_were_at_the_meeting(session: Session) -> None:
    then = participants(session, "CER-2023-10-05")["Chi Fang"]
    person = session.get_one(Person, then.person_id)
    assert then.position == "Deputy Secretary General"
    assert person.position == "Deputy Secretary General (until October 2023)"
    assert (then.family_name, then.given_name, then.family_first) == ("Chi", "Fang", True)
    assert set(session.scalars(select(Participant.status))) == {Participation.ATTENDED}


def test_days_within_a_meeting_are_sittings(session: Session) -> None:
    days = {sitting.title: sitting.day for sitting in session.scalars(select(Sitting))}
    assert days["Award ceremony"] == date(2023, 12, 7)
    assert days["Interaction of international and regional organizations in the Eurasian space"] == date(
        2023, 10, 27
    )
    assert of(session, "REP-2023").sittings_count == 6
