"""The dialog that adds a State or an organization; the code of a State brings its names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cica_events.domain.country_names import country_name
from cica_events.domain.fields import Field
from cica_events.domain.parties import PartyKind
from cica_events.i18n import _
from ui.toolkit.form_dialog import FormDialog, by_key
from ui.toolkit.values import Values

PLACES = {  # row, column, columns
    "kind": (0, 0, 1),
    "code": (0, 1, 1),
    "short_name": (1, 0, 1),
    "short_name_ru": (1, 1, 1),
    "short_name_kk": (2, 0, 1),
    "formal_name": (3, 0, 2),
    "formal_name_ru": (4, 0, 2),
}
NAMES = {"short_name": "en", "short_name_ru": "ru", "short_name_kk": "kk"}


class AddPartyDialog(FormDialog):
    """Fills in the names that a State usually has, where none are written yet."""

    def __init__(
        self,
        fields: Mapping[str, Field],
        values: Values,
        make: Callable[[dict[str, Any]], str],
        parent: QWidget,
    ) -> None:
        super().__init__(
            _("Add State or organization"),
            by_key(list(fields.values()), PLACES),
            values=values,
            make=make,
            primary=_("Add"),
            parent=parent,
        )
        self.set_value("kind", PartyKind.STATE)
        self.field("code").setFocus()
        self._brought: dict[str, str] = {}
        self.kept.connect(self._bring_names)

    @Slot(str)
    def _bring_names(self, key: str) -> None:
        if key not in {"code", "kind"} or self.values.get("kind") is not PartyKind.STATE:
            return
        code = str(self.values.get("code", ""))
        for name, language in NAMES.items():
            known = country_name(code, language)
            if self.field(name).draft() == self._brought.get(name, ""):
                self._brought[name] = known
                self.set_value(name, known)
        remark = _("The usual names; change what the secretariat writes otherwise.")
        self.remark_on(remark if any(self._brought.values()) else "")
