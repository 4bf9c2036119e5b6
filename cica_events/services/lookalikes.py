"""Notices that someone new of a list may be someone of the directory under another spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from cica_events.domain.likeness import PROPOSED, drafted
from cica_events.domain.likeness_index import LikenessIndex
from cica_events.domain.names import printed_name
from cica_events.i18n import _
from cica_events.queries.individuals import individual, individual_rows, states_of


class Lookalikes:
    """The directory by whom people stand for; a party's people are looked at when first asked for."""

    def __init__(self, session: Session) -> None:
        self._states = states_of(session)
        self._rows = {row.id: row for row in individual_rows(session)}
        self._of_home: dict[str | None, list[str]] = defaultdict(list)
        for row in self._rows.values():
            self._of_home[row.party_id].append(row.id)
        self._indexes: dict[str | None, LikenessIndex] = {}

    def doubt(self, values: Mapping[str, Any]) -> str:
        """Return, for people, who the person with these `values` by field key may be; empty if nobody."""
        person = drafted(values, self._states)
        found = self._index(person.home).similar(person, PROPOSED)
        if not found:
            return ""
        key, verdict = found[0]
        row = self._rows[key]
        known = printed_name(
            "", row.given_name, row.family_name, family_first=row.family_first, courtesy=row.courtesy
        )
        text = _("{known} of the directory may be the same person: {reason}. Taken in as somebody new.")
        return text.format(known=f"“{known}”", reason=verdict.reason)

    def _index(self, home: str | None) -> LikenessIndex:
        """Return the people who stand for `home`, and those of whom that is not known."""
        if home not in self._indexes:
            self._indexes[home] = index = LikenessIndex()
            for key in (*self._of_home[home], *(self._of_home[None] if home else ())):
                index.put(key, individual(self._rows[key], self._states))
        return self._indexes[home]
