"""Where a participant may be added: delegations of the meeting, groups such as media, other parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QPixmap

from cica_events.domain.delegations import Group
from cica_events.domain.fields import Field, Kind
from cica_events.i18n import N_
from cica_events.queries.delegations import DelegationRow
from ui.toolkit.marks import Mark
from ui.toolkit.values import Values

GROUPS = (Group.SECRETARIAT, Group.GUESTS, Group.SPEAKERS, Group.MEDIA, Group.INTERPRETERS)
FIELD = Field("delegation", N_("Delegation"), Kind.PARTY, required=True)


@dataclass(frozen=True, slots=True)
class DelegationChoices:
    """Delegations and parties as one list to choose from, told apart by their ids."""

    delegations: Sequence[DelegationRow]
    parties: Sequence[tuple[str, str]]  # (id, name) of every party

    def listed(self) -> list[tuple[str, str]]:
        """Return (id, name) of every choice; of two groups with the same name the first."""
        own: dict[str, str] = {}
        for row in self.delegations:
            own.setdefault(row.party_name, row.id)
        there = {row.party_id for row in self.delegations}
        others = [each for each in self.parties if each[0] not in there]
        absent = [(group.value, group.text) for group in self._absent_groups() if group.text not in own]
        return [*((delegation_id, name) for name, delegation_id in own.items()), *absent, *others]

    def _absent_groups(self) -> list[Group]:
        """Return the groups that the meeting has not yet; choosing one makes it."""
        there = {row.group for row in self.delegations}
        return [group for group in GROUPS if group not in there]

    def values(self, mark: Mark) -> Values:
        """Return what a picker shows and reads the choices with; `mark` gives the flag of a party."""
        listed = self.listed()
        party_of = {row.id: row.party_id or "" for row in self.delegations}

        def of_choice(party_id: str, height: int, ratio: float) -> QPixmap | None:
            return mark(party_of.get(party_id, party_id), height, ratio)

        return Values(lambda: listed, of_choice)

    def place(self, chosen: str) -> dict[str, Any]:
        """Return the values of a new participant that put it there."""
        for group in GROUPS:
            if group.value == chosen:
                return {"group": group}
        own = any(row.id == chosen for row in self.delegations)
        return {"delegation_id" if own else "party": chosen}

    def of_party(self, party_id: str | None) -> str | None:
        """Return the choice that stands for a party."""
        own = next((row.id for row in self.delegations if party_id and row.party_id == party_id), None)
        return own or party_id
