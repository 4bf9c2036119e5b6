"""The head of a page: title, a line of facts with a badge, and the tabs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cica_events.directions import isolated, without_isolates
from ui.toolkit.badges import Badge
from ui.toolkit.colours import Tone
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.plain import PlainLabel
from ui.toolkit.tab_row import Tab, TabRow


class PageHeader(QFrame):
    """Says what the page is about; `tab_chosen` gives the key of the tab gone to."""

    tab_chosen = Signal(str)

    def __init__(self, title: str = "", tabs: Sequence[Tab] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self._title = PlainLabel(isolated(title), self)
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self.badge = Badge(parent=self)
        self._facts = QWidget(self)
        self._flow = FlowLayout(self._facts, spacing=16, between_lines=2)
        self._facts.hide()
        self.tabs = TabRow(tabs, self)
        self.tabs.chosen.connect(self.tab_chosen)
        self.tabs.setVisible(bool(tabs))
        self._corner = QHBoxLayout()
        self._corner.setSpacing(8)
        self._lay_out(bool(tabs))

    def _lay_out(self, tabs: bool) -> None:
        rule = QFrame(self)
        rule.setProperty("rule", True)
        rule.setFixedHeight(1)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        top = QHBoxLayout()
        top.setContentsMargins(20, 12, 20, 4 if tabs else 12)
        top.addLayout(words, 1)
        top.addLayout(self._corner)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(row)
        layout.addWidget(rule)

    @property
    def title(self) -> str:
        """The title shown."""
        return without_isolates(self._title.text())

    def set_title(self, title: str) -> None:
        """Show another title; one that is read from the right stands at the left as well."""
        self._title.setText(isolated(title))

    def set_facts(self, before: Sequence[str | QWidget], after: Sequence[str] = ()) -> None:
        """Show muted facts on one line: those `before` the badge and those `after` it.

        A widget among them, such as a link, is shown as it is and belongs to the header from then on.
        """
        self._facts.hide()  # else the page would be laid out for each of them
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.badge:
                widget.hide()  # at once: it would be painted under what takes its place
                widget.deleteLater()
        for fact in (*map(self._fact, before), self.badge, *map(self._fact, after)):
            self._flow.addWidget(fact)
            fact.setVisible(fact is not self.badge or bool(self.badge.text()))
        self._facts.setVisible(bool([*before, *after]) or bool(self.badge.text()))

    def set_badge(self, text: str, tone: Tone = Tone.MUTED, symbol: str = "") -> None:
        """Show the status; an empty text shows none."""
        self.badge.say(text, tone, symbol)

    def add_button(self, button: QWidget) -> None:
        """Put a button at the right of the title."""
        self._corner.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _fact(self, text: str | QWidget) -> QWidget:
        if isinstance(text, QWidget):
            text.setParent(self._facts)
            return text
        label = PlainLabel(isolated(text), self._facts)
        label.setProperty("role", "muted")
        return label
