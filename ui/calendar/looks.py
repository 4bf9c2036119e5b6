"""The colours of meetings, by body or by dimension; words, signs and edges say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Final

from PySide6.QtGui import QColor, QPalette

from cica_events.domain.meetings import Stage
from cica_events.i18n import N_, _
from cica_events.queries.calendar import CalendarMeeting
from cica_events.queries.priority_areas import dimensions
from ui.calendar.words import SIGNS, BodyName, dimension_name
from ui.toolkit.colours import colour

HUES: Final = 18  # in the themes: hue_1 to hue_18, as many as there are bodies


class ColourBy(StrEnum):
    """What tells meetings apart by colour."""

    BODY = "body"
    DIMENSION = "dimension"

    @property
    def label(self) -> str:
        """Return what it is called; marked for translation."""
        return {ColourBy.BODY: N_("Colour by body"), ColourBy.DIMENSION: N_("Colour by dimension")}[self]


@dataclass(frozen=True, slots=True)
class Tint:
    """Ink and ground of one kind of meetings."""

    ink: QColor
    ground: QColor


class Looks:
    """Gives each body, or each dimension, its colour: always the same, by its place among all."""

    def __init__(self, bodies: Sequence[str], body_name: BodyName) -> None:
        self._body_name = body_name
        self._places = {
            ColourBy.BODY: {code: number for number, code in enumerate(bodies)},
            ColourBy.DIMENSION: {
                name: number * 2  # every second hue: these few are told apart more easily
                for number, each in enumerate(dimensions())
                for name in (each.name.en, each.name.ru)
            },
        }
        self.by = ColourBy.BODY

    def subject(self, row: CalendarMeeting) -> str:
        """Return what decides on the colour of a meeting."""
        return row.body if self.by is ColourBy.BODY else row.dimension

    def tint(self, subject: str, palette: QPalette) -> Tint:
        """Return the colours of a body or dimension; what is not known is grey."""
        place = self._places[self.by].get(subject)
        name = "neutral" if place is None else f"hue_{place % HUES + 1}"
        return Tint(colour(palette, name), colour(palette, f"{name}_background"))

    def legend(self, rows: Iterable[CalendarMeeting], palette: QPalette) -> str:
        """Return what the colours and signs of `rows` mean, as safe rich text."""
        shown = {self.subject(row) for row in rows}
        places = self._places[self.by]
        ordered = sorted(shown, key=lambda subject: (places.get(subject, len(places)), subject))
        entries = [_entry("■", self.tint(subject, palette).ink, self._name(subject)) for subject in ordered]
        stages = {row.stage for row in rows}
        muted = colour(palette, "muted")
        entries += [_entry(SIGNS[stage], muted, stage.text) for stage in Stage if stage in stages]
        if any(row.date is not None and not row.is_exact for row in rows):
            entries.append(_entry("▨", muted, _("Days not fixed yet")))
        return " &nbsp; ".join(entries)

    def _name(self, subject: str) -> str:
        if self.by is ColourBy.BODY:
            return f"{subject} {self._body_name(subject)}"
        return dimension_name(subject) or _("Without dimension")


def _entry(sign: str, ink: QColor, text: str) -> str:
    safe = escape(text).replace(" ", "&nbsp;")
    return f"<span style='color:{ink.name()}'>{sign}</span>&nbsp;{safe}"
