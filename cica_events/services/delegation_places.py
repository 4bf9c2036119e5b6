"""The places that delegations are given by hand, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from cica_events.domain.delegations import Delegation
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.queries.delegations import DelegationRow
from cica_events.queries.order_rules import order_rule
from cica_events.services.delegation_records import read_delegations
from cica_events.services.editing import loaded, one


def place_before(
    session: Session, delegation_id: str, before_id: str | None, reason: str, language: str
) -> None:
    """Put a delegation before another of its section, or last in it; others placed by hand stay about it.

    `reason` is kept with it. Raises ValidationError where the other stands in another section.
    """
    record: Delegation = one(session, Delegation, delegation_id)
    rows = movable(session, record, language)
    ids = [row.id for row in rows if row.id != delegation_id]
    if before_id is not None and before_id not in ids:
        raise ValidationError("order", _("A place can be given only before another of the same section."))
    ids.insert(len(ids) if before_id is None else ids.index(before_id), delegation_id)
    placed = {row.id for row in rows if row.order}.intersection(ids)
    records = loaded(session, Delegation, {*placed, delegation_id})
    for place, each in enumerate(ids, start=1):
        if each in records and records[each].order != place:
            records[each].order = place
    record.order_reason = reason


def movable(session: Session, record: Delegation, language: str) -> list[DelegationRow]:
    """Return the delegations of the section among which one can be placed, itself included.

    Raises ValidationError for one that the meeting puts before all others.
    """
    rows = read_delegations(session, record.meeting_id, language)
    section = next(row.section for row in rows if row.id == record.id)
    leading = order_rule(session, record.meeting_id, language).leading
    if record.party_id in leading:
        raise ValidationError(
            "order", _("The meeting puts its chair or host first, before any place by hand.")
        )
    return [row for row in rows if row.section is section and row.party_id not in leading]


def let_go(session: Session, ids: Sequence[str]) -> None:
    """Let delegations stand where the protocol order puts them."""
    for record in loaded(session, Delegation, ids).values():
        record.order, record.order_reason = 0, ""


def wording(reason: str) -> str:
    """Return a reason that says something; ValidationError for one without a word."""
    found = reason.strip()
    if not any(sign.isalpha() for sign in found):
        raise ValidationError("order_reason", _("Say in words why it stands there."))
    return found
