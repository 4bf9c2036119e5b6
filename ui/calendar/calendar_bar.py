"""What stands over the calendar: period, steps, views, filters."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cica_events.i18n import _
from ui.calendar.calendar_actions import CalendarActions
from ui.calendar.looks import ColourBy
from ui.calendar.memory import Memory
from ui.calendar.period import View
from ui.calendar.sieve_menu import Chips, SieveMenu
from ui.runtime.icons import Icons
from ui.toolkit.buttons import ActionButton, IconButton, MenuButton, with_shortcut
from ui.toolkit.filter_bar import FilterBar
from ui.toolkit.page_header import PageHeader
from ui.toolkit.view_switch import Choice, ViewSwitch


class CalendarBar(QWidget):
    """`view_chosen` and `colour_chosen` tell what was pressed."""

    view_chosen = Signal(str)
    colour_chosen = Signal(object)

    def __init__(
        self,
        icons: Icons,
        actions: CalendarActions,
        memory: Memory,
        sieve: SieveMenu,
        chips: Chips,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._actions = actions
        self.header = PageHeader(parent=self)
        keys = {view: QKeySequence(f"Alt+{number + 1}") for number, view in enumerate(View)}
        names = {View.MONTH: _("Month"), View.QUARTER: _("Quarter"), View.YEAR: _("Year")}
        choices = [Choice(view, names[view], hint=with_shortcut(names[view], keys[view])) for view in View]
        self.switch = ViewSwitch(_("How much is shown at once"), choices, icons, self)
        self.views = [self._view_action(view, names[view], keys[view], page) for view in View]
        self.filter = FilterBar(_("Filter the calendar"), icons, parent=self)
        self.chips = chips
        self._lay_out(icons, sieve, memory)
        self.switch.chosen.connect(self.view_chosen)
        self.setTabOrder(self.filter, sieve)

    def _view_action(self, view: View, text: str, keys: QKeySequence, page: QWidget) -> QAction:
        action = QAction(text, page)
        action.setShortcut(keys)
        action.setShortcutContext(self._actions.today.shortcutContext())
        action.triggered.connect(self.switch.button(view).click)
        page.addAction(action)
        return action

    def _lay_out(self, icons: Icons, sieve: SieveMenu, memory: Memory) -> None:
        actions = self._actions
        for button in (
            IconButton(actions.back, parent=self),
            ActionButton(actions.today, parent=self),
            IconButton(actions.onward, parent=self),
            IconButton(actions.go_to, parent=self),
            self.switch,
        ):
            self.header.add_button(button)
        tools = QHBoxLayout()
        tools.setContentsMargins(20, 10, 20, 10)
        tools.setSpacing(8)
        tools.addWidget(ActionButton(actions.new, primary=True, parent=self))
        tools.addWidget(self.filter, 1)
        tools.addWidget(sieve)
        tools.addStretch(1)
        tools.addWidget(self._more(icons, memory))
        self.last = IconButton(actions.details, parent=self)
        tools.addWidget(self.last)
        chips = QHBoxLayout()
        chips.setContentsMargins(20, 0, 20, 8)
        chips.addWidget(self.chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(tools)
        layout.addLayout(chips)

    def _more(self, icons: Icons, memory: Memory) -> MenuButton:
        menu = QMenu(self)
        group = QActionGroup(self)
        for by in ColourBy:
            action = QAction(_(by.label), self)
            action.setCheckable(True)
            action.setChecked(by is memory.by)
            action.setData(by)
            group.addAction(action)
            menu.addAction(action)
        group.triggered.connect(self._colour)
        menu.addSeparator()
        acts = self._actions
        for action in (acts.plan, acts.save, acts.vague_too, acts.copy):
            menu.addAction(action)
        hint = _("Colours, annual plan, calendar file, copy")
        button = MenuButton(_("More"), menu, hint=hint, parent=self)
        icons.put(button, "ellipsis")
        return button

    def _colour(self, action: QAction) -> None:
        self.colour_chosen.emit(ColourBy(action.data()))
