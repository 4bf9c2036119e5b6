"""What the reader's process is asked for."""

from __future__ import annotations

from dataclasses import dataclass

from cica_events.imports.sources.limits import Limits
from cica_events.imports.sources.source import Source


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be read: all rows or the `first`; `alone` without calamine, which failed before."""

    source: Source
    first: int | None
    alone: bool
    limits: Limits
