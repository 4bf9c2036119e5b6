"""The theme's colours for what widgets paint themselves, chosen by whether their palette is light or dark."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtGui import QColor, QPalette

from ui.runtime.theme import colours


class Tone(StrEnum):
    """What a badge says; its symbol or word says it too, never the colour alone."""

    GOOD = "good"
    WARNING = "warning"
    DANGER = "danger"
    MUTED = "neutral"
    ACCENT = "accent"


def colour(palette: QPalette, name: str) -> QColor:
    """Return the theme's colour `name` for a widget with `palette`."""
    ink = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.WindowText)
    dark = ink.lightness() > 128  # of the text, since style sheets make grounds transparent
    return QColor(colours("dark" if dark else "light")[name])


def badge_colours(palette: QPalette, tone: Tone) -> tuple[QColor, QColor]:
    """Return (ink, ground) of a badge."""
    if tone is Tone.ACCENT:
        return colour(palette, "accent_text"), colour(palette, "selection")
    return colour(palette, tone.value), colour(palette, f"{tone.value}_background")


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return `one` with the `share` (0 to 1) of `other` in it."""
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]  # the stub says object
    return QColor(*(round(a + (b - a) * share) for a, b in parts))
