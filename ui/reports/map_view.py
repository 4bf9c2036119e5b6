"""The report of participation: the map, its legend, and in words the cell one is at."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from cica_events.directions import DOT
from cica_events.domain.presence import Presence
from cica_events.domain.report_rules import ReportKind
from cica_events.i18n import _, language, ngettext
from cica_events.progress import Progress
from cica_events.queries.reports import Scope
from cica_events.queries.reports_map import ParticipationMap
from ui.reports.map_legend import MapLegend
from ui.reports.map_lines import Order
from ui.reports.map_model import MapModel
from ui.reports.map_picture import MapPainter
from ui.reports.map_table import MapTable
from ui.reports.picture import Picture
from ui.reports.report_view import Asked, Nothing, ReportView, Work
from ui.shell.desk import Desk
from ui.shell.list_frame import page_action
from ui.shell.party_marks import PartyMarks
from ui.toolkit.buttons import ActionButton
from ui.toolkit.plain import PlainLabel

PAUSE = 150  # milliseconds that one stays at a cell before its people are read
ROWS_AT_LEAST = 10  # of the map, before the legend takes room from it


class MapView(ReportView):
    """The map of participation; a click or Enter goes to the delegation."""

    kind = ReportKind.PARTICIPATION
    counts = False

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._scope = Scope()
        self._marks = PartyMarks()
        self._found: ParticipationMap | None = None
        self._signs_chosen = False  # whether the user said to show or hide the legend
        self.model = MapModel(desk.workspace.reports.attendees, self._body_name, self)
        self.table = MapTable(self.model, self._marks, self)
        self.legend = MapLegend(self)
        self.words = PlainLabel(self)
        self.words.setWordWrap(True)
        self.words.setAccessibleName(_("The cell in words"))
        self._tools()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 0, 20, 12)
        layout.setSpacing(8)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.words)
        layout.addWidget(self.legend)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._say)
        self.table.opened.connect(self._open)
        self.table.gone_to.connect(self._pause.start)

    def _tools(self) -> None:
        self.order = QComboBox(self)
        self.order.setAccessibleName(_("Order of the rows"))
        self.order.setToolTip(_("Order of the rows"))
        for each in Order:
            self.order.addItem(each.text, each)
        self.order.currentIndexChanged.connect(self._reorder)
        self.larger = self._action("+", _("Larger cells"), 1)
        self.smaller = self._action("−", _("Smaller cells"), -1)
        self.fit = page_action(self, _("Fit"), _("Show as many meetings as there are"))
        self.fit.triggered.connect(self.table.fit)
        self.signs = page_action(self, _("Legend"), _("Show what the signs mean"))
        self.signs.setCheckable(True)
        self.signs.setChecked(True)
        self.signs.toggled.connect(self.legend.setVisible)
        self.signs.triggered.connect(self._choose_signs)

    def _body_name(self, code: str) -> str:
        return self.desk.workspace.bodies.get(code).name.text(language())

    def _action(self, text: str, hint: str, steps: int) -> QAction:
        action = page_action(self, text, hint)
        action.triggered.connect(partial(self.table.zoom, steps))
        return action

    def tools(self) -> Sequence[QWidget]:
        """Return the order, the size of the cells and the legend."""
        actions = self.smaller, self.larger, self.fit, self.signs
        buttons = [ActionButton(each, parent=self) for each in actions]
        for button, action in zip(buttons, (self.smaller, self.larger), strict=False):
            button.setAccessibleName(action.toolTip())
        return (self.order, *buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the legend where it leaves the map room for some rows, until the user chooses."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        if not self._signs_chosen:
            line, legend = self.fontMetrics().height(), self.legend.heightForWidth(self.width())
            rows = ROWS_AT_LEAST * self.table.high
            roomy = self.height() >= self.table.top.sizeHint().height() + rows + 3 * line + legend
            self.words.setMinimumHeight(2 * line + 4 if roomy else 0)
            self.signs.setChecked(roomy)

    @Slot()
    def _choose_signs(self) -> None:
        self._signs_chosen = True

    def plan(self, asked: Asked) -> Work:
        """Compute the map."""
        self._scope = asked.scope
        return partial(_read, self.desk, asked.scope)

    def take(self, result: Any) -> None:
        """Show the map; one stays at the same cell."""
        self._found = result
        self._marks.renew(result.book.rows.values())
        self._show()
        shown = {cell.presence for cell in result.listed.values()}
        plain = {Presence.NOT_INVITED, Presence.NO_STATUS, Presence.UNKNOWN}
        self.legend.show_marks(shown | plain)
        self._share_room()
        self.status_changed.emit()

    def _show(self) -> None:
        if self._found is None:
            return
        kept = self.table.currentIndex()
        row, column = kept.row(), kept.column()
        self.model.show(self._found, Order.of(self.order.currentData()))
        self.table.follow()
        self.words.setText(_("Point at a cell to see who came; a click goes to the delegation."))
        index = self.model.index(row, column)
        if index.isValid() and self.model.cell(row, column) is not None:
            self.table.setCurrentIndex(index)
        elif self.model.lines:
            first = next(n for n, line in enumerate(self.model.lines) if line.party is not None)
            self.table.setCurrentIndex(self.model.index(first, 0))

    @Slot()
    def _reorder(self) -> None:
        self._show()

    def nothing(self) -> Nothing | None:
        """Tell that there is no meeting, or nobody in any."""
        if self._found is None or (self._found.meetings and self._found.parties):
            return None
        return Nothing(
            _("No meeting in these years"),
            _("The map shows who took part in which meeting. Choose more years or bodies, or count planned "
              "meetings in; a meeting counts as held once its stage says so."),
        )  # fmt: skip

    def status(self) -> str:
        """Return how many parties, meetings and attendances the map shows."""
        if self._found is None:
            return ""
        meetings, parties = len(self._found.meetings), len(self._found.parties)
        there = self._found.attended
        return DOT.join(
            [
                ngettext("{count} meeting", "{count} meetings", meetings).format(count=meetings),
                ngettext("{count} State or organization", "{count} States and organizations", parties).format(
                    count=parties
                ),
                ngettext("{count} delegation took part", "{count} delegations took part", there).format(
                    count=there
                ),
            ]
        )

    def pictured(self) -> bool:
        """Tell whether there is a picture."""
        return self._found is not None

    def picture(self) -> Picture | None:
        """Return the whole map as a picture."""
        if self._found is None or self.nothing():
            return None
        scope = self.files.scope_in_words(self._scope)
        return MapPainter(self.model, self.font(), self._marks, _("Participation map"), scope).picture()

    def write(self, path: Path, progress: Progress) -> None:
        """Write the map and its totals."""
        if self._found is not None:
            self.files.participation(self._found, self._scope, path, progress)

    @Slot()
    def _say(self) -> None:
        index = self.table.currentIndex()
        self.words.setText(", ".join(self.model.hint(index.row(), index.column()).splitlines()))

    @Slot(int, int)
    def _open(self, row: int, column: int) -> None:
        cell = self.model.cell(row, column)
        if cell is None:
            return
        args = {"select": cell.delegation_id} if cell.delegation_id else {}
        self.desk.go("meeting", meeting_id=self.model.meetings[column].id, tab="delegations", **args)


def _read(desk: Desk, scope: Scope, _progress: Progress) -> ParticipationMap:
    return desk.workspace.reports.participation(scope)
