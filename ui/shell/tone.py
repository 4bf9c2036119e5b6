"""How serious a message is, and the next steps it offers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Tone(Enum):
    """How serious a message is: its icon, the icon's colour and how long it stays (seconds)."""

    DONE = ("circle-check", "good", 8)
    INFO = ("info", "accent_text", 8)
    WARNING = ("triangle-alert", "warning", 15)
    REMINDER = ("triangle-alert", "warning", 0)  # until closed or replaced
    PROBLEM = ("circle-alert", "danger", 0)  # until closed or replaced

    def __init__(self, icon: str, color: str, seconds: int) -> None:
        self.icon = icon
        self.color = color
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Step:
    """A next step that a message offers as a button."""

    text: str
    do: Callable[[], object]
