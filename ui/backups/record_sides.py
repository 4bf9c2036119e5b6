"""One record as the backup has it and as it is now, field by field."""

from __future__ import annotations

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from cica_events.domain.fields import Field, Privacy
from cica_events.i18n import _, language
from cica_events.services.backups import Restorable
from cica_events.services.history_details import FieldChange, What, nothing_in
from cica_events.services.workspace import Workspace
from ui.toolkit.plain import plain_hint
from ui.toolkit.values import Values

BODIES = frozenset({"body", "addressee", "auspices"})  # fields that hold the code of a body
HIDDEN = "•••"
ROOM = 10  # pixels around a line of text


class RecordSides(QTreeWidget):
    """Shows sensitive fields only when `reveal` was asked for."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._values = workspace, Values()
        self._record: Restorable | None = None
        self._revealed = False
        self.setAccessibleName(_("In the backup and now"))
        self.setHeaderLabels([_("Field"), _("In the backup"), _("Now")])
        self.setRootIsDecorated(False)
        self.setProperty("roomy", True)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    @Slot(object)
    def show_record(self, record: Restorable | None) -> None:
        """Show one record, None for none."""
        self._record = record
        self.clear()
        gone = record is not None and record.what is What.REMOVED
        for told in record.fields if record is not None else ():
            now = _("Missing") if gone else self._shown(told, told.after)
            item = QTreeWidgetItem(self, [_(told.field.label), self._shown(told, told.before), now])
            item.setSizeHint(0, QSize(0, self.fontMetrics().height() + ROOM))
            for column in (1, 2):
                item.setToolTip(column, plain_hint(item.text(column)))
        if gone and not self.topLevelItemCount():
            words = _("It is missing now, and comes back with all that belonged to it.")
            QTreeWidgetItem(self, [words]).setFirstColumnSpanned(True)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    @Slot(bool)
    def reveal(self, shown: bool) -> None:
        """Show what sensitive fields hold, or hide it again."""
        self._revealed = shown
        self.show_record(self._record)

    def _shown(self, told: FieldChange, value: object) -> str:
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        text = (
            self._body(str(value)) if told.field.key in BODIES and value else self._plain(told.field, value)
        )
        if text and told.field.privacy is Privacy.SENSITIVE and not self._revealed:
            return HIDDEN
        return text or nothing_in(told)

    def _plain(self, field: Field, value: object) -> str:
        return " ".join(self._values.shown(field, value).split())

    def _body(self, code: str) -> str:
        bodies = self._workspace.bodies
        return bodies.get(code).name.text(language()) if bodies.known(code) else code
