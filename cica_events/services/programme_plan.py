"""What an import of sessions would do as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cica_events.services.list_plan import ListPlan


@dataclass(frozen=True, kw_only=True)
class ProgrammePlan(ListPlan):
    """The whole import of sessions.

    `seen` are the sessions that were there, with their versions; `chairs` are participants by the name that
    stands for them in the rows.
    """

    seen: frozenset[tuple[str, int]]
    chairs: Mapping[str, str] = field(default_factory=dict)
