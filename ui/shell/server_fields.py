"""The form in which a place on a PostgreSQL server is given, as one address or in its parts."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from cica_events.errors import ValidationError
from cica_events.i18n import _
from cica_events.services.server_place import ServerPlace
from ui.runtime.styled import style_as
from ui.toolkit.plain import PlainLabel

WIDTH = 64  # average characters


class ServerFields(QWidget):
    """An address that is pasted falls into its parts; its password goes where it cannot be read."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._options = ""
        self.address = _Entry(_("Address"), "postgresql://user:password@host/name", self)
        self.server = _Entry(_("Server"), "db.example.org", self)
        self.database = _Entry(_("Database"), "cica", self)
        self.user = _Entry(_("User"), "", self)
        self.password = _Entry(_("Password"), "", self)
        self.password.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.line.setToolTip(_("It is used for this opening and not kept"))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(8)
        layout.addWidget(self.address, 0, 0, 1, 2)
        for place, entry in enumerate(self._parts()):
            layout.addWidget(entry, 1 + place // 2, place % 2)
            entry.line.textEdited.connect(self._join)
        self.address.line.textEdited.connect(self._take_apart)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)

    def _parts(self) -> tuple[_Entry, ...]:
        return self.server, self.database, self.user, self.password

    def place(self) -> ServerPlace:
        """Return what was given; what is missing or wrong is told under its field.

        Raises ValidationError.
        """
        place = self._place()
        try:
            place.check()
        except ValidationError as error:
            entry = self.database if error.field == "database" else self.server
            entry.tell(error.reason)
            entry.line.setFocus()
            raise
        return place

    def show_place(self, place: ServerPlace) -> None:
        """Fill in `place`, but for its password."""
        self._fill(place)
        self.address.line.setText(place.shown if place.server else "")
        wanted = self.password if place.server and place.user else self.address
        wanted.line.setFocus()

    def _place(self) -> ServerPlace:
        server, database, user = (entry.line.text().strip() for entry in self._parts()[:3])
        return ServerPlace(server, database, user, self.password.line.text(), self._options)

    def _fill(self, place: ServerPlace) -> None:
        texts = (place.server, place.database, place.user)
        for entry, text in zip(self._parts(), texts, strict=False):
            entry.line.setText(text)
        if place.password:
            self.password.line.setText(place.password)
        self._options = place.options

    @Slot(str)
    def _take_apart(self, text: str) -> None:
        place = ServerPlace.of(text)
        if place is not None and place.server:
            self._fill(place)
            if place.password:
                self.address.line.setText(place.shown)
        self._touched()

    @Slot()
    def _join(self) -> None:
        self.address.line.setText(self._place().shown)
        self._touched()

    def _touched(self) -> None:
        for entry in (self.address, *self._parts()):
            entry.tell("")
        self.changed.emit()


class _Entry(QWidget):
    """A label, what is typed, and in words under it what is wrong with that."""

    def __init__(self, label: str, hint: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(label)
        caption = PlainLabel(label, self)
        caption.setProperty("role", "small")
        caption.setBuddy(self.line)
        self._problem = PlainLabel(self)
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (caption, self.line, self._problem):
            layout.addWidget(widget)
        layout.addStretch(1)

    @property
    def problem(self) -> str:
        """What is wrong, empty if nothing is."""
        return self._problem.text()

    def tell(self, problem: str) -> None:
        """Say what is wrong; an empty text takes it away."""
        if problem == self.problem:
            return
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.line.setAccessibleDescription(problem)
        style_as(self.line, "problem", bool(problem))
