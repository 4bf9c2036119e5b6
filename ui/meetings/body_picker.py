"""Chooses a body from the catalogue, by rank, or by typing any part of its name."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from cica_events.domain.bodies import Body
from cica_events.domain.collation import search_key
from cica_events.errors import ValidationError
from cica_events.i18n import _, language


class BodyPicker(QComboBox):
    """An editable list of bodies; `chosen` tells the code."""

    chosen = Signal(str)
    problem = Signal(str)  # why what was typed is no body; empty when it is one

    def __init__(self, bodies: Iterable[Body], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bodies = tuple(bodies)
        self._names = [body.name.text(language()) for body in self._bodies]
        self._keys = [
            search_key(f"{name} {body.code}") for name, body in zip(self._names, self._bodies, strict=True)
        ]
        self._last = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setMaxVisibleItems(20)
        self.addItems(self._names)
        self._found = QStringListModel(self._names, self)
        self._complete()
        self.activated.connect(self._take)

    def _complete(self) -> None:
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        completer.activated.connect(self._take_text)
        self.setCompleter(completer)
        self._line().textEdited.connect(self._narrow)
        self._line().editingFinished.connect(self._take)

    def _line(self) -> QLineEdit:
        line = self.lineEdit()
        assert line is not None
        return line

    def code(self) -> str:
        """Return the code of the body named; raises ValidationError where it is none or could be several."""
        text = self.currentText().strip()
        wanted = search_key(text)
        exact = [n for n, name in enumerate(self._names) if search_key(name) == wanted]
        exact = exact or [n for n, body in enumerate(self._bodies) if search_key(body.code) == wanted]
        near = exact or [n for n, key in enumerate(self._keys) if wanted and wanted in key]
        if len(near) == 1:
            return self._bodies[near[0]].code
        if not wanted:
            raise ValidationError("body", _("Choose the body that meets."))
        if near:
            raise ValidationError("body", _("“{text}” could be several; choose one.").format(text=text))
        raise ValidationError("body", _("There is no body “{text}”.").format(text=text))

    def choose(self, code: str) -> None:
        """Show the body `code` without telling."""
        place = next((n for n, body in enumerate(self._bodies) if body.code == code), -1)
        self._last = code
        with QSignalBlocker(self):
            self.setCurrentIndex(place)
            self.setEditText(self._names[place] if place >= 0 else code)
        self._line().setCursorPosition(0)

    @Slot(str)
    def _narrow(self, text: str) -> None:
        wanted = search_key(text)
        found = [name for name, key in zip(self._names, self._keys, strict=True) if wanted in key]
        self._found.setStringList(found)

    @Slot(str)
    def _take_text(self, text: str) -> None:
        self.setEditText(text)
        self._take()

    @Slot()
    def _take(self) -> None:
        try:
            code = self.code()
        except ValidationError as error:
            self.problem.emit(str(error))
            return
        self.problem.emit("")
        changed = code != self._last
        self.choose(code)
        if changed:
            self.chosen.emit(code)
