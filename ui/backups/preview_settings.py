"""The settings of a window that shows a backup: as they are, and what is changed in it goes with it."""

from __future__ import annotations

from typing import Any

from ui.runtime.settings import Settings


class PreviewSettings(Settings):
    """Reads what is remembered and remembers nothing."""

    def __init__(self, lasting: Settings) -> None:
        self._lasting = lasting
        self._passing: dict[str, object] = {}

    def read(self, key: str) -> Any:
        """Return what was set here, else what is remembered."""
        return self._passing[key] if key in self._passing else self._lasting.read(key)

    def write(self, key: str, value: object) -> None:
        """Keep `value` as long as the window lives."""
        self._passing[key] = value
