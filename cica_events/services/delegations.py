"""What can be done with the delegations of a meeting."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from cica_events.domain.delegations import Delegation, Group
from cica_events.errors import ValidationError
from cica_events.i18n import _, language, ngettext
from cica_events.queries.delegations import DelegationRow
from cica_events.services.delegation_records import read_delegations
from cica_events.services.editing import NounService
from cica_events.services.removal import remove


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

    def remove(self, ids: Sequence[str]) -> None:
        """Remove delegations with their participants."""
        text = ngettext("Removal of {count} delegation", "Removal of {count} delegations", len(ids))
        with self._database.changing(text.format(count=len(ids))) as session:
            remove(session, Delegation, ids)

    @staticmethod
    def _label_for(count: int) -> str:
        return ngettext("New delegation", "{count} new delegations", count).format(count=count)
