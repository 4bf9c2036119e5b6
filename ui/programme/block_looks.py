"""The colours of a session in the day, by what happens in it; words and signs say the same."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from cica_events.domain.sittings import SittingKind
from ui.toolkit.colours import colour

BREAKS = frozenset({SittingKind.BREAK, SittingKind.LUNCH, SittingKind.PHOTO, SittingKind.RECEPTION})


@dataclass(frozen=True, slots=True)
class Look:
    """What a block is painted with."""

    ground: QColor
    bar: QColor
    title: QColor
    text: QColor
    muted: QColor
    warning: QColor
    accent: QColor
    panel: QColor


def look_of(palette: QPalette, kind: SittingKind, *, conflict: bool) -> Look:
    """Return the look of a session of `kind`."""
    if conflict:
        ground, bar = "warning_background", "warning"
    elif kind in BREAKS:
        ground, bar = "neutral_background", "control"
    elif kind is SittingKind.BILATERAL:
        ground, bar = "good_background", "good"
    else:
        ground, bar = "selection", "accent"
    title = "muted" if kind in BREAKS and not conflict else "text"
    names = ground, bar, title, "text", "muted", "warning", "accent", "panel"
    return Look(*(colour(palette, name) for name in names))
