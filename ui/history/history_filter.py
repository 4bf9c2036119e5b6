"""The row in which one says which steps are meant: words, person, day, kind of record, kind of change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QSignalBlocker, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from cica_events.domain.dates import VagueDate
from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.queries.history_search import Deed, HistoryFilter, moments
from cica_events.services.history_details import NOUNS
from ui.history.step_lines import Now
from ui.runtime.icons import Icons
from ui.runtime.styled import style_as
from ui.toolkit.elided_button import ElidedButton
from ui.toolkit.filter_bar import FilterBar
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.plain import PlainLabel, plain_hint

PAUSE = 250  # milliseconds without typing before the history is searched
PATIENCE = 1000  # milliseconds without typing before a date is called wrong: it may be half typed
DATE, WORDS = 22, 34  # average characters
KINDS = (
    ("person", ("person", "post", "photo", "distinct_people")),
    ("party", ("party", "affiliation", "chairmanship", "contact_point")),
    ("meeting", ("meeting", "meeting_host", "meeting_link")),
    ("delegation", ("delegation",)),
    ("participant", ("participant",)),
    ("agenda_item", ("agenda_item",)),
    ("sitting", ("sitting", "accepted_conflict")),
    ("agenda_speaker", ("agenda_speaker",)),
    ("outcome", ("outcome",)),
    ("issue", ("issue",)),
    ("saved_view", ("saved_view", "column_set", "import_layout", "meeting_template")),
)
"""The nouns that one asks for, each with the tables that belong to it."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The records to which the history is narrowed, with what they are called together."""

    name: str
    records: frozenset[str]


class HistoryFilterRow(QWidget):
    """Emits `changed` when something else is meant; `removed_only` leaves what applies to removed records."""

    changed = Signal()

    def __init__(self, icons: Icons, now: Now, parent: QWidget) -> None:
        super().__init__(parent)
        self._now = now
        self._scope: Scope | None = None
        self.words = FilterBar(_("Filter the history"), icons, delay=PAUSE, parent=self)
        self.actor = _choice(_("By anybody"), _("Only what one person did"), self)
        self._make_date()
        self.kind = _choice(_("All records"), _("Only one kind of record"), self)
        for key, tables in KINDS:
            self.kind.addItem(_(NOUNS[key]), tables)
        self.deed = _choice(_("All changes"), _("Only one kind of change"), self)
        for deed in Deed:
            self.deed.addItem(deed.text, deed.value)
        self.words.setMinimumWidth(self.fontMetrics().averageCharWidth() * WORDS)
        self.scope_button = ElidedButton(parent=self)
        icons.put(self.scope_button, "x", "accent")
        self.scope_button.hide()
        self._pause, self._patience = (_timer(wait, self) for wait in (PAUSE, PATIENCE))
        self._lay_out()
        self._connect()

    def _make_date(self) -> None:
        self.date = QLineEdit(self)
        self.date.setPlaceholderText(_("Any day"))
        self.date.setAccessibleName(_("Day, month, quarter or year"))
        self.date.setToolTip(
            _("A day, or a span of days: today, 12 March 2024, March 2024, 2024-Q1, 2024-03/2024-05")
        )
        self.date.setClearButtonEnabled(True)
        self.date.setMaximumWidth(self.fontMetrics().averageCharWidth() * DATE)
        self._problem = PlainLabel(self)
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.scope_button)
        row = FlowLayout()
        column.addLayout(row)
        for widget in (self.words, self.actor, self.date, self.kind, self.deed):
            row.addWidget(widget)
        column.addWidget(self._problem)

    def _connect(self) -> None:
        self._patience.timeout.connect(self._judge)
        self.date.editingFinished.connect(self._judge)
        self._pause.timeout.connect(self.changed)
        self.words.filter_changed.connect(self.changed)
        self.date.textChanged.connect(self._typed)
        for choice in (self.actor, self.kind, self.deed):
            choice.currentIndexChanged.connect(self.changed)
        self.scope_button.clicked.connect(self.leave_scope)

    @property
    def scope(self) -> Scope | None:
        """The records to which the history is narrowed, None for the whole workspace."""
        return self._scope

    def set_scope(self, scope: Scope | None) -> None:
        """Narrow the history to some records, without a signal."""
        self._scope = scope
        self.scope_button.setVisible(scope is not None)
        if scope is not None:
            words = _("Only: {name}").format(name=scope.name)
            self.scope_button.say(words, _("Show the history of the whole workspace again"))

    @Slot()
    def leave_scope(self) -> None:
        """Show the history of the whole workspace again."""
        self.set_scope(None)
        self.changed.emit()

    def set_actors(self, names: Sequence[str]) -> None:
        """Offer those who ever did something."""
        if [self.actor.itemData(place) for place in range(1, self.actor.count())] == [*names]:
            return
        with QSignalBlocker(self.actor):
            kept = self.actor.currentData()
            while self.actor.count() > 1:
                self.actor.removeItem(1)
            for name in names:
                self.actor.addItem(name, name)
            self.actor.setCurrentIndex(max(0, self.actor.findData(kept)))

    def set_kind(self, table: str) -> None:
        """Choose a kind of record by its table, without a signal; any kind where it is empty."""
        with QSignalBlocker(self.kind):
            keys = [key for key, _tables in KINDS]
            self.kind.setCurrentIndex(keys.index(table) + 1 if table in keys else 0)

    def show_for(self, removed: bool) -> None:
        """Offer what applies to steps, or to removed records."""
        for widget in (self.actor, self.date, self.deed):
            widget.setVisible(not removed)
        self.scope_button.setVisible(not removed and self._scope is not None)
        self._problem.setVisible(not removed and bool(self.problem))

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of the kind that is chosen, none for all."""
        return tuple(self.kind.currentData() or ())

    @property
    def noun(self) -> str:
        """The noun that is chosen, by its table, empty for all."""
        place = self.kind.currentIndex() - 1
        return KINDS[place][0] if place >= 0 else ""

    def wanted(self) -> HistoryFilter:
        """Return which steps are meant; a date that cannot be read does not count, which is told."""
        since, before = moments(self._read_date()[0])
        deed = self.deed.currentData()
        return HistoryFilter(
            actor=self.actor.currentData(),
            since=since,
            before=before,
            tables=self.tables,
            deed=Deed.of(deed) if deed else None,
            words=self.words.text().strip(),
            records=self._scope.records if self._scope else None,
        )

    def clear(self, scope: Scope | None = None) -> None:
        """Mean everything again, or everything about some records."""
        with QSignalBlocker(self):
            self.words.clear()
            self.date.clear()
            for choice in (self.actor, self.kind, self.deed):
                choice.setCurrentIndex(0)
            self.set_scope(scope)
        self._pause.stop()
        self._judge()
        self.changed.emit()

    @property
    def problem(self) -> str:
        """What is wrong with the date, empty if nothing is."""
        return self._problem.text()

    @Slot()
    def _typed(self) -> None:
        """Search soon; what was told is past as soon as it is no longer so."""
        self._pause.start()
        self._patience.start()
        if self.problem and not self._read_date()[1]:
            self._judge()

    @Slot()
    def _judge(self) -> None:
        """Say what is wrong with the date, if anything is."""
        self._patience.stop()
        reason = self._read_date()[1]
        words = _("{reason} As long as that stands there, steps of any day are shown.") if reason else ""
        self._tell(words.format(reason=reason))

    def _read_date(self) -> tuple[VagueDate | None, str]:
        """Return the date that is typed, and why it cannot be read."""
        text = self.date.text().strip()
        named = {"today": 0, "yesterday": 1, _("today").casefold(): 0, _("yesterday").casefold(): 1}
        if (days := named.get(text.casefold())) is not None:
            return VagueDate.of(self._now().date() - timedelta(days=days)), ""
        try:
            return VagueDate.read(text) if text else None, ""
        except ValidationError as error:
            return None, error.reason

    def _tell(self, problem: str) -> None:
        if problem == self.problem:
            return
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._place_problem()
        self.date.setAccessibleDescription(problem)
        style_as(self.date, "problem", bool(problem))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is wrong with the date under it."""
        super().resizeEvent(event)
        self._place_problem()

    def _place_problem(self) -> None:
        self._problem.setContentsMargins(self.date.x(), 0, 0, 0)


def _timer(wait: int, parent: QWidget) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(wait)
    return timer


def _choice(everything: str, hint: str, parent: QWidget) -> QComboBox:
    choice = QComboBox(parent)
    choice.addItem(everything, None)
    choice.setAccessibleName(hint)
    choice.setToolTip(plain_hint(hint))
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return choice
