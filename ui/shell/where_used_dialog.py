"""Shows in what a record stands; choosing a line goes there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from cica_events.domain.found import Ref
from cica_events.i18n import _, ngettext
from cica_events.progress import Progress
from cica_events.services.where_used import Use, UseGroup
from ui.runtime.zoom import scaled
from ui.shell.desk import Desk
from ui.toolkit.dialogs import Dialog, open_dialog
from ui.toolkit.plain import PlainLabel, plain_hint

USE = Qt.ItemDataRole.UserRole
HEIGHT = 28  # pixels at the usual zoom, as all here
SIZE = (860, 520)
ROLE, GAP = 280, 12  # the most that the roles take; behind them
BESIDE = 80  # of the screen that a dialog leaves free


class WhereUsedDialog(Dialog):
    """A tree of kinds with their counts, and under each what it stands in."""

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(_("Where {name} is used").format(name=name), _("Go there"), parent)
        self.setWindowTitle(_("Where it is used"))  # the system shows titles to everyone: no names in them
        self._desk = desk
        self.cancel.setText(_("Close"))
        self.remark = PlainLabel(_("Looking…"), self)
        self.remark.setProperty("role", "muted")
        self.remark.setWordWrap(True)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(self.windowTitle())
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(1, scaled(ROLE))
        self.body.addWidget(self.remark)
        self.body.addWidget(self.tree, 1)
        self.tree.currentItemChanged.connect(self._allow)
        self.tree.itemActivated.connect(self._activated)
        self.primary.setEnabled(False)
        self.tree.hide()
        self.resize(*map(scaled, SIZE))

    def show_uses(self, groups: Sequence[UseGroup]) -> None:
        """Show what was found."""
        count = sum(group.count for group in groups)
        words = ngettext("{count} use", "{count} uses", count).format(count=count)
        self.remark.setText(words if groups else _("It is used nowhere: it can be removed."))
        self.tree.setVisible(bool(groups))
        for group in groups:
            self._add(group)
        roles = self.tree.sizeHintForColumn(1) + scaled(GAP)
        self.tree.header().resizeSection(1, min(scaled(ROLE), roles))
        self._widen()
        self.tree.setCurrentIndex(self.tree.model().index(0, 0, self.tree.model().index(0, 0)))
        self.tree.setFocus()

    def _widen(self) -> None:
        """Make room for whole names, whose dates stand at their end, as far as the screen has it."""
        whole = self.tree.sizeHintForColumn(0) + self.tree.columnWidth(1) + 2 * self.tree.frameWidth()
        missing = whole - self.tree.viewport().width()
        widest = self.screen().availableGeometry().width() - scaled(BESIDE)
        if missing > 0:
            self.resize(min(self.width() + missing, max(widest, self.width())), self.height())

    def apply(self) -> None:
        """Go to the use that is selected."""
        item = self.tree.currentItem()
        use = item.data(0, USE) if item is not None else None
        if isinstance(use, Use):
            self._desk.go(use.page, **dict(use.args))

    def _add(self, group: UseGroup) -> None:
        top = QTreeWidgetItem(
            self.tree, [_("{title} ({count})").format(title=group.title, count=group.count)]
        )
        top.setFirstColumnSpanned(True)
        top.setSizeHint(0, QSize(0, scaled(HEIGHT)))  # of all lines: they are of one height
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        for use in group.uses:
            line = QTreeWidgetItem(top, [use.name, " ".join(use.role.split())])
            line.setData(0, USE, use)
            line.setToolTip(0, plain_hint(use.name))
            line.setToolTip(1, plain_hint(use.role))
        if missing := group.count - len(group.uses):
            more = ngettext("and {count} more", "and {count} more", missing).format(count=missing)
            QTreeWidgetItem(top, [more]).setDisabled(True)
        top.setExpanded(True)

    @Slot(QTreeWidgetItem)
    def _allow(self, item: QTreeWidgetItem | None) -> None:
        self.primary.setEnabled(item is not None and isinstance(item.data(0, USE), Use))

    @Slot(QTreeWidgetItem)
    def _activated(self, item: QTreeWidgetItem) -> None:
        if isinstance(item.data(0, USE), Use):
            self.primary.click()


def show_where_used(desk: Desk, ref: Ref, name: str, parent: QWidget) -> WhereUsedDialog:
    """Open the dialog at once, and fill it when the uses are read beside the window."""
    dialog = WhereUsedDialog(desk, name, parent)
    desk.tasks.start(partial(_read, desk, ref), done=dialog.show_uses, owner=dialog)
    open_dialog(dialog)
    return dialog


def _read(desk: Desk, ref: Ref, _progress: Progress) -> tuple[UseGroup, ...]:
    return desk.workspace.where_used.of(ref)
