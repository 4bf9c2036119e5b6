"""What opens under a heading: sort, group, and the values of the column to be ticked, each with its count."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cica_events.domain.collation import search_key
from cica_events.i18n import _, ngettext
from ui.toolkit.file_drops import TextLine
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.search_steps import SearchSteps
from ui.toolkit.table_model import RecordTableModel
from ui.toolkit.value_choice import ValueChoice
from ui.toolkit.value_counts import ValueCount
from ui.toolkit.value_list import STATES, ValueList

WIDTH, MOST, LEAST = 34, 72, 3  # average characters, the last in lines of the list
PAUSE = 60  # milliseconds without typing before a long list is searched
RETURN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ValuePopup(QFrame):
    """The filter of the column `key`; Enter applies it, Esc leaves it as it was.

    The values are counted while the popup is open already, a slice at a time.
    """

    sort_chosen = Signal(str, bool)  # key, descending
    group_chosen = Signal(str)
    filter_chosen = Signal(str, object)  # key, the ValueFilter or None

    def __init__(self, model: RecordTableModel, key: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("panel", True)
        self._model, self._key = model, key
        self._column = model.value_column(key)
        name = _("Filter by “{column}”").format(column=model.heading(model.field(key)))
        self.setAccessibleName(name)
        self.setWindowTitle(name)
        self._at: QPoint | None = None  # where it is open
        self._fitted = False
        self._make_parts(name)
        self._lay_out()
        self._count: ValueCount | None = model.count_values(key)
        self._counting = QTimer(self)
        self._counting.setInterval(0)
        self._counting.timeout.connect(self._go_on)
        self._partial, self._words = False, ""
        self._total = 0
        self._applying = False  # as soon as it is counted
        self._go_on()
        if self._count is not None:
            self._counting.start()

    def _make_parts(self, name: str) -> None:
        self.up = self._step(_("Sort ascending"), self._sort_up)
        self.down = self._step(_("Sort descending"), self._sort_down)
        self.group = self._step(_("Group by this column"), self._group)
        self.search = TextLine(self)
        self.search.setPlaceholderText(_("Find a value"))
        self.search.setAccessibleName(_("Find a value"))
        self.search.setToolTip(_("Only the values found are chosen (Enter applies)"))
        self.search.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._search)
        self.search.textChanged.connect(self._typed)
        self.all = QCheckBox(_("Select all"), self)
        self.all.setTristate(True)
        self.all.setToolTip(_("Tick or untick all values that are shown"))
        self.all.clicked.connect(self._tick_all)
        self.list = ValueList(self)
        self.list.changed.connect(self._look)
        SearchSteps(self.search, self.list, self)
        self._note = PlainLabel(_("Counting…"), self)
        self._note.setProperty("role", "small")
        self.clear = QPushButton(_("Clear the filter"), self)
        self.clear.setToolTip(_("Show all values of this column again"))
        self.clear.setEnabled(self._model.filter_of(self._key) is not None)
        self.clear.clicked.connect(self._clear)
        self.apply = QPushButton(_("Apply"), self)
        self.apply.setProperty("primary", True)
        self.apply.setToolTip(_("Show only rows with the ticked values (Enter)"))
        self.apply.clicked.connect(self._apply)
        self._title = PlainLabel(name, self)
        self._title.setProperty("role", "strong")
        self._title.setWordWrap(True)

    def _step(self, text: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("link", True)
        button.setToolTip(plain_hint(text))
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        em = self.fontMetrics().averageCharWidth()
        self.list.setMinimumHeight((self.fontMetrics().height() + 8) * LEAST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        sorts = QHBoxLayout()
        sorts.setSpacing(12)
        for button in (self.up, self.down):
            sorts.addWidget(button)
        sorts.addStretch(1)
        top = QHBoxLayout()
        top.addWidget(self.all, 1)
        top.addWidget(self._note)
        foot = QHBoxLayout()
        foot.addWidget(self.clear)
        foot.addStretch(1)
        foot.addWidget(self.apply)
        layout.addWidget(self._title)
        layout.addLayout(sorts)
        layout.addWidget(self.group, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.search)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.setMinimumWidth(max(em * WIDTH, layout.sizeHint().width()))

    def open_at(self, at: QPoint) -> None:
        """Show the popup with its upper left corner at `at` (on the screen), where there is room."""
        self._at = at
        self._place(at)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self, at: QPoint) -> None:
        self.adjustSize()
        room = self.screen().availableGeometry()
        size = self.size().boundedTo(QSize(room.width(), room.height()))
        left = max(room.left(), min(at.x(), room.right() - size.width()))
        top = max(room.top(), min(at.y(), room.bottom() - size.height()))
        self.setGeometry(left, top, size.width(), size.height())

    # Counting

    @Slot()
    def _go_on(self) -> None:
        """Count a slice further; show the values when all are counted."""
        if self._count is not None and self._count.step():
            self._counting.stop()
            count, self._count = self._count, None
            self._show(count)

    def _show(self, count: ValueCount) -> None:
        self._partial, self._total = count.partial, count.total
        before, text = self._model.filter_of(self._key), self.search.text()
        sought = self._partial and bool(self._words)
        choice = ValueChoice(count.found, self._column.dated, before, partial=self._partial, sought=sought)
        if text and not self._partial:
            choice.search(text)
        self.list.show_values(choice)
        self._fit_width()
        self._look()
        if self._partial and text != self._words:
            self._search()
        elif self._applying:
            self._apply()

    def _fit_width(self) -> None:
        """Become as wide as the first values need; what is searched later changes no width."""
        if not self._fitted:
            self._fitted = True
            most = self.fontMetrics().averageCharWidth() * MOST
            self.list.setMinimumWidth(min(self.list.needed_width(), most))
            if self._at is not None:
                self._place(self._at)

    @Slot()
    def _look(self) -> None:
        """Say how much is ticked."""
        choice = self.list.values.choice
        self.all.setCheckState(STATES[choice.all_ticked()])
        chosen, whole = choice.counts()
        text = ngettext("{chosen} of {count} value", "{chosen} of {count} values", whole)
        if self._partial:
            text = ngettext("{count} of {whole} listed", "{count} of {whole} listed", whole)
            self._note.setToolTip(_("There are too many values to list them all: type to find others"))
        self._note.setText(text.format(chosen=chosen, count=whole, whole=self._total))
        self.apply.setEnabled(bool(chosen) and self._count is None)

    # What is done

    @Slot()
    def _typed(self) -> None:
        self._pause.start()

    @Slot()
    def _search(self) -> None:
        self._pause.stop()
        if self._count is None and self._partial:
            self._words = self.search.text()
            self._count = self._model.count_values(self._key, search_key(self._words).split())
            self._note.setText(_("Counting…"))
            self._counting.start()
        elif self._count is None:
            self.list.values.choice.search(self.search.text())
            self.list.show_values(self.list.values.choice)
            self._look()

    @Slot()
    def _tick_all(self) -> None:
        choice = self.list.values.choice
        choice.tick_all(choice.all_ticked() is not True)
        self.list.values.ticks_changed()
        self._look()

    @Slot()
    def _apply(self) -> None:
        """Filter by what is ticked; a list that was only looked at changes nothing."""
        if self._pause.isActive():
            self._search()
        self._applying = self._count is not None
        if self._applying:
            return
        if not self.apply.isEnabled():
            return
        self.close()
        choice = self.list.values.choice
        if choice.touched:
            self.filter_chosen.emit(self._key, choice.chosen(self._key))

    @Slot()
    def _clear(self) -> None:
        self.close()
        self.filter_chosen.emit(self._key, None)

    @Slot()
    def _sort_up(self) -> None:
        self.close()
        self.sort_chosen.emit(self._key, False)

    @Slot()
    def _sort_down(self) -> None:
        self.close()
        self.sort_chosen.emit(self._key, True)

    @Slot()
    def _group(self) -> None:
        self.close()
        self.group_chosen.emit(self._key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter applies, also in the list."""
        if event.key() in RETURN:
            self._apply()
        else:
            super().keyPressEvent(event)
