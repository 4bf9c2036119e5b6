"""What the meeting page is told about each of its tabs, which come from other features."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cica_events.queries.meetings import MeetingCounts
from ui.shell.desk import Desk
from ui.shell.page import Page

Build = Callable[[Desk], Page]


@dataclass(frozen=True, slots=True)
class MeetingTab:
    """One tab; `load` imports what builds it, `count` says what stands behind its title."""

    key: str
    title: str  # marked for translation, not translated
    load: Callable[[], Build]
    count: Callable[[MeetingCounts], int] | None = None
