"""The workspace that is pictured: the sample with its programmes, two full meetings, and much done."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from random import Random

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Group, Reply
from cica_events.domain.issues import IssueStage
from cica_events.domain.participants import Capacity, Participation
from cica_events.i18n import language
from cica_events.services.workspace import Workspace, create_workspace, open_workspace
from tests.made_up import MadeUp
from tests.programmes_of_2023 import build

FULL = ("SOC-2023-12-12", "REP-2023-10-29")  # meetings with enough people to fill a page
PLAIN = re.compile(r"[A-Z][a-z]{3,}")  # names that read as names
POSITIONS = (
    "Deputy Minister of Foreign Affairs",
    "Ambassador to Kazakhstan",
    "Director, Department of Multilateral Cooperation",
    "Head of Division",
    "Counsellor",
    "First Secretary",
    "Second Secretary",
    "Expert",
)
TWICE = (("Nazira", "Nurbaeva"), ("Kayrat", "Sarybai"), ("Alibek", "Bakaev"), ("Raimbek", "Batalov"))
_INTERPRETATION = {"ru": "английский, русский"}
AHEAD = (("SWG", 9), ("YC", 23), ("SOC", 44))  # bodies that meet, and in how many days


def make_office(path: Path, today: date) -> None:
    """Create the workspace that the pictures show on the day `today`."""
    create_workspace(path, sample=True).close()
    work = open_workspace(path)
    try:
        build(work)
        _order_interpretation(work)
        source, known = MadeUp(), {row.family_name for row in work.people.rows()}
        for key in FULL:
            _fill(work, work.meetings.get(key).id, source, known)
        _reply(work)
        _write_twice(work)
        _plan(work, today)
        _do_and_undo(work)
    finally:
        work.close()


def _order_interpretation(work: Workspace) -> None:
    """Order it for all sessions of the Business Council with speakers but one: a conflict to be shown."""
    council = work.meetings.get("BC-6").id
    rows = [row for row in work.sittings.rows(council) if row.kind.has_the_floor]
    ids = [row.id for row in rows if row.title != "Second thematic session"]
    work.sittings.edit(ids, {"interpretation": _INTERPRETATION.get(language(), "English, Russian")})


def _fill(work: Workspace, meeting_id: str, source: MadeUp, known: set[str]) -> None:
    """Give States and organizations one to five people each; nobody has the name of another."""
    random = Random(2023)
    homes = [row for row in work.delegations.rows(meeting_id) if row.group is Group.PARTY]
    for home in homes[:24]:
        for place in range(random.randint(1, 4)):
            values = _person(source, known)
            values["position"] = POSITIONS[min(len(POSITIONS) - 1, place + random.randint(0, 2))]
            values["capacity"] = Capacity.HEAD if place == 0 and not home.participants else Capacity.DELEGATE
            values["delegation_id"] = home.id
            one = work.participants.add(meeting_id, values)
            status = (Participation.NOMINATED, Participation.REGISTERED, Participation.REGISTERED)
            work.participants.edit([one], {"status": random.choice(status)})


def _person(source: MadeUp, known: set[str]) -> dict[str, object]:
    values = source.person()
    while values["family_name"] in known or not (
        PLAIN.fullmatch(values["given_name"]) and PLAIN.fullmatch(values["family_name"])
    ):
        values = source.person()
    known.add(values["family_name"])
    return {**values, "organization": "Ministry of Foreign Affairs"}


def _reply(work: Workspace) -> None:
    """Let most have replied to the invitation of a full meeting."""
    rows = [row for row in work.delegations.rows(work.meetings.get(FULL[0]).id) if row.invited]
    replies = [Reply.ATTENDING if row.participants else Reply.NONE for row in rows]
    nobody = [number for number, row in enumerate(rows) if not row.participants]
    for number in nobody[::2][:3]:  # who declined sends nobody
        replies[number] = Reply.DECLINED
    for reply in (Reply.ATTENDING, Reply.DECLINED):
        ids = [row.id for row, given in zip(rows, replies, strict=True) if given is reply]
        work.delegations.edit(ids, {"reply": reply})


def _write_twice(work: Workspace) -> None:
    """Let people stand in the directory twice, as two lists spelled them."""
    for given, family in TWICE:
        work.people.add({"given_name": given, "family_name": family})


def _plan(work: Workspace, today: date) -> None:
    """Set up a few meetings ahead, so that Home has something to say."""
    for body, days in AHEAD:
        work.meetings.create(work.meetings.plan(body, VagueDate.of(today + timedelta(days=days))))


def _do_and_undo(work: Workspace) -> None:
    """Leave a history to look at: steps, one of them undone, and records that were removed."""
    rows = work.participants.rows(work.meetings.get(FULL[0]).id)
    work.participants.edit([rows[-1].id], {"position": "Chargé d'affaires a.i."})
    work.participants.edit([row.id for row in rows[-4:-1]], {"email": "", "position": "Counsellor"})
    work.participants.remove([row.id for row in rows[-8:-5]])
    people = work.people.rows()
    work.people.edit([people[3].id], {"phone": "+7 7172 000 000"})
    work.people.remove([work.people.add({"given_name": "Arman", "family_name": "Toreli"})])
    _issue_agenda(work, work.meetings.get("YC-6").id)
    work.meetings.edit([work.meetings.get("YC-6").id], {"place": "Tashkent"})
    work.history.undo()


def _issue_agenda(work: Workspace, meeting_id: str) -> None:
    """Issue an agenda, and change it after that."""
    work.agenda_versions.issue(meeting_id, IssueStage.PROVISIONAL)
    rows = [row for row in work.agenda.rows(meeting_id) if not row.parent_id]
    work.agenda.edit([rows[1].id], {"title": "Adoption of the agenda and of the programme of work"})
    work.agenda.edit([rows[4].id], {"duration": 30})
