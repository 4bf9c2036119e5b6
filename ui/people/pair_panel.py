"""The two people of the selected pair, one above the other, with the reason why they may be one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cica_events.i18n import _
from cica_events.queries.people import PersonRow
from ui.people.merge_words import meetings_of
from ui.people.pair_rows import PairRow, post_of
from ui.toolkit.plain import PlainLabel

WIDTH = 34  # average characters


class PairPanel(QScrollArea):
    """Shows a pair, or how to go on while none is selected; asks for one of the two to be shown."""

    person_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self._shown: PairRow | None = None
        self.show_pair(None)

    def show_pair(self, pair: PairRow | None) -> None:
        """Show a pair; nothing is renewed while it stays as it was."""
        if pair is not None and pair == self._shown:
            return
        self._shown = pair
        old = self.takeWidget()
        if old is not None:
            old.hide()  # at once: one of its own links may be what led here
            old.deleteLater()
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        if pair is None:
            column.addWidget(_words(_("Select a pair to see both people."), "muted", body))
        else:
            column.addWidget(_words(_("One person or two?"), "heading", body))
            column.addWidget(_words(_why(pair), "muted", body))
            for person in (pair.one, pair.other):
                column.addWidget(self._card(person, body))
        column.addStretch(1)
        self.setWidget(body)
        body.show()  # a visible scroll area does not do it

    def _card(self, person: PersonRow, parent: QWidget) -> QFrame:
        card = QFrame(parent)
        card.setProperty("panel", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        column.addWidget(_words(person.name, "strong", card))
        facts = (
            person.native_name,
            post_of(person),
            person.email,
            person.phone,
            meetings_of(person),
        )
        for fact in filter(None, facts):
            column.addWidget(_words(fact, "small", card))
        button = QPushButton(_("Show in the directory"), card)
        button.setProperty("link", True)
        button.setProperty("person", person.id)
        button.clicked.connect(self._ask)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _ask(self) -> None:
        button = self.sender()
        if button is not None:
            self.person_asked.emit(button.property("person"))


def _why(pair: PairRow) -> str:
    return _("{score} %: {reason}").format(score=pair.score, reason=pair.reason)


def _words(text: str, role: str, parent: QWidget) -> QLabel:
    label = PlainLabel(text, parent)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
