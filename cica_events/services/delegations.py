"""What can be done with the delegations of a meeting."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import func, select

from cica_events.domain.delegations import Delegation, Group
from cica_events.domain.participants import Participant
from cica_events.domain.rules import tidy
from cica_events.errors import ValidationError
from cica_events.i18n import _, language, ngettext
from cica_events.queries.delegations import DelegationRow
from cica_events.queries.reading import in_parts
from cica_events.services.bringing_over import BringOver, bring, foreseen
from cica_events.services.delegation_places import let_go, movable, place_before, wording
from cica_events.services.delegation_records import read_delegations
from cica_events.services.editing import NounService, one
from cica_events.services.removal import remove, secure


class DelegationService(NounService):
    """Reads and changes delegations."""

    entity = Delegation

    def rows(self, meeting_id: str, in_language: str | None = None) -> list[DelegationRow]:
        """Return the delegations of a meeting in protocol order."""
        with self._database.reading() as session:
            return read_delegations(session, meeting_id, in_language or language())

    def add_parties(self, meeting_id: str, party_ids: Sequence[str], *, invited: bool = True) -> list[str]:
        """Add the delegations of parties that are not there yet, and return their ids."""
        with self._database.changing(self._label_for(len(party_ids))) as session:
            there = set(
                session.scalars(select(Delegation.party_id).where(Delegation.meeting_id == meeting_id))
            )
            made = [
                Delegation(meeting_id=meeting_id, party_id=party_id, group=Group.PARTY, invited=invited)
                for party_id in dict.fromkeys(party_ids)
                if party_id not in there
            ]
            session.add_all(made)
            return [record.id for record in made]

    def add_group(self, meeting_id: str, group: Group, name: str = "") -> str:
        """Add a group such as guests, or another institution by its name, and return its id."""
        if group is Group.PARTY:
            raise ValidationError("group", _("Choose the State or organization."))
        with self._database.changing(self._label_for(1)) as session:
            record = Delegation(meeting_id=meeting_id, group=group, name=name.strip())
            session.add(record)
            return str(record.id)

    def foresee(self, meeting_id: str, delegation_ids: Sequence[str]) -> list[BringOver]:
        """Return who `bring_over` would add to each of the delegations, as the directory names them now."""
        with self._database.reading() as session:
            return foreseen(session, meeting_id, delegation_ids, language())

    def bring_over(
        self, meeting_id: str, delegation_ids: Sequence[str], person_ids: Collection[str] | None = None
    ) -> list[str]:
        """Add those who took part for these delegations last time, and return the participants' ids.

        Last time is the nearest earlier meeting of the same body in which the delegation had participants.
        They come as they stand in the directory now, nominated, with their capacity and order of then; who is
        there already stays as is. With `person_ids` only those of them come.
        """
        count = len(delegation_ids)
        many = ngettext(
            "Same as last meeting for {count} delegation",
            "Same as last meeting for {count} delegations",
            count,
        ).format(count=count)
        with self._database.changing(_("Same as last meeting") if count == 1 else many) as session:
            plans = foreseen(session, meeting_id, delegation_ids, language())
            return bring(session, meeting_id, plans, person_ids)

    def pin(self, delegation_id: str, before_id: str | None, reason: str) -> None:
        """Give a delegation a place by hand: before another of its section, last in it without one.

        Raises ValidationError where `reason` holds no word, or the other stands in another section.
        """
        why = str(tidy(self.fields["order_reason"], wording(reason)))
        with self._database.changing(_("Place given by hand")) as session:
            place_before(session, delegation_id, before_id, why, language())

    def neighbours(self, delegation_id: str) -> list[DelegationRow]:
        """Return the others of the section among which a delegation can be pinned, in their order.

        Raises ValidationError for the chair or host that the meeting puts first.
        """
        with self._database.reading() as session:
            rows = movable(session, one(session, Delegation, delegation_id), language())
        return [row for row in rows if row.id != delegation_id]

    def unpin(self, ids: Sequence[str]) -> None:
        """Let delegations stand where the protocol order puts them."""
        with self._database.changing(_("Back to the protocol order")) as session:
            let_go(session, ids)

    def remove(self, ids: Sequence[str]) -> None:
        """Remove delegations with their participants."""
        text = ngettext("Removal of {count} delegation", "Removal of {count} delegations", len(ids))
        secure(self._database, len(ids) + self._participants(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, Delegation, ids)

    def _participants(self, ids: Sequence[str]) -> int:
        counted = select(func.count()).select_from(Participant)
        with self._database.reading() as session:
            return sum(
                session.scalar(counted.where(Participant.delegation_id.in_(some))) or 0
                for some in in_parts(ids)
            )

    @staticmethod
    def _label_for(count: int) -> str:
        many = ngettext("{count} new delegation", "{count} new delegations", count).format(count=count)
        return _("New delegation") if count == 1 else many
