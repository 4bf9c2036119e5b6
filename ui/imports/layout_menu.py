"""The uses of columns that were saved by name: taken, saved, renamed and removed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.i18n import _
from cica_events.imports.columns.layouts import uses_in
from cica_events.imports.columns.mapping import ColumnUse, ListMapping, RememberedLayout
from cica_events.services.list_reading import ListReading
from ui.imports.importer import Layouts
from ui.shell.name_dialog import NameDialog
from ui.toolkit.buttons import MenuButton
from ui.toolkit.dialogs import open_dialog


class LayoutMenu(MenuButton):
    """Emits `taken` with the layout that shall hold."""

    taken = Signal(object)  # RememberedLayout
    forgotten = Signal()  # the columns shall be understood by themselves again
    told = Signal(str)

    def __init__(self, layouts: Layouts | None, document: str, parent: QWidget) -> None:
        self._menu = QMenu(parent)
        hint = _("Take the columns as in an earlier list, or save how they are taken now")
        super().__init__(_("Columns as…"), self._menu, hint=hint, parent=parent)
        self._layouts = layouts
        self._document = document
        self._reading: ListReading | None = None
        self._present: RememberedLayout | None = None
        self._menu.aboutToShow.connect(self._fill)
        self.setVisible(layouts is not None)

    def show_reading(self, reading: ListReading) -> None:
        """Offer what fits this list."""
        self._reading = reading
        self._present = reading.layout
        self._say(reading.layout.name if reading.layout else "")

    def _say(self, name: str) -> None:
        shown = _("Columns as: {name}").format(name=name.replace("&", "&&"))
        self.setText(shown if name else _("Columns as…"))

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        for layout in self._layouts.layouts(self._document) if self._layouts else ():
            action = self._menu.addAction(layout.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(self._present is not None and layout.id == self._present.id)
            action.triggered.connect(lambda _on=False, each=layout: self.taken.emit(each))
        if self._menu.isEmpty():
            nothing = self._menu.addAction(_("Nothing was saved yet"))
            nothing.setEnabled(False)
        self._menu.addSeparator()
        self._menu.addAction(_("Save this use of the columns…"), self._save)
        self._offer(_("Rename “{name}”…"), self._rename)
        self._offer(_("Remove “{name}”"), self._remove)
        self._menu.addSeparator()
        self._menu.addAction(_("Understand the columns anew"), self.forgotten.emit)

    def _offer(self, text: str, act: Callable[[], None]) -> QAction | None:
        if self._present is None:
            return None
        return self._menu.addAction(text.format(name=self._present.name.replace("&", "&&")), act)

    def _save(self) -> None:
        name = self._present.name if self._present else ""
        self._ask(_("Save how the columns are taken"), name, self.save_as)

    def save_as(self, name: str) -> None:
        """Save how the columns are taken now, to be recognised next time."""
        if self._reading is not None and self._layouts is not None:
            table = self._reading.table
            mapping = present_mapping(self._reading)
            self._layouts.save(self._document, name, table.headings, mapping)
            self.told.emit(
                _("Saved. Lists with these headings will be recognised as “{name}”.").format(name=name)
            )

    def _rename(self) -> None:
        if self._present is not None:
            self._ask(_("Rename the use of columns"), self._present.name, self._rename_to)

    def _rename_to(self, name: str) -> None:
        if self._present is not None and self._layouts is not None:
            self._layouts.rename(self._present.id, name)
            self._say(name)

    def _remove(self) -> None:
        if self._present is not None and self._layouts is not None:
            self._layouts.remove([self._present.id])
            self.told.emit(_("“{name}” was removed.").format(name=self._present.name))
            self._present = None
            self._say("")

    def _ask(self, title: str, name: str, keep: Callable[[str], None]) -> None:
        def keep_tidied(typed: str) -> None:
            keep(" ".join(typed.split()))

        caption = _("Name, such as “Hotel list”")
        open_dialog(NameDialog(title, name, keep_tidied, self, caption=caption, label=_("Name")))


def present_mapping(reading: ListReading) -> ListMapping:
    """Return how the columns of a list are taken now."""
    columns: dict[int | str, ColumnUse] = {
        column.index: column.use for column in reading.columns if not column.secret
    }
    return ListMapping(columns, dict(reading.mapping.fixed))


def fitting(layout: RememberedLayout, reading: ListReading) -> ListMapping:
    """Return the part of a layout that this list has columns for."""
    secret = {column.index for column in reading.columns if column.secret}
    uses = uses_in(layout, reading.table.headings)
    columns: dict[int | str, ColumnUse] = {at: use for at, use in uses.items() if at not in secret}
    return ListMapping(columns, {**layout.mapping.fixed, **reading.mapping.fixed})
