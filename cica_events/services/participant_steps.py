"""The steps of a participation, from the invitation to the day itself, for many participants at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.names import printed_name
from cica_events.domain.participants import Participant, Participation
from cica_events.domain.participation import refusal
from cica_events.domain.people import Person
from cica_events.errors import ConflictError, ValidationError
from cica_events.i18n import _, ngettext
from cica_events.services.editing import one

TOLD = 3  # refusals that are said at once

Substitute = Participant | Person | Mapping[str, Any]
"""Who comes instead: somebody of the meeting, of the directory, or the values of somebody new."""


def name_of(who: Substitute) -> str:
    """Return the name as it is printed."""
    keys = ("honorific", "given_name", "family_name", "family_first", "courtesy", "rank")
    found = who if isinstance(who, Mapping) else {key: getattr(who, key) for key in keys}
    texts = {key: str(found.get(key) or "") for key in keys if key != "family_first"}
    return printed_name(**texts, family_first=bool(found.get("family_first")))


def step_label(status: Participation, count: int) -> str:
    """Return what the history calls the step of `count` participants to `status`."""
    text = ngettext("Status “{status}”", "Status “{status}” for {count} participants", count)
    return text.format(status=status.text, count=count)


def check_steps(records: Iterable[Participant], status: Participation) -> None:
    """Raise ValidationError, which names them, for those who cannot have `status` next."""
    if status is Participation.REPLACED:
        waiting = [name_of(record) for record in records if record.status is not status]
        if waiting:
            text = _("Say who comes instead of {name}: Status, “Replaced by…”.")
            raise ValidationError("status", text.format(name=waiting[0]))
        return
    said = [reason for record in records if (reason := refusal(name_of(record), record.status, status))]
    if said:
        others = len(said) - TOLD
        more = ngettext("The same is true of {count} other.", "The same is true of {count} others.", others)
        told = [*said[:TOLD], *([more.format(count=others)] if others > 0 else [])]
        raise ValidationError("status", " ".join(told))


def set_status(record: Participant, status: Participation) -> None:
    """Let a participant have `status`; who comes after all is no longer replaced."""
    record.status = status
    if status is not Participation.REPLACED:
        record.replaced_by_id = None


def substitute(session: Session, record: Participant, by: str | Mapping[str, Any]) -> Substitute:
    """Return whom `by` stands for: the id of a participant of the meeting or of a person, or new values.

    A person who takes part in the meeting already is the participant.
    """
    if not isinstance(by, str):
        return by
    other = session.get(Participant, by)
    if other is None:
        person: Person = one(session, Person, by)
        query = select(Participant).where(
            Participant.meeting_id == record.meeting_id, Participant.person_id == person.id
        )
        other = session.scalars(query).first()
        if other is None:
            return person
    if other.meeting_id != record.meeting_id:
        raise ConflictError(_("{name} takes part in another meeting.").format(name=name_of(other)))
    if other.id == record.id:
        raise ValidationError("replaced_by", _("Nobody can replace themselves. Choose another person."))
    if other.status in (Participation.REPLACED, Participation.DECLINED):
        text = _("{name} is “{status}” and cannot come instead.")
        raise ValidationError("replaced_by", text.format(name=name_of(other), status=other.status.text))
    return other


def check_replaceable(record: Participant) -> None:
    """Raise ValidationError for somebody whom nobody can replace any more."""
    reason = refusal(name_of(record), record.status, Participation.REPLACED)
    if reason:
        raise ValidationError("status", reason)


def inherited(record: Participant) -> dict[str, Any]:
    """Return what the replacement takes over."""
    return {
        "delegation_id": record.delegation_id,
        "capacity": record.capacity,
        "order": record.order,
        "order_reason": record.order_reason,
    }


def replaced_label(record: Participant, other: Substitute) -> str:
    """Return what the history calls it when `other` comes instead of `record`."""
    names = name_of(record), name_of(other)
    return _("{name} replaced by {other}").format(name=names[0], other=names[1])


def statuses(cells: Sequence[tuple[Any, Any]]) -> dict[Participation, list[Participant]]:
    """Return the participants by the status they are to have; what is no status is left to validation."""
    found: dict[Participation, list[Participant]] = {}
    for record, value in cells:
        if value in set(Participation):
            found.setdefault(Participation.of(str(value)), []).append(record)
    return found
