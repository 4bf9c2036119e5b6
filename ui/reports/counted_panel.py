"""Who stands behind the sentence for the press: the number before it is rounded, and the parties by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from cica_events.directions import COMMA
from cica_events.domain.press_sentence import EXACT_BELOW
from cica_events.domain.protocol import Section
from cica_events.i18n import _
from ui.toolkit.plain import PlainLabel


class CountedPanel(QFrame):
    """Names those that the sentence counts, so that it can be checked before it goes out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        title = PlainLabel(_("Who is counted"), self)
        title.setProperty("role", "heading")
        self.people = self._label("muted")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 16)
        self._layout.setSpacing(4)
        self._layout.addWidget(title)
        self._layout.addWidget(self.people)
        self.sections: dict[Section, tuple[QLabel, QLabel]] = {}

    def _label(self, role: str) -> QLabel:
        label = PlainLabel(self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        return label

    def show_counted(self, people: int, names: Mapping[Section, Iterable[str]]) -> None:
        """Show how many people count, and the names of the parties of each section."""
        self.people.setText(
            _("Representatives: {count}. From {least} on the sentence names full tens.").format(
                count=people, least=EXACT_BELOW
            )
        )
        found = {section: COMMA.join(each) for section, each in names.items()}
        for section, text in found.items():
            if text and section not in self.sections:
                self._add(section)
        for section, (heading, label) in self.sections.items():
            label.setText(found.get(section, ""))
            for each in (heading, label):
                each.setVisible(bool(label.text()))

    def _add(self, section: Section) -> None:
        heading, label = self._label("strong"), self._label("")
        heading.setText(section.text)
        self._layout.addSpacing(8)
        self._layout.addWidget(heading)
        self._layout.addWidget(label)
        self.sections[section] = heading, label
