"""Asks for the place that a speaker has whatever the rule says, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from cica_events.domain.base import fields_of
from cica_events.domain.speakers import Speaker
from cica_events.errors import ValidationError
from cica_events.i18n import N_, _
from cica_events.queries.speakers import SpeakerRow
from ui.toolkit.form_dialog import FormDialog
from ui.toolkit.values import Values

Pin = Callable[[int, str], None]
"""Gives the speaker the place, from 1, for a reason; raises `CicaError`."""


class PinDialog(FormDialog):
    """Begins with `place`, one of `places`."""

    def __init__(
        self, row: SpeakerRow, place: int, places: int, pin: Pin, values: Values, parent: QWidget
    ) -> None:
        known = fields_of(Speaker)
        where = replace(known["pinned_place"], editable=True, required=True, label=N_("Place"))
        why = replace(known["pin_reason"], editable=True, required=True, label=N_("Reason"))
        self._pin = pin
        super().__init__(
            _("Fix the place of {name}").format(name=row.speaker),
            {where: (0, 0, 1), why: (0, 1, 4)},
            values=values,
            make=lambda filled: self._make_pin(row, filled),
            primary=_("Fix the place"),
            parent=parent,
        )
        self.remark_on(
            _("Places go from 1 to {count}. The reason stands in the chair's papers only.").format(
                count=places
            )
        )
        self.set_value("pinned_place", place)
        self.set_value("pin_reason", row.pin_reason)
        self.field("pin_reason").setFocus()

    def _make_pin(self, row: SpeakerRow, filled: dict[str, object]) -> str:
        place = filled.get("pinned_place")
        if not isinstance(place, int):
            raise ValidationError("pinned_place", _("Write a place, such as 1."))
        self._pin(place, str(filled.get("pin_reason") or ""))
        return row.id
