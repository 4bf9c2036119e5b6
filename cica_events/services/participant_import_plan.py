"""What an import of participants would do as a whole, before anything is done."""

from __future__ import annotations

from dataclasses import dataclass

from cica_events.services.list_plan import ListPlan
from cica_events.services.participant_matching import Matching


@dataclass(frozen=True, kw_only=True)
class ImportPlan(ListPlan):
    """The whole import of participants, with those whom its rows may mean."""

    matching: Matching

    @property
    def seen(self) -> frozenset[tuple[str, int]]:
        """The participants (id, version) for whom the plan was made."""
        return self.matching.known.meeting.seen
