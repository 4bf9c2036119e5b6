"""The colours of maps and charts: the theme's on the screen, the light ones in a picture."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QPalette

from cica_events.domain.presence import Presence
from ui.runtime.theme import colours
from ui.toolkit.colours import colour

_TONES: Final = {
    Presence.IN_PERSON: ("good_background", "good"),
    Presence.ONLINE: ("selection", "accent_text"),
    Presence.LOWER: ("warning_background", "warning"),
    Presence.WRITTEN: ("neutral_background", "neutral"),
    Presence.EXPECTED: ("panel", "accent_text"),
    Presence.NO_REPLY: ("panel", "muted"),
    Presence.DECLINED: ("danger_background", "danger"),
    Presence.ABSENT: ("danger_background", "danger"),
    Presence.NOT_INVITED: ("panel", "muted"),
    Presence.NO_STATUS: ("background", "control"),
    Presence.UNKNOWN: ("panel", "muted"),
}
Find = Callable[[str], QColor]
_NAMES: Final = ("panel", "background", "line", "control", "text", "muted", "accent")
_SERIES: Final = ("accent", "hue_5", "control")


@dataclass(frozen=True, slots=True)
class ReportColours:
    """What reports are painted with."""

    named: Mapping[str, QColor]
    cells: Mapping[Presence, tuple[QColor, QColor]]  # ground and ink
    series: tuple[QColor, ...]

    @classmethod
    def of(cls, palette: QPalette) -> ReportColours:
        """Return the colours that go with a widget's `palette`."""
        return cls._made(lambda name: colour(palette, name))

    @classmethod
    def light(cls) -> ReportColours:
        """Return the colours of pictures, which are put on white paper."""
        return cls._made(lambda name: QColor(colours("light")[name]))

    @classmethod
    def _made(cls, find: Find) -> ReportColours:
        return cls(
            {name: find(name) for name in _NAMES},
            {each: (find(ground), find(ink)) for each, (ground, ink) in _TONES.items()},
            tuple(find(name) for name in _SERIES),
        )

    def __getitem__(self, name: str) -> QColor:
        """Return a colour by its name in the theme."""
        return self.named[name]
