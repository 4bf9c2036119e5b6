"""The posts of the selected person over time: the present one, and the earlier ones with their dates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cica_events.directions import DOT
from cica_events.i18n import _
from cica_events.queries.people import PersonRow, PostRow
from ui.people.post_dialogs import add_post, begin_post, edit_post
from ui.people.post_words import period, place
from ui.shell.desk import Desk
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.form_dialog import FormDialog
from ui.toolkit.plain import PlainLabel, plain_hint
from ui.toolkit.values import Values


class PostsPanel(QWidget):
    """Lists the posts of one person and lets a new one begin."""

    def __init__(self, desk: Desk, values: Values, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service = desk.workspace.posts
        self._values = values
        self._person: PersonRow | None = None
        self._shown: tuple[str, tuple[str, str, str], tuple[PostRow, ...]] | None = None
        self.cards: list[PostCard] = []
        heading = PlainLabel(_("Posts over time"), self)
        heading.setProperty("role", "small")
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.begin = self._button(_("New post…"), _("The present post becomes an earlier one"))
        self.begin.clicked.connect(self._ask_new)
        self.add = self._button(_("Earlier post…"), _("Enter a post that was held before"))
        self.add.clicked.connect(self._ask_earlier)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading)
        column.addLayout(self._list)
        row = FlowLayout(spacing=8)
        for button in (self.begin, self.add):
            row.addWidget(button)
        column.addLayout(row)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # the buttons go on in a second line
        self.setSizePolicy(policy)

    def _button(self, text: str, hint: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(plain_hint(hint))
        self._desk.icons.put(button, "plus", "text")
        return button

    def show_person(self, person: PersonRow, posts: Sequence[PostRow]) -> None:
        """Show the present post of a person and the earlier ones; what stays is let be, with its focus."""
        self._person = person
        shown = person.id, _present_words(person), tuple(posts)
        if shown == self._shown:
            return
        self._shown = shown
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        held = person.position or person.department or person.organization
        present = [PostCard(*_present_words(person), self)] if held else []
        self.cards = [*present, *map(self._earlier, posts)]
        for card in self.cards:
            self._list.addWidget(card)

    def _earlier(self, post: PostRow) -> PostCard:
        card = PostCard(post.position, place(post), period(post.since, post.until), self)
        card.offer_changes()
        card.change_asked.connect(partial(edit_post, self._service, self._values, post, self))
        card.remove_asked.connect(partial(self._remove, post))
        return card

    @Slot()
    def _ask_new(self) -> None:
        if self._person is not None:
            dialog = begin_post(self._service, self._values, self._person, self)
            dialog.made.connect(self._begun)

    @Slot()
    def _ask_earlier(self) -> FormDialog | None:
        person = self._person
        return add_post(self._service, self._values, person, self) if person is not None else None

    @Slot()
    def _begun(self) -> None:
        self._desk.tell_done(_("The new post began; the one before is kept."))

    def _remove(self, post: PostRow) -> None:
        if self._desk.succeeds(partial(self._service.remove, [post.id])):
            self._desk.tell_done(_("The post “{position}” was removed.").format(position=post.position))


class PostCard(QFrame):
    """One post: what, where and when."""

    change_asked = Signal()
    remove_asked = Signal()

    def __init__(self, position: str, where: str, when: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.words = [text for text in (position, where, when) if text]
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(10, 6, 10, 6)
        self._column.setSpacing(1)
        for number, text in enumerate(self.words):
            label = PlainLabel(text, self)
            label.setWordWrap(True)
            if number:
                label.setProperty("role", "small")
            self._column.addWidget(label)

    def offer_changes(self) -> None:
        """Offer to change and to remove the post."""
        row = FlowLayout(spacing=12)
        self.change = self._link(_("Change…"), self.change_asked)
        self.remove = self._link(_("Remove"), self.remove_asked)
        for button in (self.change, self.remove):
            row.addWidget(button)
        self._column.addLayout(row)

    def _link(self, text: str, asked: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("link", True)
        button.setToolTip(plain_hint(f"{text}: {self.words[0]}"))
        button.clicked.connect(asked)
        return button


def _present_words(person: PersonRow) -> tuple[str, str, str]:
    """Return what, where and since when the present post is."""
    since = period(person.post_since, None)
    now = DOT.join(filter(None, (_("Present post"), since)))
    return person.position, place(person), now
