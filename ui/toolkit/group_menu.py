"""The menu of the "Group" button: by which column, the list's own way, or not at all; fold and unfold."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.domain.fields import Field, Kind
from cica_events.i18n import _
from ui.toolkit.arranged_model import OWN
from ui.toolkit.arranging import Arranging
from ui.toolkit.table_model import RecordTableModel

SENSELESS = frozenset({Kind.EMAIL, Kind.PHONE, Kind.MULTILINE})  # hardly two records have the same
SORTING = frozenset({Kind.CHOICE, Kind.PARTY, Kind.BOOLEAN})  # offered also where their column is hidden


class GroupMenu(QMenu):
    """Offers the shown columns, and of those that are hidden the ones that sort records into kinds."""

    def __init__(self, model: RecordTableModel, arranging: Arranging, own: str, parent: QWidget) -> None:
        super().__init__(_("Group"), parent)
        self._model, self._arranging, self._own = model, arranging, own
        self.aboutToShow.connect(self.renew)

    @property
    def state(self) -> str:
        """By what the list is grouped, in words; empty where it is not."""
        if not self._model.grouped:
            return ""
        by, own = self._model.grouping, self._own
        column = own if by == OWN else self._model.heading(self._model.field(by))
        return _("grouped by “{column}”").format(column=column) if column else _("grouped")

    @Slot()
    def renew(self) -> None:
        """Offer the columns as they are now."""
        self.clear()
        choices = QActionGroup(self)
        present = self._model.grouping if self._model.grouped else ""
        if self._own and self._model.has_own_groups:
            self._add(choices, self._own, OWN, present)
        for field in self._fields():
            self._add(choices, self._model.heading(field), field.key, present)
        self.addSeparator()
        doing = self._arranging
        self.addActions([doing.ungroup, doing.fold, doing.unfold])

    def _add(self, choices: QActionGroup, text: str, choice: str, present: str) -> None:
        action = self.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(choice == present)
        action.setActionGroup(choices)
        action.triggered.connect(partial(self._choose, choice))

    def _choose(self, choice: str, *_args: object) -> None:
        self._arranging.group_by(choice)

    def _fields(self) -> list[Field]:
        shown = [self._model.fields[column] for column in self._arranging.columns.shown_columns()]
        present = [field for field in self._model.fields if field.key == self._model.grouping]
        fields = [field for field in shown if field.kind not in SENSELESS]
        more = [field for field in self._model.fields if field.kind in SORTING] + present
        return list(dict.fromkeys([*fields, *more]))
