"""The flag of each State, and the mark of each organization, by the id of the party."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QPixmap

from cica_events.domain.parties import PartyKind
from cica_events.queries.parties import PartyRow
from ui.runtime.flags import flag


class PartyMarks:
    """Gives the picture that stands before a party's name; `renew` hands it the parties."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._drawn: dict[tuple[str, int, float], QPixmap] = {}

    def renew(self, parties: Iterable[PartyRow]) -> None:
        """Take the parties as they are now."""
        self._codes = {row.id: row.code if row.kind is PartyKind.STATE else "" for row in parties}
        self._drawn.clear()

    def __call__(self, party_id: str, height: int, ratio: float) -> QPixmap | None:
        """Return the picture for a screen of `ratio`; None for a party that is not there."""
        key = party_id, height, ratio
        if key not in self._drawn:
            code = self._codes.get(party_id)
            if code is None:
                return None
            self._drawn[key] = flag(code, height, ratio)
        return self._drawn[key]
