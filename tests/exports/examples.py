"""A small meeting to export: rows as the queries hand them out, with awkward content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from cica_events.domain.agenda import ItemKind, Visibility
from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Credentials, Group, Reply
from cica_events.domain.participants import Capacity, Mode, Participation
from cica_events.domain.protocol import Section
from cica_events.domain.sittings import SittingKind
from cica_events.exports.export import Changes, ExportInput, ListedChange, MeetingHeading
from cica_events.exports.listed import listed
from cica_events.exports.programme_lines import ProgrammeLine
from cica_events.exports.registry import find_export
from cica_events.queries.agenda import AgendaRow
from cica_events.queries.delegations import DelegationRow
from cica_events.queries.participants import ParticipantRow

ASTANA = timezone(timedelta(hours=6))
HEADING = MeetingHeading(
    key="SOC-2023-12-12",
    title="Meeting of the CICA Senior Officials Committee",
    body="Senior Officials Committee",
    date="12 December 2023",
    place="Astana",
    as_of=datetime(2023, 12, 11, 11, 5, tzinfo=UTC).astimezone(ASTANA),
)


def participant(**given: Any) -> ParticipantRow:
    """Return a row with `given` values and usual ones for the rest."""
    usual = {
        "version": 1,
        "family_first": False,
        "capacity": Capacity.DELEGATE,
        "status": Participation.REGISTERED,
        "mode": Mode.IN_PERSON,
        "group": Group.PARTY,
        "section": Section.MEMBER_STATES,
        "order": 0,
        "number": 1,
        "delegation_id": given.get("party", ""),
        "person_id": f"person {given.get('number', 1)}",
        "id": f"participant {given.get('number', 1)}",
    }
    rest = dict.fromkeys(ParticipantRow._fields, "")
    return ParticipantRow(**{**rest, **usual, **given})


def item(number: str, title: str, **given: Any) -> AgendaRow:
    """Return a row with `given` values and usual ones for the rest."""
    usual = {
        "version": 1,
        "parent_id": None,
        "order": 0,
        "kind": None,
        "duration": None,
        "minutes": given.get("duration"),
        "start": None,
        "end": None,
        "depth": number.count("."),
        "id": f"item {number}",
    }
    rest = {field.name: "" for field in fields(AgendaRow)}
    return AgendaRow(**{**rest, **usual, "number": number, "title": title, **given})


def participants() -> list[ParticipantRow]:
    """Return six participants of three delegations, of whom one declined."""
    return [*_delegates(), *_secretariat()]


def _delegates() -> list[ParticipantRow]:
    return [
        participant(
            number=1,
            party="Kazakhstan",
            honorific="H.E.",
            rank="Ambassador",
            given_name="Alibek",
            family_name="Bakayev",
            position="Deputy Minister of Foreign Affairs",
            organization="Ministry of Foreign Affairs of the Republic of Kazakhstan",
            capacity=Capacity.HEAD,
            status=Participation.ATTENDED,
            email="a.bakayev@mfa.example",
            phone="+7 701 123 45 67",
        ),
        participant(
            number=2, party="Kazakhstan", given_name="Әсем", family_name="Қалиқызы", phone="0077172576510"
        ),
        participant(
            number=3,
            party="Republic of Korea",
            given_name="Tae-ick",
            family_name="Cho",
            family_first=True,
            native_name="조태익",
            position='=HYPERLINK("http://example.org")',
            mode=Mode.ONLINE,
        ),
    ]


def _secretariat() -> list[ParticipantRow]:
    return [
        participant(
            number=4,
            party="Secretariat",
            section=Section.SECRETARIAT,
            group=Group.SECRETARIAT,
            given_name="Kairat",
            family_name="Sarybay",
            position="-",
            organization="@CICA",
            capacity=Capacity.SECRETARIAT,
        ),
        participant(
            number=5,
            party="Secretariat",
            section=Section.SECRETARIAT,
            courtesy="Ms.",
            family_name="#N/A",
            phone="12/12",
        ),
        participant(
            number=6,
            party="Secretariat",
            section=Section.SECRETARIAT,
            family_name="Gone",
            status=Participation.DECLINED,
        ),
    ]


def agenda() -> list[AgendaRow]:
    """Return an agenda with sub-items, of 75 minutes."""
    return [
        item(
            "1",
            "Adoption of the agenda",
            kind=ItemKind.PROCEDURAL,
            duration=15,
            start=time(9, 30),
            end=time(9, 45),
        ),
        item(
            "2",
            "Concept papers in priority areas",
            title_ru="Концепции",
            minutes=60,
            start=time(9, 45),
            end=time(10, 45),
        ),
        item(
            "2.1",
            "Environment protection",
            kind=ItemKind.DECISION,
            duration=20,
            start=time(9, 45),
            end=time(10, 5),
        ),
        item(
            "2.2",
            "+ Natural disaster management",
            kind=ItemKind.DECISION,
            duration=40,
            start=time(10, 5),
            end=time(10, 45),
        ),
        item("10", "Any other business", annotation="First line\nSecond line", start=time(10, 45)),
    ]


def delegation(number: int, name: str, **given: Any) -> DelegationRow:
    """Return a row with `given` values and usual ones for the rest."""
    usual = {
        "version": 1,
        "group": Group.PARTY,
        "invited": True,
        "reply": Reply.NONE,
        "present": False,
        "replied_on": None,
        "credentials": Credentials.NONE,
        "credentials_on": None,
        "order": 0,
        "status": None,
        "section": Section.MEMBER_STATES,
        "participants": 0,
        "coming": (),
        "id": f"delegation {number}",
    }
    rest = {field.name: "" for field in fields(DelegationRow)}
    return DelegationRow(**{**rest, **usual, **given, "number": number, "party_name": name})


def delegations() -> list[DelegationRow]:
    """Return four delegations of three sections, of which one has not replied."""
    return [
        delegation(
            1,
            "Kazakhstan",
            reply=Reply.ATTENDING,
            replied_on=VagueDate.parse("2023-11-20"),
            credentials=Credentials.ORIGINAL,
            head="H.E. Mr. Alibek Bakayev",
            participants=2,
            contact_name="Әсем Қалиқызы",
        ),
        delegation(2, "Türkiye", notes="=cmd|' /C calc'!A0"),
        delegation(
            3, "Egypt", reply=Reply.DECLINED, replied_on=VagueDate.parse("2023-11"), notes="First\nSecond"
        ),
        delegation(4, "Secretariat", group=Group.SECRETARIAT, section=Section.SECRETARIAT, invited=False),
    ]


def session(number: int, **given: Any) -> ProgrammeLine:
    """Return a line with `given` values and usual ones for the rest."""
    usual = {
        "day_number": 1,
        "day": date(2023, 12, 12),
        "start": None,
        "end": None,
        "duration": None,
        "kind": SittingKind.PLENARY,
        "visibility": Visibility.PUBLIC,
        "pinned": False,
        "id": f"session {number}",
    }
    rest = {field.name: "" for field in fields(ProgrammeLine)}
    return ProgrammeLine(**{**rest, **usual, **given})


def programme() -> list[ProgrammeLine]:
    """Return four sessions of two days, the last without a time."""
    return [
        session(
            1,
            start=time(9, 30),
            end=time(11),
            duration=90,
            room="Hall A",
            title="First session",
            title_ru="Первая сессия",
            chair="H.E. Mr. Alibek Bakayev",
            items="1 Adoption of the agenda\n2 Concept papers in priority areas",
            interpretation="English, Russian",
        ),
        session(2, start=time(11), end=time(11, 30), duration=30, kind=SittingKind.BREAK),
        session(
            3,
            start=time(23),
            end=time(1),
            duration=120,
            kind=SittingKind.RECEPTION,
            title="=Reception",
            room="-",
            visibility=Visibility.DELEGATIONS,
            pinned=True,
            notes="First\nSecond",
        ),
        session(4, day_number=None, day=None, title="Bilateral meetings", kind=SittingKind.BILATERAL),
    ]


CHANGES = Changes(
    "Revision 1, 5 December 2023",
    (ListedChange("Joined", "Kazakhstan", "Әсем Қалиқызы", "=Joined the delegation of Kazakhstan"),),
)
EXAMPLES: dict[str, Callable[[], Sequence[Any]]] = {
    "participants": participants,
    "agenda": agenda,
    "delegations": delegations,
    "programme": programme,
}


def document(
    key: str,
    rows: Sequence[Any] | None = None,
    columns: Iterable[str] | None = None,
    language: str = "en",
    **more: Any,
) -> ExportInput:
    """Return what the export `key` is given to write; `more` as ExportInput has it."""
    chosen = find_export(key).columns(columns)
    given = EXAMPLES[key]() if rows is None else rows
    prepared = listed(given) if key == "participants" else given
    return ExportInput(language, HEADING, chosen, prepared, **more)
