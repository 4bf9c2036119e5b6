"""What a new workspace holds: the States and organizations, and the facts of the sample's quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem, ItemKind
from cica_events.domain.base import Record
from cica_events.domain.delegations import Delegation, Group, Reply
from cica_events.domain.meetings import (
    Format,
    HostRole,
    LinkKind,
    Meeting,
    MeetingHost,
    MeetingLink,
    Stage,
    short_key,
)
from cica_events.domain.model import RECORDS
from cica_events.domain.names import printed_name
from cica_events.domain.outcomes import Outcome, OutcomeKind
from cica_events.domain.participants import Capacity, Participant, Participation
from cica_events.domain.parties import Affiliation, Chairmanship, Party, PartyKind, Status, status_on
from cica_events.domain.people import Person
from cica_events.domain.sittings import Sitting
from cica_events.persistence.database import Database
from cica_events.queries.bodies import BodyCatalogue
from cica_events.services.sample import fill_reference, fill_sample

DIGEST = {
    "env-prep-2023": ("BIL-2023-10", "2023-10"),
    "forensics-2023": ("CBM-2023-10-02", "2023-10-02/2023-10-03"),
    "silkway-2023": ("REP-2023-10", "2023-10"),
    "cica-day-2023": ("CER-2023-10-05", "2023-10-05"),
    "yc-6": ("YC-6", "2023-10-12"),
    "football-2023": ("CER-2023-10-15", "2023-10-15"),
    "brf-3": ("REP-2023-10-17", "2023-10-17/2023-10-18"),
    "unsc-2023": ("REP-2023-10-20", "2023-10-20"),
    "sco-chg-22": ("REP-2023-10-26", "2023-10-26"),
    "sdg-forum-7": ("REP-2023", "2023"),
    "minsk-2023": ("REP-2023-10-26-2", "2023-10-26/2023-10-27"),
    "xiangshan-10": ("REP-2023-10-29", "2023-10-29/2023-10-31"),
    "cpc-visit-2023": ("BIL-2023-11-06", "2023-11-06"),
    "rally-experts-2023": ("EXP-2023-11-07", "2023-11-07"),
    "majilis-2023": ("BIL-2023-11-10", "2023-11-10"),
    "bc-6": ("BC-6", "2023-11-13"),
    "bf-8": ("BF-8", "2023-11-13"),
    "tr-contribution-2023": ("CER-2023-11-15", "2023-11-15"),
    "pnlu-experts-2023": ("EXP-2023-11-17", "2023-11-17"),
    "nu-lecture-2023": ("REP-2023-11-18", "2023-11-18"),
    "nam-women-2023": ("REP-2023-11-20", "2023-11-20/2023-11-21"),
    "turkpa-15": ("REP-2023-11-21", "2023-11-21"),
    "osce-prague-2023": ("BIL-2023-11-22", "2023-11-22"),
    "cn-contribution-2023": ("CER-2023-12-01", "2023-12-01"),
    "bazaar-2023": ("CER-2023-12-03", "2023-12-03"),
    "swg-2023-12": ("SWG-2023-12-05", "2023-12-05"),
    "wearetogether-2023": ("REP-2023-12-04", "2023-12-04/2023-12-08"),
    "drugs-webinar-2023": ("CBM-2023-12-11", "2023-12-11"),
    "soc-2023-12": ("SOC-2023-12-12", "2023-12-12"),
    "kr-contribution-2023": ("CER-2023-12-20", "2023-12-20"),
    "culture-2023": ("BIL-2023-12-21", "2023-12-21"),
    "mc-2023-12-26": ("MC-2023-12-26", "2023-12-26"),
    "mc-informal-2023": ("MC-2023-09-21", "2023-09-21"),
    "un-side-2023": ("CER-2023-09-22", "2023-09-22"),
    "summit-6": ("SUMMIT-6", "2022-10-12/2022-10-13"),
    "escap-side-2024": ("CER-2024", "2024"),
}
PLANS = {
    "CER-2024": "2024",
    "REP-2024-03": "2024-03",
    "RALLY-2024-05": "2024-05",
    "MIN-ENV-2024-08": "2024-08",
    "BC-7": "2024-Q3/2024-Q4",
}


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """Open the sample for reading."""
    fill_reference(database)
    fill_sample(database)
    with database.reading() as session:
        yield session


def of(session: Session, key: str) -> Meeting:
    """Return the meeting of a short key."""
    return session.scalars(select(Meeting).where(Meeting.key == key)).one()


def codes(session: Session) -> dict[str, str]:
    """Return the codes of the parties by id."""
    return {party.id: party.code for party in session.scalars(select(Party))}


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


def states_with(session: Session, status: Status, day: date) -> set[str]:
    """Return the codes of the States that have `status` on `day`."""
    states = {
        party.id: party.code for party in session.scalars(select(Party)) if party.kind is PartyKind.STATE
    }
    found = session.scalars(select(Affiliation))
    return {states[a.party_id] for a in found if a.party_id in states and status_on(day, [a]) is status}


def test_an_empty_workspace_knows_states_and_organizations_but_no_meeting(database: Database) -> None:
    fill_reference(database)
    with database.reading() as session:
        kinds = Counter(session.scalars(select(Party.kind)))
        assert kinds == {PartyKind.STATE: 40, PartyKind.ORGANIZATION: 20}
        assert Counter(session.scalars(select(Affiliation.status))) == {
            Status.MEMBER: 28,
            Status.OBSERVER: 15,
            Status.PARTNER: 3,
        }
        assert session.scalar(select(func.count()).select_from(Meeting)) == 0


def test_the_sample_brings_the_states_along_where_they_are_missing(database: Database) -> None:
    fill_sample(database)
    with database.reading() as session:
        assert len(codes(session)) == 60


def test_status_has_dates(session: Session) -> None:
    before, after = date(2023, 12, 1), date(2023, 12, 31)
    assert len(states_with(session, Status.MEMBER, after)) == 28
    assert len(states_with(session, Status.OBSERVER, before)) == 9
    assert states_with(session, Status.OBSERVER, after) - states_with(session, Status.OBSERVER, before) == {
        "SA"
    }
    assert "SA" not in states_with(session, Status.OBSERVER, date(2023, 12, 25))
    assert "SA" in states_with(session, Status.OBSERVER, date(2023, 12, 26))


def test_dates_of_affiliations_are_as_precise_as_known(session: Session) -> None:
    known = codes(session)
    since = {known[a.party_id]: a.since and a.since.notation for a in session.scalars(select(Affiliation))}
    assert {code: since[code] for code in ("KZ", "KW", "BY", "SA", "OSCE", "UN", "EAEU")} == {
        "KZ": "1999",
        "KW": "2022",
        "BY": None,
        "SA": "2023-12-26",
        "OSCE": "1999",
        "UN": None,
        "EAEU": "2022",
    }


def test_parties_carry_their_names_in_both_languages(session: Session) -> None:
    parties = {party.code: party for party in session.scalars(select(Party))}
    assert all(p.formal_name and p.short_name_ru and p.formal_name_ru for p in parties.values())
    saudi, korea = parties["SA"], parties["KR"]
    assert (saudi.formal_name, saudi.formal_name_ru) == (
        "Kingdom of Saudi Arabia",
        "Королевство Саудовская Аравия",
    )
    assert korea.name("ru") == "Республика Корея"
    assert parties["Atameken"].home_id == parties["KZ"].id


def test_every_event_of_the_digest_is_there_with_its_date(session: Session) -> None:
    found = {m.key: m.date and m.date.notation for m in session.scalars(select(Meeting))}
    assert found == dict(DIGEST.values()) | PLANS


def test_keys_follow_the_rule_for_new_meetings(session: Session) -> None:
    bodies = BodyCatalogue.load()
    taken: set[str] = set()
    for meeting in session.scalars(select(Meeting).order_by(Meeting.id)):
        ordinal = meeting.ordinal if bodies.get(meeting.body).ordinals else None
        taken.add(short_key(meeting.body, ordinal, meeting.date, taken))
        assert bodies.known(meeting.body)
    assert taken == set(session.scalars(select(Meeting.key)))


def test_only_the_plans_are_yet_to_come(session: Session) -> None:
    planned = session.scalars(select(Meeting.key).where(Meeting.stage == Stage.PLANNED))
    assert set(planned) == set(PLANS)
    assert set(session.scalars(select(Meeting.stage))) == {Stage.PLANNED, Stage.HELD}


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
        *(
            "AZ",
            "BD",
            "KH",
            "CN",
            "IN",
            "IQ",
            "IL",
            "JO",
            "KZ",
            "KG",
            "PS",
            "RU",
            "LK",
            "TJ",
            "TH",
            "TR",
            "UZ",
        ),
        "secretariat",
    }
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


def test_chairs_are_known_without_invented_dates(session: Session) -> None:
    known = codes(session)
    chairs = session.scalars(select(Chairmanship)).all()
    assert {(c.body, known[c.party_id]) for c in chairs} == {("", "KZ"), ("BC", "Atameken"), ("TTF", "SIIS")}
    assert {c.since for c in chairs} == {None}


def test_no_fact_is_dumped_into_a_text(session: Session) -> None:
    texts = [
        (entity.__tablename__, column, value)
        for entity in RECORDS.values()
        for record in session.scalars(select(entity))
        for column, value in _texts(record)
        if set(value) & set('{}[]"') or "None" in value or value != value.strip()
    ]
    assert texts == []
    assert not any(session.scalars(select(AgendaItem.annotation)))


def test_the_sample_is_one_entry_of_the_history_that_no_undo_takes_back(database: Database) -> None:
    from cica_events.domain.changes import LoggedChangeSet, Origin

    fill_reference(database)
    fill_sample(database)
    with database.reading() as session:
        logged = session.scalars(select(LoggedChangeSet).order_by(LoggedChangeSet.sequence)).all()
        assert [(one.label, one.origin) for one in logged] == [
            ("Load States and organizations", Origin.LOAD),
            ("Load the sample", Origin.LOAD),
        ]


def test_the_groups_of_people_without_a_state_are_named(session: Session) -> None:
    named = session.scalars(select(Delegation).where(Delegation.group == Group.OTHER)).all()
    assert all(delegation.name and not delegation.party_id for delegation in named)
    assert len(named) == 3


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    for column in record.__table__.columns:
        value = getattr(record, column.key)
        if isinstance(value, str):
            yield column.key, value
