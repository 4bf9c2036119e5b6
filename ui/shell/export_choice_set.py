"""The set of columns to begin from: the usual ones, one that every office has, or one of one's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from cica_events.domain.changes import ChangeSet
from cica_events.domain.issues import ColumnSet
from cica_events.exports.export import Export
from cica_events.i18n import _
from cica_events.services.column_sets import ColumnSetRow
from ui.runtime.icons import Icons
from ui.shell.desk import Desk
from ui.shell.name_dialog import NameDialog
from ui.toolkit.buttons import MenuButton
from ui.toolkit.dialogs import open_dialog

USUAL = "usual"


class ExportSet(QWidget):
    """Chooses a set; saves the columns that `columns` gives as one, renames and removes saved ones."""

    chosen = Signal(object)  # tuple of columns

    def __init__(
        self,
        desk: Desk,
        export: Export,
        columns: Callable[[], list[str]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._export, self._columns = desk, export, columns
        self._undo: Callable[[], None] | None = None
        self.combo = QComboBox(self)
        self.combo.setAccessibleName(_("Set of columns"))
        self.combo.activated.connect(self._choose)
        self.save = QAction(_("Save as a set…"), self)
        self.rename = QAction(_("Rename this set…"), self)
        self.remove = QAction(_("Remove this set"), self)
        self.save.triggered.connect(self._save)
        self.rename.triggered.connect(self._rename)
        self.remove.triggered.connect(self._remove)
        self._restore = QPushButton(self)
        self._restore.setProperty("link", True)
        self._restore.setAutoDefault(False)
        self._restore.clicked.connect(self._bring_back)
        self._restore.hide()
        self._lay_out(desk.icons)
        self._fill(USUAL)
        desk.relay.changed.connect(self._changed)

    def _lay_out(self, icons: Icons) -> None:
        menu = QMenu(self)
        menu.addActions([self.save, self.rename, self.remove])
        more = MenuButton(_("Set"), menu, hint=_("Save, rename or remove a set of columns"), parent=self)
        more.setAutoDefault(False)
        icons.put(more, "columns-3", "muted")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.combo, 1)
        row.addWidget(more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.combo)

    def key(self) -> str:
        """Return what the chosen set is remembered by."""
        return _key(self._row())

    def select(self, key: str) -> None:
        """Show the set that was remembered, without choosing its columns."""
        places = [_key(self.combo.itemData(at)) for at in range(self.combo.count())]
        self.combo.setCurrentIndex(places.index(key) if key in places else 0)
        self._enable()

    def _row(self) -> ColumnSetRow:
        row: ColumnSetRow = self.combo.currentData()
        return row

    def _fill(self, key: str) -> None:
        usual = ColumnSetRow(None, _("Usual columns"), self._export.default, USUAL)
        self.combo.clear()
        for row in (usual, *self._desk.workspace.column_sets.sets(self._export.key)):
            self.combo.addItem(row.name, row)
        self.select(key)

    def _enable(self) -> None:
        for action in (self.rename, self.remove):
            action.setEnabled(self._row().id is not None)

    @Slot()
    def _choose(self) -> None:
        self._restore.hide()
        self._enable()
        self.chosen.emit(self._row().columns)

    @Slot()
    def _save(self) -> None:
        name = self._row().name if self._row().id else ""
        self._ask(_("Save the columns as a set"), name, self._save_as)

    @Slot()
    def _rename(self) -> None:
        self._ask(_("Rename the set of columns"), self._row().name, self._rename_to)

    def _ask(self, title: str, name: str, keep: Callable[[str], None]) -> None:
        caption = _("Name of the set, such as “Drivers”")
        open_dialog(NameDialog(title, name, keep, self, caption=caption, label=_("Name of the set")))

    def _save_as(self, name: str) -> None:
        self._fill(self._desk.workspace.column_sets.save(self._export.key, name, self._columns()))

    def _rename_to(self, name: str) -> None:
        row = self._row()
        if row.id is not None:
            self._desk.workspace.column_sets.rename(row.id, name)
            self._fill(row.id)

    @Slot()
    def _remove(self) -> None:
        row = self._row()
        if row.id is not None:
            self._desk.workspace.column_sets.remove([row.id])
            self._fill(USUAL)
            self._undo = self._desk.undo.this_step()
            self._restore.setText(_("“{name}” was removed. Undo").format(name=row.name))
            self._restore.show()

    @Slot()
    def _bring_back(self) -> None:
        self._restore.hide()
        if self._undo is not None:
            self._undo()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if changes.touches(ColumnSet):
            self._fill(self.key())


def _key(row: ColumnSetRow) -> str:
    return row.id or row.key
