"""The "Views" of a list: how it is arranged for one purpose, saved under a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.errors import CicaError
from cica_events.i18n import _, ngettext
from ui.toolkit.column_layout import ColumnLayout
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.file_drops import TextLine
from ui.toolkit.view_dialog import ViewDialog

VIEW, TEXT = "view", "text"  # under which the arrangement keeps the view last chosen, and the words typed


class View(Protocol):
    """A saved view; `content` is None where it is damaged."""

    @property
    def id(self) -> str:
        """What tells it from the others."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def content(self) -> Mapping[str, Any] | None:
        """The arrangement."""


class Views(Protocol):
    """The saved views of one list; what is refused is raised as `CicaError`."""

    def rows(self) -> Sequence[View]:
        """Return them by name."""

    def save(self, name: str, content: Mapping[str, Any]) -> str:
        """Save an arrangement under a name, in place of one that has it; return its id."""

    def rename(self, view_id: str, name: str) -> None:
        """Give a view another name."""

    def remove(self, view_id: str) -> None:
        """Remove a view."""


class ViewCommands(QObject):
    """Chooses, saves, updates, renames and removes views of the list with `columns` and the filter `line`."""

    told = Signal(str)
    done = Signal(str)  # what a step changed, in words

    def __init__(self, columns: ColumnLayout, views: Views, line: TextLine, owner: QWidget) -> None:
        super().__init__(owner)
        self._columns, self._views, self._line, self._owner = columns, views, line, owner
        self._current = ""
        columns.keep(VIEW, self._stored, self._restore)
        self.save_as = self._command(_("Save this view as…"), self._ask_name)
        self.update = self._command(_("Update the view"), self._update)
        self.rename = self._command(_("Rename the view…"), self._ask_other_name)
        self.remove = self._command(_("Remove the view"), self._remove)
        self.delivered = self._command(_("As delivered"), self.apply_delivered)
        self.delivered.setToolTip(_("All columns, filters and groups as the list came"))
        self.look()

    def _command(self, text: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self._owner)
        action.triggered.connect(act)
        self._owner.addAction(action)
        return action

    def _stored(self) -> str | None:
        return self._current or None

    def _restore(self, view_id: object) -> None:
        self._current = view_id if isinstance(view_id, str) else ""

    # What there is

    def look(self) -> tuple[Sequence[View], View | None]:
        """Return the views and the one that was chosen last; offer what can be done with it."""
        rows = self.rows()
        chosen = next((row for row in rows if row.id == self._current), None)
        name = "" if chosen is None else chosen.name.replace("&", "&&")
        for action, text in (
            (self.update, _("Update “{name}”")),
            (self.rename, _("Rename “{name}”…")),
            (self.remove, _("Remove “{name}”")),
        ):
            action.setText(text.format(name=name))
            action.setVisible(chosen is not None)
        self.update.setEnabled(chosen is not None and chosen.content != self.content())
        return rows, chosen

    def rows(self) -> Sequence[View]:
        """Return the saved views by name; none where they cannot be read, which is told."""
        try:
            return self._views.rows()
        except CicaError as error:
            self.told.emit(str(error))
            return ()

    def content(self) -> dict[str, Any]:
        """Return the arrangement as it is saved."""
        content = {key: value for key, value in self._columns.content().items() if key != VIEW}
        return content | ({TEXT: self._line.text()} if self._line.text().strip() else {})

    # What is done

    def choose(self, row: View, *_args: object) -> None:
        """Arrange the list as a view says; tell what of it there is no more."""
        content = row.content
        if content is None:
            text = _("The view “{name}” is damaged; nothing was changed. Remove it, or save it anew.")
            self._current = row.id
            self.told.emit(text.format(name=row.name))
            return
        left_out = self._columns.apply({**content, VIEW: row.id})
        self._write(content.get(TEXT))
        if left_out:
            self.told.emit(_told(row.name, left_out, content.get("headings")))

    def _write(self, text: object) -> None:
        self._line.setText(text if isinstance(text, str) else "")

    @Slot()
    def apply_delivered(self) -> None:
        """Arrange the list as it came."""
        self._columns.apply_delivered()
        self._write("")

    @Slot()
    def _ask_name(self) -> None:
        taken = [row.name for row in self.rows()]
        self._open(ViewDialog(_("Save this view"), _("Save"), "", taken, self.save, self._owner.window()))

    def save(self, name: str) -> None:
        """Save how the list is arranged under a name, and tell it."""
        self._put(name, _("The view “{name}” was saved."))

    def _put(self, name: str, told: str) -> None:
        """Save a view and tell it, with Undo unless it stood so before: that is no step to take back."""
        content, before = self.content(), {row.id: row.content for row in self.rows()}
        self._current = self._views.save(name, content)
        self._columns.remember()
        saved = self._chosen()
        tell = self.told if before.get(self._current) == content else self.done
        tell.emit(told.format(name=saved.name if saved is not None else name))

    def _chosen(self) -> View | None:
        return next((row for row in self.rows() if row.id == self._current), None)

    @Slot()
    def _update(self) -> None:
        row = self._chosen()
        if row is not None:
            self._does(partial(self._put, row.name, _("The view “{name}” is as the list is now.")))

    @Slot()
    def _ask_other_name(self) -> None:
        row = self._chosen()
        if row is not None:
            rename = partial(self._views.rename, row.id)
            self._open(
                ViewDialog(_("Rename the view"), _("Rename"), row.name, (), rename, self._owner.window())
            )

    @Slot()
    def _remove(self) -> None:
        row = self._chosen()
        if row is not None and self._does(partial(self._views.remove, row.id)):
            self.done.emit(_("The view “{name}” was removed. Undo brings it back.").format(name=row.name))

    def _does(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except CicaError as error:
            self.told.emit(str(error))
            return False
        return True

    def _open(self, dialog: ViewDialog) -> None:
        self.dialog = dialog
        open_dialog(dialog)


class ViewMenu(QMenu):
    """Offers the views, and what `commands` do with them.

    Clearing a menu cuts all ties between its actions and itself: so the commands stand beside it.
    """

    def __init__(self, commands: ViewCommands, parent: QWidget) -> None:
        super().__init__(_("Views"), parent)
        self._commands = commands
        self.aboutToShow.connect(self.renew)

    @Slot()
    def renew(self) -> None:
        """Offer the views that there are now."""
        self.clear()
        commands = self._commands
        rows, chosen = commands.look()
        for row in rows:
            action = self.addAction(row.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(row is chosen)
            action.triggered.connect(partial(commands.choose, row))
        if not rows:
            self.addAction(_("No view is saved yet")).setEnabled(False)
        self.addSeparator()
        self.addActions([commands.save_as, commands.update, commands.rename, commands.remove])
        self.addSeparator()
        self.addAction(commands.delivered)


def _told(name: str, left_out: Sequence[str], headings: object) -> str:
    """Return in words what of a view was left out."""
    known = headings if isinstance(headings, dict) else {}
    words = _(", ").join(str(known.get(key, key)) for key in left_out)
    text = ngettext(
        "The view “{name}” is applied without a column that this list no longer has: {columns}.",
        "The view “{name}” is applied without columns that this list no longer has: {columns}.",
        len(left_out),
    )
    return text.format(name=name, columns=words)
