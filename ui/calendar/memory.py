"""What the calendar remembers until it is next opened: view, colours, filters, the side."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from ui.calendar.looks import ColourBy
from ui.calendar.period import View
from ui.calendar.sieve import Sieve
from ui.runtime.settings import Settings

_KEY: Final = "calendar"


@dataclass(slots=True)
class Memory:
    """The values, each as last chosen; damaged ones count as never chosen."""

    view: View = View.MONTH
    by: ColourBy = ColourBy.BODY
    details: bool = True
    vague_too: bool = False
    sieve: Sieve = field(default_factory=Sieve)

    @classmethod
    def read(cls, settings: Settings) -> Memory:
        """Return what was remembered."""
        kept: dict[str, Any] = settings.layout(_KEY)
        view, by = kept.get("view"), kept.get("by")
        return cls(
            View(view) if view in set(View) else View.MONTH,
            ColourBy(by) if by in set(ColourBy) else ColourBy.BODY,
            kept.get("details") is not False,
            kept.get("vague_too") is True,
            Sieve.read(kept.get("sieve")),
        )

    def keep(self, settings: Settings) -> None:
        """Remember it."""
        stored = {"view": self.view.value, "by": self.by.value, "details": self.details}
        settings.set_layout(_KEY, {**stored, "vague_too": self.vague_too, "sieve": self.sieve.stored()})
