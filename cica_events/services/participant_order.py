"""The order of the members of a delegation, where a person gives them their places by hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.delegations import Delegation
from cica_events.domain.participants import Capacity, Participant
from cica_events.errors import NotFoundError, ValidationError
from cica_events.i18n import _, language
from cica_events.queries.participants import in_protocol_order
from cica_events.queries.reading import columns
from cica_events.services.editing import loaded, one

Member = Any  # a row of the table of participants

_AHEAD = (Capacity.HEAD, Capacity.DEPUTY)  # as in the protocol order, whatever place by hand they have


def move(session: Session, ids: Sequence[str], before_id: str | None, delegation_id: str | None) -> None:
    """Put participants before `before_id`, or last in their delegation or `delegation_id`.

    Heads and deputies stay ahead of the others, as the protocol order says.
    """
    records: dict[str, Participant] = loaded(session, Participant, ids)
    home_id = delegation_id or records[ids[0]].delegation_id
    if before_id is not None:
        before: Participant = one(session, Participant, before_id)
        home_id = before.delegation_id
    home: Delegation = one(session, Delegation, home_id)
    for record in records.values():
        if record.meeting_id != home.meeting_id:
            raise NotFoundError(_("The delegation belongs to another meeting."))
        if record.delegation_id != home_id:
            record.delegation_id, record.order, record.order_reason = home_id, 0, ""
    session.flush()
    members = _members(session, home)
    _write(session, members, _laid(members, set(ids), before_id), set(ids))


def shift(session: Session, ids: Sequence[str], steps: int) -> None:
    """Move participants of one delegation up (below 0) or down by `steps` places, as far as it goes."""
    records: dict[str, Participant] = loaded(session, Participant, ids)
    homes = {record.delegation_id for record in records.values()}
    if len(homes) > 1:
        raise ValidationError("order", _("Choose members of one delegation to move them up or down."))
    members = _members(session, one(session, Delegation, homes.pop()))
    chosen, laid = set(ids), []
    for _tier, found in groupby(members, key=_tier_of):
        laid += _shifted(list(found), chosen, steps)
    _write(session, members, laid, chosen)


def give_up_places(session: Session, ids: Sequence[str]) -> None:
    """Take away the places by hand of all members of the delegations in which these participants are."""
    records: dict[str, Participant] = loaded(session, Participant, ids)
    homes = {record.delegation_id for record in records.values()}
    query = select(Participant).where(Participant.delegation_id.in_(homes), Participant.order != 0)
    for record in session.scalars(query):
        record.order, record.order_reason = 0, ""


def _shifted(tier: list[Member], chosen: Collection[str], steps: int) -> list[Member]:
    """Return the members with the `chosen` ones together, that many places further up or down."""
    places = [place for place, row in enumerate(tier) if row.id in chosen]
    if not places:
        return tier
    rest = [row for row in tier if row.id not in chosen]
    edge = tier[: places[0] if steps < 0 else places[-1]]
    at = sum(row.id not in chosen for row in edge) + steps
    at = min(max(0, at), len(rest))
    return [*rest[:at], *(tier[place] for place in places), *rest[at:]]


def _members(session: Session, home: Delegation) -> list[Member]:
    """Return the members of a delegation in protocol order."""
    found = session.execute(select(*columns(Participant)).where(Participant.delegation_id == home.id))
    return [ordered[-1] for ordered in in_protocol_order(found, {home.id: 1}, language())]


def _tier_of(row: Member) -> int:
    """Return among whom a place by hand counts: the heads, the deputies or the others."""
    return _AHEAD.index(row.capacity) if row.capacity in _AHEAD else len(_AHEAD)


def _laid(members: Sequence[Member], chosen: Collection[str], before_id: str | None) -> list[Member]:
    """Return the members with the `chosen` ones before `before_id`, or last."""
    moved = [row for row in members if row.id in chosen]
    rest = [row for row in members if row.id not in chosen]
    ids = [row.id for row in members]
    if before_id in chosen:  # dropped upon one of themselves: behind whom they stood
        at = sum(one not in chosen for one in ids[: ids.index(str(before_id))])
    else:
        at = next((place for place, row in enumerate(rest) if row.id == before_id), len(rest))
    return [*rest[:at], *moved, *rest[at:]]


def _write(
    session: Session,
    before: Sequence[Member],
    after: Sequence[Member],
    moved: Collection[str],
) -> None:
    """Write the places: those up to the last one moved or placed before; the others follow by themselves."""
    places: dict[str, int] = {}
    for tier, rows in _tiers(after).items():
        if any(row.id in moved for row in rows) and rows != _tiers(before)[tier]:
            end = max(place for place, row in enumerate(rows, 1) if row.id in moved or row.order)
            places |= {row.id: place for place, row in enumerate(rows[:end], 1)}
    records: dict[str, Participant] = loaded(session, Participant, places)
    for record_id, place in places.items():
        records[record_id].order = place


def _tiers(members: Sequence[Member]) -> dict[int, list[Member]]:
    tiers: dict[int, list[Member]] = {}
    for row in members:
        tiers.setdefault(_tier_of(row), []).append(row)
    return tiers
