"""To which delegations a participant may be added: those of the meeting first, then all other parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cica_events.domain.fields import Field, Kind
from cica_events.i18n import N_
from cica_events.queries.delegations import DelegationRow
from ui.toolkit.values import Values

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
        return [*((delegation_id, name) for name, delegation_id in own.items()), *others]

    def values(self) -> Values:
        """Return what a picker shows and reads the choices with."""
        listed = self.listed()
        return Values(lambda: listed)

    def place(self, chosen: str) -> dict[str, str]:
        """Return the values of a new participant that put it there."""
        own = any(row.id == chosen for row in self.delegations)
        return {"delegation_id" if own else "party": chosen}

    def of_party(self, party_id: str | None) -> str | None:
        """Return the choice that stands for a party."""
        own = next((row.id for row in self.delegations if party_id and row.party_id == party_id), None)
        return own or party_id
