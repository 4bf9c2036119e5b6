"""What the directory says otherwise, quietly under each field of the inspector, with the steps to take."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cica_events.domain.fields import Field, Kind
from cica_events.i18n import _, ngettext
from cica_events.services.participant_directory import Difference
from ui.shell.desk import Desk
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.inspector import Inspector
from ui.toolkit.plain import PlainLabel
from ui.toolkit.values import Values


class DirectoryAsides:
    """Puts the asides into an inspector."""

    def __init__(self, desk: Desk, inspector: Inspector) -> None:
        self._desk = desk
        self._inspector = inspector
        self._values = Values()
        self._shown: list[str] = []

    def clear(self) -> None:
        """Take the asides away."""
        for key in self._shown:
            self._inspector.field(key).set_aside(None)
        self._shown = []

    def show(self, participant_id: str, differences: Sequence[Difference]) -> None:
        """Say under each field what the directory holds there."""
        self.clear()
        for each in differences:
            field = self._inspector.field(each.key)
            field.set_aside(self._aside(participant_id, field.field, each))
            self._shown.append(each.key)

    def summary(self, found: Mapping[str, Sequence[Difference]]) -> QWidget:
        """Return a notice on all that differs for the participants `found`, to be settled at once."""
        note = QFrame(self._inspector)
        note.setProperty("notice", "warning")
        words = _plain(note)
        keys = list(dict.fromkeys(each.key for parts in found.values() for each in parts))
        fields = _(", ").join(_(self._inspector.field(key).field.label) for key in keys)
        text = ngettext(
            "⚠ The directory differs: {fields}",
            "⚠ The directory differs for {count} of the selected: {fields}",
            len(found),
        )
        words.setText(text.format(count=len(found), fields=fields))
        layout = QVBoxLayout(note)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(4)
        layout.addWidget(words)
        pairs = {one: [each.key for each in parts] for one, parts in found.items()}
        layout.addLayout(self._steps(note, pairs, _("Take all over"), _("Write all to the directory")))
        return note

    def _aside(self, participant_id: str, field: Field, difference: Difference) -> QWidget:
        aside = QWidget(self._inspector)
        words = _plain(aside)
        words.setProperty("role", "small")
        words.setText(_("Directory: {value}").format(value=self._said(field, difference.directory)))
        layout = QVBoxLayout(aside)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(0)
        layout.addWidget(words)
        pairs = {participant_id: [difference.key]}
        layout.addLayout(self._steps(aside, pairs, _("Take over"), _("Write to directory")))
        return aside

    def _said(self, field: Field, value: object) -> str:
        if field.kind is Kind.BOOLEAN:
            return _("yes") if value else _("no")
        return self._values.shown(field, value) or _("(nothing)")

    def _steps(
        self, parent: QWidget, pairs: Mapping[str, Sequence[str]], take: str, write: str
    ) -> QHBoxLayout | FlowLayout:
        service = self._desk.workspace.participants
        row = FlowLayout(spacing=12)
        for text, act in ((take, service.take_over), (write, service.write_to_directory)):
            button = QPushButton(text, parent)
            button.setProperty("link", True)
            button.clicked.connect(partial(self._do, act, pairs))
            row.addWidget(button)
        return row

    def _do(
        self,
        act: Callable[[Sequence[str], Sequence[str]], None],
        pairs: Mapping[str, Sequence[str]],
        _checked: bool = False,
    ) -> None:
        """Take over, or write, each field for all at once; a field alike on both sides stays as it is."""
        keys = list(dict.fromkeys(key for own in pairs.values() for key in own))
        if not self._desk.succeeds(partial(act, list(pairs), keys)):
            return
        taken = act == self._desk.workspace.participants.take_over
        said = _("Taken over from the directory.") if taken else _("Written to the directory.")
        self._desk.tell_done(said)


def _plain(parent: QWidget) -> QLabel:
    label = PlainLabel(parent)
    label.setWordWrap(True)
    return label
