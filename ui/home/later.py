"""What was put off on Home, each until a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from ui.runtime.settings import Settings

KEPT: Final = "home/later"


class Later:
    """Remembers days by the keys of what needs attention."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def hides(self, key: str, today: date) -> bool:
        """Tell whether something is put off to a day after `today`."""
        return self._days().get(key, date.min) > today

    def put_off(self, key: str, until: date) -> None:
        """Hide something until the day `until`."""
        self._store({**self._days(), key: until})

    def bring_up(self, key: str = "") -> None:
        """Show something again, or everything."""
        self._store({each: day for each, day in self._days().items() if key and each != key})

    def forget_past(self, today: date) -> None:
        """Forget the days that have come."""
        days = self._days()
        if any(day <= today for day in days.values()):
            self._store({key: day for key, day in days.items() if day > today})

    def _days(self) -> dict[str, date]:
        found: dict[str, date] = {}
        for key, text in self._settings.layout(KEPT).items():
            try:
                found[key] = date.fromisoformat(str(text))
            except ValueError:  # somebody wrote into the file
                continue
        return found

    def _store(self, days: Mapping[str, date]) -> None:
        self._settings.set_layout(KEPT, {key: day.isoformat() for key, day in days.items()})
