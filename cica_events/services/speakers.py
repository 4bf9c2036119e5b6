"""What can be done with those who speak to the items of an agenda."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.delegations import Delegation
from cica_events.domain.names import name_of
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Party
from cica_events.domain.rules import tidy
from cica_events.domain.speakers import Speaker, SpeakerRole
from cica_events.errors import ConflictError, ValidationError
from cica_events.i18n import _, language, ngettext
from cica_events.queries.speakers import SpeakerRow, speaker_rows
from cica_events.services.editing import NounService, loaded, one
from cica_events.services.removal import remove


class SpeakerService(NounService):
    """Reads and changes who speaks."""

    entity = Speaker

    def rows(self, meeting_id: str, in_language: str | None = None) -> dict[str, tuple[SpeakerRow, ...]]:
        """Return the speakers of a meeting by item, in speaking order."""
        with self._database.reading() as session:
            return speaker_rows(session, meeting_id, in_language or language())

    def add(
        self,
        item_id: str,
        *,
        participant_ids: Sequence[str] = (),
        party_ids: Sequence[str] = (),
        names: Sequence[str] = (),
        role: SpeakerRole = SpeakerRole.STATEMENT,
    ) -> list[str]:
        """Let participants, delegations or people known by name alone speak to an item; return the new ids.

        Who speaks to it in that role already is left out.
        """
        count = len(participant_ids) + len(party_ids) + len(names)
        text = ngettext("New speaker", "{count} new speakers", count)
        with self._database.changing(text.format(count=count)) as session:
            item: AgendaItem = one(session, AgendaItem, item_id)
            there = _inscribed(session, item_id)
            loaded(session, Party, party_ids)  # they exist
            drafts = [
                *self._participants(session, item, participant_ids),
                *({"party_id": each} for each in party_ids),
                *({"name": name} for each in names if (name := tidy(self.fields["name"], each))),
            ]
            known = {_who(each) for each in there if each.role is role}
            made: list[Speaker] = []
            for draft in drafts:
                record = Speaker(item_id=item_id, role=role, order=_behind([*there, *made]), **draft)
                if _who(record) not in known:
                    known.add(_who(record))
                    made.append(record)
            session.add_all(made)
            return [str(record.id) for record in made]

    def remove(self, ids: Sequence[str]) -> None:
        """Let speakers no longer speak."""
        text = ngettext("Removal of {count} speaker", "Removal of {count} speakers", len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, Speaker, ids)

    def pin(self, speaker_id: str, place: int, reason: str) -> None:
        """Let a speaker have the floor at that place of the order, from 1, whatever the rule says."""
        said = tidy(self.fields["pin_reason"], reason)
        if not said:
            raise ValidationError("pin_reason", _("Say why the speaker stands there."))
        with self._database.changing(_("Fixed place of a speaker")) as session:
            record: Speaker = one(session, Speaker, speaker_id)
            others = [each for each in _inscribed(session, record.item_id) if each.id != speaker_id]
            if not 1 <= place <= len(others) + 1:
                message = _("There are places from 1 to {count}.")
                raise ValidationError("pinned_place", message.format(count=len(others) + 1))
            if any(each.pinned_place == place for each in others):
                message = _("Place {place} is fixed for another speaker. Free it first.")
                raise ValidationError("pinned_place", message.format(place=place))
            record.pinned_place, record.pin_reason = place, said

    def unpin(self, ids: Sequence[str]) -> None:
        """Let speakers stand again where the rule puts them."""
        text = ngettext("No fixed place of a speaker", "No fixed places of {count} speakers", len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            for record in loaded(session, Speaker, ids).values():
                record.pinned_place, record.pin_reason = None, ""

    def move(self, speaker_id: str, place: int) -> None:
        """Let a speaker be at `place` of the order of inscription, from 1; out of range the nearest end."""
        with self._database.changing(_("Move of a speaker")) as session:
            moving: Speaker = one(session, Speaker, speaker_id)
            others = [each for each in _inscribed(session, moving.item_id) if each.id != speaker_id]
            others.insert(max(0, min(place - 1, len(others))), moving)
            for order, record in enumerate(others):
                record.order = order

    def _participants(
        self, session: Session, item: AgendaItem, ids: Sequence[str]
    ) -> Iterable[dict[str, Any]]:
        found: dict[str, Participant] = loaded(session, Participant, ids)
        if any(each.meeting_id != item.meeting_id for each in found.values()):
            raise ConflictError(_("The participant belongs to another meeting."))
        for each in dict.fromkeys(ids):
            yield _of(session, found[each])

    def _set(self, session: Session, record: Any, key: str, value: Any) -> None:
        """Write one value; `speaker` takes the id of a participant, who then speaks."""
        if key != "speaker":
            super()._set(session, record, key, value)
        elif value:
            item: AgendaItem = one(session, AgendaItem, record.item_id)
            for draft in self._participants(session, item, [str(value)]):
                for name, each in draft.items():
                    setattr(record, name, each)
        else:
            record.participant_id, record.name = None, ""


def _of(session: Session, participant: Participant) -> dict[str, Any]:
    """Return what is kept of a participant who speaks; name and party stay when the participant goes."""
    home: Delegation = one(session, Delegation, participant.delegation_id)
    return {
        "participant_id": participant.id,
        "party_id": home.party_id,
        "name": name_of(participant)[:500],
    }


def _inscribed(session: Session, item_id: str) -> list[Speaker]:
    query = select(Speaker).where(Speaker.item_id == item_id)
    return list(session.scalars(query.order_by(Speaker.order, Speaker.id)))


def _behind(records: Sequence[Speaker]) -> int:
    return max((record.order for record in records), default=-1) + 1


def _who(record: Speaker) -> tuple[str, ...]:
    """Return by what two speakers are told to be the same."""
    if record.participant_id:
        return ("participant", record.participant_id)
    return ("name", record.name, record.party_id or "")
