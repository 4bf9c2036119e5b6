"""Fills a new workspace: with the States and organizations, and with the sample quarter of the digest."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.changes import Origin
from cica_events.domain.dates import VagueDate
from cica_events.domain.parties import Affiliation, Party, PartyKind, Status
from cica_events.i18n import _
from cica_events.persistence.database import Database
from cica_events.services.sample_meetings import Facts, SampleMeetings

_PARTIES = {"states.toml": PartyKind.STATE, "organizations.toml": PartyKind.ORGANIZATION}


def fill_reference(database: Database) -> None:
    """Add the States and organizations with their affiliations; it is no step to undo."""
    with database.changing(_("Load States and organizations"), origin=Origin.LOAD) as session:
        _add_parties(session)


def fill_sample(database: Database) -> None:
    """Add the people and meetings of the sample, and the States and organizations where there are none yet.

    It is one change of the history, but no step to undo.
    """
    with database.changing(_("Load the sample"), origin=Origin.LOAD) as session:
        if session.scalar(select(Party.id).limit(1)) is None:
            _add_parties(session)
            session.flush()
        facts: Facts = {}
        for name in sorted(entry.name for entry in (files("resources") / "sample").iterdir()):
            if name.endswith(".toml"):
                for key, records in _read("sample", name).items():
                    facts.setdefault(key, []).extend(records)
        SampleMeetings(session, facts).add()


def _add_parties(session: Session) -> None:
    facts = [(party, kind) for name, kind in _PARTIES.items() for party in _read("reference", name)["party"]]
    parties = {fact["code"]: _party(fact, kind) for fact, kind in facts}
    for fact, _kind in facts:
        party = parties[fact["code"]]
        party.home_id = parties[fact["home"]].id if "home" in fact else None
        session.add(party)
        if "status" in fact:
            session.add(_affiliation(party, fact))


def _party(fact: dict[str, Any], kind: PartyKind) -> Party:
    return Party(
        code=fact["code"],
        kind=kind,
        short_name=fact["short_name"]["en"],
        short_name_ru=fact["short_name"]["ru"],
        short_name_kk=fact["short_name"].get("kk", ""),
        formal_name=fact["formal_name"]["en"],
        formal_name_ru=fact["formal_name"]["ru"],
        place=fact.get("place", ""),
    )


def _affiliation(party: Party, fact: dict[str, Any]) -> Affiliation:
    since = VagueDate.parse(fact["since"]) if "since" in fact else None
    return Affiliation(party_id=party.id, status=Status.of(fact["status"]), since=since)


def _read(folder: str, name: str) -> Facts:
    return tomllib.loads((files("resources") / folder / name).read_text("utf-8"))
