"""Restores single records from a backup: choose their kind, see both sides, tick, restore."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from cica_events.domain.backups import Backup
from cica_events.domain.taking_back import TakeBackConflict, TakingBack
from cica_events.errors import CicaError
from cica_events.i18n import _, ngettext
from cica_events.progress import Progress
from cica_events.services.backups import Restorable
from cica_events.services.history_details import NOUNS
from ui.backups.backup_lines import Now
from ui.backups.record_choice import RecordChoice
from ui.backups.record_sides import RecordSides
from ui.shell.backup_words import moment
from ui.shell.desk import Desk
from ui.toolkit.dialogs import Dialog, open_dialog
from ui.toolkit.filter_bar import FilterBar
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.side_by_side import side_by_side

SAID = 4  # obstacles that are told
WIDTH, HEIGHT = 165, 30  # average characters, lines
FIRST = ("person", "participant", "delegation", "meeting", "agenda_item", "sitting", "outcome", "party")
Answer = tuple[str, Sequence[Restorable]]


class RecordsDialog(Dialog):
    """One undoable step; what is in the way is told in words, and the dialog stays."""

    def __init__(self, desk: Desk, backup: Backup, now: Now, parent: QWidget) -> None:
        super().__init__(_("Restore single records"), _("Restore"), parent)
        self._desk, self._backup = desk, backup
        self._working, self._hint = False, self.primary.toolTip()
        words = _("From the backup of {moment}. Only what you tick is changed, and one Undo takes it back.")
        self._said = self._label(words.format(moment=moment(backup.at, now())), "muted")
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(_("Kind of record"))
        self.kind.setToolTip(_("Kind of record"))
        self.kind.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for noun in [*FIRST, *(noun for noun in NOUNS if noun not in FIRST)]:
            if backup.counts.get(noun):
                self.kind.addItem(_(NOUNS[noun]), noun)
        self.words = FilterBar(_("Find by name"), desk.icons, parent=self)
        self.everything = QCheckBox(_("All that are listed"), self)
        self.records, self.sides = RecordChoice(self), RecordSides(desk.workspace, self)
        self.sensitive = QCheckBox(_("Show passport and needs"), self)
        self.rest = QPushButton(self)
        self.rest.setAutoDefault(False)
        self.rest.hide()
        self._state = self._label(_("Comparing with what is there now…"), "muted")
        self._state.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out_body()
        self._connect()
        self._read()

    def _lay_out_body(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.kind)
        row.addWidget(self.words, 1)
        row.addWidget(self.everything)
        self._stack = QStackedWidget(self)
        both = side_by_side(self.records, self.sides, self, gap=12)
        both.setStretchFactor(0, 5)
        both.setStretchFactor(1, 6)
        self._stack.addWidget(both)
        self._stack.addWidget(self._state)
        self.body.addWidget(self._said)
        self.body.addLayout(row)
        self.body.addWidget(self._stack, 1)
        self.footer.insertWidget(0, self.sensitive)
        self.footer.insertWidget(2, self.rest)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * WIDTH, metrics.lineSpacing() * HEIGHT)
        both.setSizes([5000, 6000])  # in this proportion

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._read)
        self.words.filter_changed.connect(self.records.narrow)
        self.words.left.connect(self.records.setFocus)
        self.everything.toggled.connect(self.records.tick_shown)
        self.records.changed.connect(self._count)
        self.records.looked_at.connect(self.sides.show_record)
        self.sensitive.toggled.connect(self.sides.reveal)
        self.rest.clicked.connect(partial(self._restore, rest=True))

    @Slot()
    def _read(self) -> None:
        noun = self.kind.currentData() or ""
        self._say(_("Comparing with what is there now…"))
        self.everything.setChecked(False)
        self.primary.setEnabled(False)
        work = partial(_restorable, self._desk, self._backup, noun)
        self._desk.tasks.start(work, done=self._show, failed=self._failed, owner=self)

    def _show(self, answer: Answer) -> None:
        noun, records = answer
        if noun != self.kind.currentData():
            return
        self.records.show_records(records)
        if not records:
            self._say(_("All of this kind are there now, as they were then."))
            return
        self._stack.setCurrentIndex(0)
        self.everything.setEnabled(True)

    def _say(self, words: str) -> None:
        self._state.setText(words)
        self._stack.setCurrentIndex(1)
        self.everything.setEnabled(False)

    @Slot()
    def _count(self) -> None:
        count = len(self.records.chosen)
        text = ngettext("Restore {count} record", "Restore {count} records", count)
        self.primary.setText(text.format(count=count) if count else _("Restore"))
        self.primary.setEnabled(bool(count))
        self.primary.setToolTip(plain_hint(self._hint) if count else _("Tick at least one record."))
        self.rest.hide()
        self.tell("")

    @Slot()
    def _do(self) -> None:
        if self.records.chosen:  # Enter asks for it too
            self._restore()

    def _restore(self, _checked: bool = False, *, rest: bool = False) -> None:
        self.tell("")
        self.rest.hide()
        self._work(True)
        chosen, noun = self.records.chosen, self.kind.currentData()
        work = partial(_restore, self._desk, self._backup, noun, chosen, rest)
        self._desk.tasks.start(work, done=self._done, failed=self._failed, owner=self)

    def _done(self, plan: TakingBack) -> None:
        self._work(False)
        self._desk.undo.refresh()
        count = plan.records
        text = ngettext("{count} record was restored.", "{count} records were restored.", count)
        self._desk.tell_done(text.format(count=count))
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self._work(False)
        if isinstance(error, TakeBackConflict):
            self._tell_conflict(error.plan)
        elif isinstance(error, CicaError):
            self.tell(str(error))
        else:
            raise error

    def _tell_conflict(self, plan: TakingBack) -> None:
        """Say what is in the way, and offer to restore the rest."""
        told = [each.text for each in plan.obstacles if each.text]
        left = len(plan.obstacles) - len(told[:SAID])
        if left:
            more = ngettext("… and {count} more of this kind.", "… and {count} more of these kinds.", left)
            told = [*told[:SAID], more.format(count=left)]
        self.tell("\n".join([_("Nothing was changed yet."), *told]))
        count = plan.records
        rest = ngettext("Restore the other record", "Restore the other {count}", count)
        self.rest.setText(rest.format(count=count))
        self.rest.setVisible(bool(count))

    def _work(self, working: bool) -> None:
        self._working = working
        for widget in (self.cancel, self.kind, self.records):
            widget.setEnabled(not working)
        self.primary.setEnabled(not working and bool(self.records.chosen))

    def reject(self) -> None:
        """Leave all as it is; not while records are being restored."""
        if not self._working:
            super().reject()

    def _label(self, text: str, role: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label


def open_records(desk: Desk, backup: Backup, now: Now, parent: QWidget) -> RecordsDialog:
    """Open the dialog over its window."""
    dialog = RecordsDialog(desk, backup, now, parent)
    open_dialog(dialog)
    return dialog


def _restorable(desk: Desk, backup: Backup, noun: str, _progress: Progress) -> Answer:
    return noun, desk.workspace.backups.restorable(backup, noun)


def _restore(
    desk: Desk, backup: Backup, noun: str, ids: list[str], rest: bool, _progress: Progress
) -> TakingBack:
    return desk.workspace.backups.restore_records(backup, noun, ids, rest=rest)
