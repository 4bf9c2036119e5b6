"""The Agenda tab of a meeting: the views of what is dealt with, when, and who speaks, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cica_events.i18n import _
from cica_events.imports.sources.source import Source
from ui.agenda.bar_row import BarRow
from ui.shell.desk import Desk
from ui.shell.documents_menu import documents_button
from ui.shell.page import Page
from ui.shell.view import Corner, HostedView, LoadCorner, View
from ui.toolkit.buttons import with_shortcut
from ui.toolkit.view_switch import Choice, ViewSwitch

REMEMBERED = "agenda/view"
PAUSE = 50  # milliseconds between two views that are built beforehand


class AgendaTab(Page):
    """Hosts `views` side by side under one bar; what is selected in one is brought up in the next."""

    def __init__(self, desk: Desk, views: Sequence[HostedView], corner: LoadCorner | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._views = {view.key: view for view in views}
        self._built: dict[str, View] = {}
        self._meeting_id = ""
        self._current = next(iter(self._views))
        self.switch = self._switch_of(views)
        self.corner: Corner | None = corner()(desk) if corner else None
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._add_shortcuts()

    def _switch_of(self, views: Sequence[HostedView]) -> ViewSwitch:
        choices = [
            Choice(view.key, _(view.title), view.icon, with_shortcut(_(view.title), _keys(number)))
            for number, view in enumerate(views)
        ]
        switch = ViewSwitch(_("View of the agenda"), choices, self._desk.icons, self)
        switch.chosen.connect(self._switched)
        switch.setHidden(len(views) < 2)
        return switch

    def _lay_out(self) -> None:
        middle = QWidget(self)
        self._bars = QHBoxLayout(middle)
        self._bars.setContentsMargins(0, 0, 0, 0)
        self._bars.setSpacing(0)
        last: list[QWidget] = [documents_button(self._desk, self._shown_meeting, self)]
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._stack, 1)
        if self.corner is not None:
            self.corner.setParent(self)
            self.corner.goes.connect(self.show_view)
            last.append(self.corner)
            if self.corner.panel is not None:
                below.addWidget(self.corner.panel)
        self.row = BarRow(self.switch, middle, last, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.row)
        layout.addLayout(below, 1)

    def _add_shortcuts(self) -> None:
        for number, (key, view) in enumerate(self._views.items()):
            action = QAction(_("View: {name}").format(name=_(view.title)), self)
            action.setShortcut(_keys(number))
            action.triggered.connect(partial(self._switched, key))
            self.addAction(action)  # for the whole window: also from the tabs above

    # What is shown

    def bring_up(self, *, meeting_id: str = "", view: str = "", **args: Any) -> None:
        """Show the meeting `meeting_id` in `view`, else in the one looked at last; `args` go to the view."""
        self._meeting_id = meeting_id or self._meeting_id
        remembered = str(self._desk.settings.layout(REMEMBERED).get("view", ""))
        known = [key for key in (view, remembered, self._current) if key in self._views]
        self._show(known[0], **args)
        if self.corner is not None:
            self.corner.bring_up(meeting_id=self._meeting_id)

    def prepare(self) -> None:
        """Build the views that were not gone to yet, one after the other with time for the user between."""
        missing = next((key for key in self._views if key not in self._built), "")
        if missing:
            self.view(missing).prepare()
            QTimer.singleShot(PAUSE, self, self.prepare)

    def way_back(self) -> dict[str, Any]:
        """Return the view that is shown, with the way back there."""
        return {**self.view(self._current).way_back(), "view": self._current}

    def part(self) -> str:
        """Return the view that is shown."""
        return self._current

    def status(self) -> str:
        """Return what the view that is shown counts."""
        return self.view(self._current).status()

    def file_actions(self) -> Sequence[QAction]:
        """Return what the view that is shown offers in the File menu."""
        return self.view(self._current).file_actions()

    def list_offer(self) -> str:
        """Return what the view that is shown would do with a list, else the first that takes one."""
        taker = self._taker()
        return self.view(taker).list_offer() if taker else ""

    def take_list(self, source: Source) -> None:
        """Go to the view that takes the list, and hand it over."""
        taker = self._taker()
        if taker:
            self.show_view(taker)
            self.view(taker).take_list(source)

    def _shown_meeting(self) -> str:
        return self._meeting_id

    def _taker(self) -> str:
        keys = [self._current, *self._views]
        return next((key for key in keys if self.view(key).list_offer()), "")

    # The views

    @property
    def current(self) -> View:
        """The view that is shown."""
        return self.view(self._current)

    def view(self, key: str) -> View:
        """Return a view, built now if it was not before."""
        if key not in self._built:
            view = self._views[key].load()(self._desk)
            view.status_changed.connect(self.status_changed)
            view.actions_changed.connect(self.actions_changed)
            view.goes.connect(self.show_view)
            self._built[key] = view
            self._stack.addWidget(view)
            holder = _held(view.bar, self)
            holder.hide()  # until its view is gone to
            self._bars.addWidget(holder)
        return self._built[key]

    @Slot(str)
    def _switched(self, key: str, _checked: bool = False) -> None:
        if key != self._current:
            self.show_view(key)
        self.current.enter()

    @Slot(str, dict)
    def show_view(self, key: str, args: dict[str, Any] | None = None) -> None:
        """Show a view with what was selected in the one before, and remember it."""
        if key not in self._views:
            return
        item_id = self.current.chosen_item()
        self._desk.settings.set_layout(REMEMBERED, {"view": key})
        self._show(key, **(args if args is not None else {"item_id": item_id} if item_id else {}))

    def _show(self, key: str, **args: Any) -> None:
        view = self.view(key)
        self._current = key
        self.switch.show_view(key)
        for one in self._built.values():
            holder = one.bar.parentWidget()
            assert holder is not None
            holder.setVisible(one is view)
        view.bring_up(meeting_id=self._meeting_id, **args)
        self._stack.setCurrentWidget(view)
        self.status_changed.emit()
        self.actions_changed.emit()


def _keys(number: int) -> QKeySequence:
    return QKeySequence(f"Alt+{number + 1}")  # Ctrl with a number goes to a page


def _held(bar: QWidget, parent: QWidget) -> QWidget:
    """Return what holds a bar, so that both the host and the view can hide it."""
    holder = QWidget(parent)
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(bar, 1)
    return holder
