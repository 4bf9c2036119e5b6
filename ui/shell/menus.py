"""The menu bar: the same actions as on the window, in the places where people look for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from cica_events.i18n import _
from ui.runtime.settings import Settings
from ui.runtime.undo import UndoActions
from ui.shell.actions import FrameActions
from ui.shell.addresses import short_name
from ui.toolkit.plain import plain_hint


class Menus(QObject):
    """File, Edit, View, Go and Help."""

    recent_chosen = Signal(str)

    def __init__(
        self, window: QMainWindow, actions: FrameActions, undo: UndoActions, settings: Settings
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._page_actions: list[QAction] = []
        self._bar = window.menuBar()
        self._file = self._fill_file(actions)
        self.edit = self._fill(_("Edit"), [undo.undo, undo.redo, None, actions.find])
        self._fill_view(actions)
        self._go = self._bar.addMenu(_("Go"))
        self._fill(
            _("Help"),
            [
                actions.help_here,
                actions.help,
                actions.shortcuts,
                None,
                actions.log_folder,
                actions.diagnostics,
                actions.licences,
                actions.about,
            ],
        )

    def add_way(self, action: QAction) -> None:
        """Add the way to a page to the Go menu."""
        self._go.addAction(action)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Put what the current page offers into the File menu instead of what stood there."""
        for old in self._page_actions:
            self._file.removeAction(old)
        self._page_actions = list(actions)
        self._file.insertActions(self._page_end, self._page_actions)
        self._page_end.setVisible(bool(actions))

    def _fill(self, title: str, actions: Sequence[QAction | None]) -> QMenu:
        menu = self._bar.addMenu(title)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        return menu

    def _fill_file(self, actions: FrameActions) -> QMenu:
        menu = self._fill(_("File"), [actions.create, actions.open, actions.server])
        self._recent = menu.addMenu(_("Open recent"))
        menu.addAction(actions.sample)
        menu.addSeparator()
        self._page_end = menu.addSeparator()
        self._page_end.setVisible(False)
        menu.addActions([actions.backups, actions.archive, actions.rebuild, actions.put_back, actions.rescue])
        menu.addSeparator()
        menu.addAction(actions.erasing)
        locking = (actions.set_passphrase, actions.change_passphrase, actions.remove_passphrase)
        menu.addActions([*locking, actions.lock_now])
        menu.addSeparator()
        menu.addAction(actions.close)
        menu.addAction(actions.quit)
        menu.aboutToShow.connect(self._list_recent)
        return menu

    def _fill_view(self, actions: FrameActions) -> None:
        self.view = menu = self._fill(_("View"), [actions.sidebar])
        size = menu.addMenu(_("Size of everything"))
        size.addActions([actions.larger, actions.smaller, actions.usual_size])
        theme = menu.addMenu(_("Theme"))
        theme.addActions(actions.schemes.actions())
        language = menu.addMenu(_("Language"))
        language.addActions(actions.languages.actions())
        menu.addSeparator()
        menu.addAction(actions.settings)

    @Slot()
    def _list_recent(self) -> None:
        self._recent.clear()
        pinned = self._settings.pinned
        for place, address in enumerate(self._settings.recent):
            if place and place == len(pinned):
                self._recent.addSeparator()
            action = self._recent.addAction(short_name(address).replace("&", "&&"))
            action.setToolTip(plain_hint(address))
            action.setData(address)
            action.triggered.connect(self._choose_recent)
        self._recent.menuAction().setVisible(bool(self._settings.recent))

    @Slot()
    def _choose_recent(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.recent_chosen.emit(action.data())
