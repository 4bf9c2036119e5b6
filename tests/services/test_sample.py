"""What a new workspace holds: the States and organizations, and the facts of the sample's quarter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.base import Record
from cica_events.domain.delegations import Delegation, Group
from cica_events.domain.meetings import (
    Meeting,
    Stage,
    short_key,
)
from cica_events.domain.model import RECORDS
from cica_events.domain.parties import Affiliation, Chairmanship, Party, PartyKind, Status
from cica_events.persistence.database import Database
from cica_events.queries.bodies import BodyCatalogue
from cica_events.services.sample import fill_reference, fill_sample
from tests.services import sample_facts
from tests.services.sample_facts import codes, states_with

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


beginning, session = sample_facts.beginning, sample_facts.session


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
