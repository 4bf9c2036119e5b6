"""The conflicts of a programme: by kind, each with the way to it, to be accepted with a reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cica_events.domain.conflicts import Conflict, ConflictKind
from cica_events.i18n import _, ngettext
from ui.runtime.icons import Icons
from ui.toolkit.plain import PlainLabel, plain_hint

SIGN = "▲"
WIDTH = 44  # average characters
MOST = 30  # cards of one kind that are built before more are asked for: each takes milliseconds


class ReasonLine(QLineEdit):
    """The line in which it is said why something may stay as it is; Escape gives it up."""

    given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("Why it may stay as it is (Enter)"))
        self.setAccessibleName(_("Reason for accepting"))
        self.hide()
        self.returnPressed.connect(self._give)

    @Slot()
    def ask(self) -> None:
        """Let the reason be written."""
        self.show()
        self.setFocus()

    def write_on(self, draft: str) -> None:
        """Go on with a reason that was being written."""
        self.setText(draft)
        self.setVisible(bool(draft))

    @Slot()
    def _give(self) -> None:
        if self.text().strip():
            self.given.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up giving a reason."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.hide()
        else:
            super().keyPressEvent(event)


class ConflictCard(QFrame):
    """One conflict: its words, what leads to it, and the line for the reason to leave it as it is."""

    gone_to = Signal(object)  # Conflict
    accepted = Signal(list, str)  # conflicts, reason
    reopened = Signal(object)  # Conflict

    def __init__(self, conflict: Conflict, parent: QWidget) -> None:
        super().__init__(parent)
        self.conflict = conflict
        self.setProperty("panel", True)
        self.reason = ReasonLine(self)
        self.reason.given.connect(self._accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(4)
        layout.addWidget(_words(conflict.text, "", self))
        if conflict.accepted:
            reason = _("Accepted: {reason}").format(reason=conflict.accepted)
            layout.addWidget(_words(reason, "small", self))
        self.steps = self._steps()
        row = QHBoxLayout()
        row.setSpacing(12)
        for step in self.steps:
            row.addWidget(step)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.reason)

    def _steps(self) -> list[QPushButton]:
        steps, conflict = [], self.conflict
        if conflict.sitting_ids or conflict.item_ids:
            steps.append(self._step(_("Show"), _("Go to the session or item"), self._go))
        if conflict.accepted:
            steps.append(self._step(_("Tell again"), _("Count it as a conflict again"), self._reopen))
        else:
            hint = _("Leave it as it is, with a reason")
            steps.append(self._step(_("Accept…"), hint, self.reason.ask))
        return steps

    def _step(self, text: str, hint: str, act: Callable[[], None]) -> QPushButton:
        button = _link(text, hint, self)
        button.setAccessibleDescription(self.conflict.text)
        button.clicked.connect(act)
        return button

    @Slot()
    def _go(self) -> None:
        self.gone_to.emit(self.conflict)

    @Slot(str)
    def _accept(self, reason: str) -> None:
        self.accepted.emit([self.conflict], reason)

    @Slot()
    def _reopen(self) -> None:
        self.reopened.emit(self.conflict)


class KindHeading(QWidget):
    """What a kind of conflict is called; several of them can be accepted together."""

    accepted = Signal(list, str)

    def __init__(self, conflicts: Sequence[Conflict], parent: QWidget) -> None:
        super().__init__(parent)
        self._conflicts = list(conflicts)
        self.reason = ReasonLine(self)
        self.reason.given.connect(self._accept)
        row = QHBoxLayout()
        row.addWidget(_words(f"{SIGN} {conflicts[0].kind.text}", "heading", self), 1)
        if len(conflicts) > 1:
            self.all = _link(_("Accept all…"), _("Leave all of them as they are, with a reason"), self)
            self.all.clicked.connect(self.reason.ask)
            row.addWidget(self.all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.reason)

    @Slot(str)
    def _accept(self, reason: str) -> None:
        self.accepted.emit(self._conflicts, reason)


class ConflictsPanel(QScrollArea):
    """Lists the conflicts that are told, and below, folded, those that were accepted."""

    gone_to = Signal(object)
    accepted = Signal(list, str)
    reopened = Signal(object)
    closed = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._unfolded = False
        self._conflicts: Sequence[Conflict] = ()
        self._whole: set[ConflictKind] = set()
        self.cards: list[ConflictCard] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Conflicts of the programme"))
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * WIDTH)

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """Show these; what is being written about one that stays is kept."""
        drafts = {card.conflict.key: card.reason.text() for card in self.cards if card.reason.text()}
        at, place = self.verticalScrollBar().value(), self._place()
        self._conflicts, self.cards = conflicts, []
        page = QWidget(self)
        body = QVBoxLayout(page)
        body.setContentsMargins(16, 10, 20, 12)
        body.setSpacing(8)
        body.addLayout(self._heading(page))
        told = [conflict for conflict in conflicts if not conflict.accepted]
        if not told:
            body.addWidget(_words(_("No conflicts. Whatever comes up is told here at once."), "muted", page))
        order = list(ConflictKind)
        for _kind, found in groupby(sorted(told, key=lambda one: order.index(one.kind)), attrgetter("kind")):
            self._add_kind(list(found), drafts, body, page)
        self._add_accepted([conflict for conflict in conflicts if conflict.accepted], body, page)
        body.addStretch(1)
        self.setWidget(page)
        self.verticalScrollBar().setValue(at)
        if place is not None:
            self.enter(place)

    def enter(self, place: int = 0) -> None:
        """Give the keyboard to the conflict that is told at a place, to the last one if there are fewer."""
        told = [card for card in self.cards if not card.conflict.accepted]
        goal = told[min(place, len(told) - 1)].steps[0] if told else self.close_button
        goal.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _place(self) -> int | None:
        """Return at which conflict the keyboard is; None where it is not in this panel."""
        focused = self.window().focusWidget()
        if not self.isAncestorOf(focused):  # which is also so where there is none
            return None
        return next((n for n, card in enumerate(self.cards) if card.isAncestorOf(focused)), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _heading(self, page: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(_words(_("Conflicts"), "title", page), 1)
        close = self.close_button = QToolButton(page)
        close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icons.put(close, "x")
        close.setAutoRaise(True)
        close.setAccessibleName(_("Close"))
        close.setToolTip(_("Close"))
        close.clicked.connect(self.closed)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _card(self, conflict: Conflict, page: QWidget, draft: str) -> ConflictCard:
        card = ConflictCard(conflict, page)
        card.reason.write_on(draft)
        card.gone_to.connect(self.gone_to)
        card.accepted.connect(self.accepted)
        card.reopened.connect(self.reopened)
        self.cards.append(card)
        return card

    def _add_kind(
        self, alike: Sequence[Conflict], drafts: Mapping[str, str], body: QVBoxLayout, page: QWidget
    ) -> None:
        heading, kind = KindHeading(alike, page), alike[0].kind
        heading.accepted.connect(self.accepted)
        body.addWidget(heading)
        shown = alike if kind in self._whole else alike[:MOST]
        for conflict in shown:
            body.addWidget(self._card(conflict, page, drafts.get(conflict.key, "")))
        left = len(alike) - len(shown)
        if left:
            text = ngettext("Show {count} more", "Show {count} more", left).format(count=left)
            more = _link(text, _("Show all conflicts of this kind"), page)
            more.clicked.connect(partial(self._show_whole, kind, len(self.cards)))
            body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_whole(self, kind: ConflictKind, place: int) -> None:
        self._whole.add(kind)
        self.show_conflicts(self._conflicts)
        self.enter(place)

    def _add_accepted(self, accepted: Sequence[Conflict], body: QVBoxLayout, page: QWidget) -> None:
        if not accepted:
            return
        text = ngettext("{count} accepted", "{count} accepted", len(accepted)).format(count=len(accepted))
        fold = _link(text, _("Show or hide what was accepted"), page)
        self._say_folded(fold)
        body.addWidget(fold, 0, Qt.AlignmentFlag.AlignLeft)
        cards = [self._card(conflict, page, "") for conflict in accepted]
        for card in cards:
            card.setVisible(self._unfolded)
            body.addWidget(card)
        fold.clicked.connect(partial(self._fold, fold, cards))

    def _say_folded(self, button: QPushButton) -> None:
        """Show by a picture, which needs no font, whether something is folded away."""
        self._icons.put(button, "chevron-down" if self._unfolded else "chevron-right", "accent")

    def _fold(self, button: QPushButton, cards: Sequence[ConflictCard]) -> None:
        self._unfolded = not self._unfolded
        self._say_folded(button)
        for card in cards:
            card.setVisible(self._unfolded)


def _words(text: str, role: str, parent: QWidget) -> QLabel:
    label = PlainLabel(text, parent)
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # a word may be endless
    if role:
        label.setProperty("role", role)
    return label


def _link(text: str, hint: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setProperty("link", True)
    button.setToolTip(plain_hint(hint))
    return button
