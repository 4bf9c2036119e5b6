"""The bar over a list: what one does with it, the filter, and how it is arranged; narrow, it shows icons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget, QWidgetItem

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.toolkit.buttons import ActionButton, CompactButton, MenuButton
from ui.toolkit.column_chooser import ColumnChooser
from ui.toolkit.filter_bar import FilterBar
from ui.toolkit.filter_chips import FilterChips
from ui.toolkit.filter_menu import FilterMenu
from ui.toolkit.group_menu import GroupMenu
from ui.toolkit.record_table import RecordTable
from ui.toolkit.view_menu import ViewCommands, ViewMenu, Views

SPACING = 8
STAGES = 4  # words; what arranges the list as icons; all as icons; what arranges the list in one menu


class ListBar(QWidget):
    """`put` adds what else one does with the list; `own_groups` names its own way to gather rows.

    Where there is no room for all words, the filter's hint among them, what arranges the list turns into
    icons first, then the rest.
    """

    told = Signal(str)
    done = Signal(str)  # what a step changed, in words

    def __init__(
        self,
        table: RecordTable,
        icons: Icons,
        *,
        placeholder: str,
        delay: int = 0,
        views: Views | None = None,
        own_groups: str = "",
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._table, self._icons = table, icons
        table.commands.told.connect(self.told)
        table.commands.done.connect(self.done)
        self.filter = FilterBar(placeholder, icons, delay=delay, parent=self)
        self.tools = self._tools(own_groups)
        if views is not None:
            self.tools.append(self._views_button(views))
        self.more = self._menu_button(
            _("Arrange"), self._arrange_menu(), "ellipsis", _("Filter, group, sort, columns and views")
        )
        self.more.set_compact(True)
        self.more.hide()
        self._offered = True
        for signal in (table.records.arranged, table.records.lines_changed):
            signal.connect(self._mark_grouped)
        self._mark_grouped()
        table.arranging.allow_keys()
        table.arranging.told.connect(self.told)
        self.chips = FilterChips(table.records, table.arranging, icons, self)
        self._others: list[QWidget] = []
        self._stage = 0
        self._needs: list[int] = []
        self._measured: tuple[object, ...] = ()
        self._lay_out()

    def _tools(self, own_groups: str) -> list[CompactButton]:
        """Make the buttons that arrange any list."""
        model, arranging = self._table.records, self._table.arranging
        hint = _("Filter by the values of a column (Ctrl+Shift+L in the list)")
        self.values = self._menu_button(_("Filter"), FilterMenu(model, arranging, self), "funnel", hint)
        groups = self._grouping = GroupMenu(model, arranging, own_groups, self)
        hint = _("Gather the rows under headings that fold")
        self.groups = self._menu_button(_("Group"), groups, "group", hint)
        self._icons.put(arranging.sort, "arrow-up-down", "muted")
        arranging.sort.setToolTip(_("Sort by one or several columns"))
        self.sort = ActionButton(arranging.sort, parent=self)
        self.columns = ColumnChooser(self._table.columns, self, icons=self._icons)
        return [self.values, self.groups, self.sort, self.columns]

    def _views_button(self, views: Views) -> MenuButton:
        self.views = ViewCommands(self._table.columns, views, self.filter, self)
        self.views.told.connect(self.told)
        self.views.done.connect(self.done)
        hint = _("Save how the list is arranged, and return to it")
        return self._menu_button(_("Views"), ViewMenu(self.views, self), "layers", hint)

    def _arrange_menu(self) -> QMenu:
        """Return the menu that stands for all tools where there is no room for them."""
        menu = QMenu(_("Arrange"), self)
        for tool in self.tools:
            if isinstance(tool, MenuButton):
                menu.addMenu(tool.menu())
        menu.addAction(self._table.arranging.sort)
        menu.addAction(_("Columns…"), self._choose_columns)
        return menu

    @Slot()
    def _mark_grouped(self) -> None:
        """Let the button tell by what the list is grouped."""
        for button in (self.groups, self.more):
            button.mark(self._grouping.state)

    @Slot()
    def _choose_columns(self) -> None:
        self.columns.open_under(self.more)

    def _menu_button(self, text: str, menu: QMenu, icon: str, hint: str) -> MenuButton:
        button = MenuButton(text, menu, hint=hint, parent=self)
        self._icons.put(button, icon, "muted")
        return button

    def _lay_out(self) -> None:
        self._together = QWidget(self)
        tools = QHBoxLayout(self._together)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(SPACING)
        for tool in self.tools:
            tools.addWidget(tool)
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACING)
        for widget in (self.filter, self._together, self.more):
            self._row.addWidget(widget)
        self._row.setStretch(0, 1)
        self._row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._row)
        column.addWidget(self.chips)

    def put(
        self, lead: Sequence[QWidget] = (), middle: Sequence[QWidget] = (), tail: Sequence[QWidget] = ()
    ) -> None:
        """Put `lead` before the filter, `middle` behind it, and `tail` at the far end."""
        for place, widget in enumerate(lead):
            self._row.insertWidget(place, widget)
        for place, widget in enumerate(middle, self._row.indexOf(self.filter) + 1):
            self._row.insertWidget(place, widget)
        for widget in tail:
            self._row.addWidget(widget)
        self._others += [*lead, *middle, *tail]

    def show_tools(self, shown: bool) -> None:
        """Show or hide the commands that arrange the list, where something else is shown in its place.

        What the list is filtered by stays in sight: it holds there too.
        """
        self._offered = shown
        self._show_stage(self._stage)

    @Slot()
    def clear_all(self) -> None:
        """Show all rows again, whatever was typed or chosen."""
        self._table.arranging.clear_filters()
        self.filter.clear()

    def reveal(self, record_id: str) -> bool:
        """Show a record that is hidden by what was typed, chosen or folded; tell whether it is there."""
        if self._table.arranging.reveal(record_id):
            return True
        self.filter.clear()
        return self._table.arranging.reveal(record_id)

    # Words where there is room for them, else icons

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the size with icons only, as it was last measured: whoever asks changes nothing."""
        least = self._needs[-1] if self._needs else 0
        return QSize(least, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Fit again where a button came, went or has other words."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._fit()
        return handled

    def _measure(self) -> None:
        """Measure how wide (pixels) the bar is at each stage, where that may differ from the last time."""
        state = self._offered, self.fontMetrics().height(), *map(_look_of, self._others)
        if state == self._measured:
            return
        self._measured = state
        words, icons = (self._widths(self.tools, compact) for compact in (False, True))
        rest = self._widths([self.filter, *self._others], False)
        least = self._widths([self.filter, *self._others], True)
        hint = max(0, self.filter.whole_width() - QWidgetItem(self.filter).minimumSize().width())
        needs = [words + rest + hint, icons + rest, icons + least, self._widths([self.more], True) + least]
        if not self._offered:
            needs = [rest + hint, rest, least, least]
        self._needs = [need - SPACING for need in needs]
        self.updateGeometry()

    def _widths(self, widgets: Sequence[QWidget], compact: bool) -> int:
        """Return how wide (pixels) widgets and the gaps behind them are, in words or as icons."""
        whole = 0
        for widget in widgets:
            if isinstance(widget, CompactButton):
                before = widget.compact
                widget.set_compact(compact)
                width = widget.sizeHint().width()
                widget.set_compact(before)
            else:
                width = QWidgetItem(widget).minimumSize().width()
            whole += 0 if widget in self._others and widget.isHidden() else width + SPACING
        return whole

    def _fit(self) -> None:
        self._measure()
        wide = (stage for stage, width in enumerate(self._needs) if width <= self.width())
        stage = next(wide, STAGES - 1)
        if stage != self._stage:
            self._stage = stage
            self._show_stage(stage)

    def _show_stage(self, stage: int) -> None:
        in_a_menu = stage == STAGES - 1
        self.more.setVisible(self._offered and in_a_menu)
        self._together.setVisible(self._offered and not in_a_menu)
        for tool in self.tools:
            tool.set_compact(stage > 0)
        for widget in self._others:
            if isinstance(widget, CompactButton):
                widget.set_compact(stage > 1)


def _look_of(widget: QWidget) -> tuple[bool, object]:
    """Return what the width of a widget rests on, whether it shows words or an icon."""
    fixed = not isinstance(widget, CompactButton)
    return widget.isHidden(), widget.sizeHint().width() if fixed else widget.accessibleName()
