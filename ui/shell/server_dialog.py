"""Opens or creates a workspace on a PostgreSQL server, telling what the server says."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QRadioButton, QWidget

from cica_events.errors import ValidationError
from cica_events.i18n import N_, _
from cica_events.services.server_place import ServerPlace
from ui.shell.server_fields import ServerFields
from ui.toolkit.busy_bar import BusyBar
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel, plain_hint

INVITATION = N_("Paste the address that your administrator gave you, or fill in its parts.")


class ServerDialog(Dialog):
    """Stays open until the server has answered; `given_up` says that the answer is not awaited any more."""

    chosen = Signal(str, bool)  # address with its password, whether a workspace is to be created there
    given_up = Signal()

    def __init__(self, known: str, parent: QWidget) -> None:
        """Begin with the address `known`, which may be empty."""
        super().__init__(_("Workspace on a server"), _("Open"), parent)
        self.fields = ServerFields(self)
        self.fields.changed.connect(self._changed)
        self.open_there = QRadioButton(_("Open the workspace that is there"), self)
        self.open_there.setChecked(True)
        self.create_there = QRadioButton(_("Create a workspace in an empty database"), self)
        self.create_there.toggled.connect(self._show_choice)
        self._words = PlainLabel(_(INVITATION), self)
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self._bar = BusyBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Waiting for the server"))
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(policy)
        self._bar.hide()
        for widget in (self._words, self.open_there, self.create_there, self.fields, self._bar):
            self.body.addWidget(widget)
        self.body.insertStretch(-1, 1)
        self._waiting = False
        self.fields.show_place(ServerPlace.of(known) or ServerPlace())

    @property
    def waiting(self) -> bool:
        """Whether the server was asked and has not answered yet."""
        return self._waiting

    def refuse(self, reason: str) -> None:
        """Say what the server answered, or that it did not; everything typed is kept."""
        self._wait(False)
        self.tell(reason)
        self.fields.password.line.setFocus()

    def reject(self) -> None:
        """Close; the server's answer is not awaited any more."""
        if self._waiting:
            self.given_up.emit()
        super().reject()

    @Slot()
    def _do(self) -> None:
        if self._waiting:
            return
        try:
            place = self.fields.place()
        except ValidationError:  # told under its field
            return
        self.tell("")
        self._wait(True)
        self.chosen.emit(place.address, self.create_there.isChecked())

    def _wait(self, waiting: bool) -> None:
        self._waiting = waiting
        self._bar.setVisible(waiting)
        waits = _("Waiting for {server}…").format(server=self.fields.server.line.text().strip())
        self._words.setText(waits if waiting else _(INVITATION))
        for widget in (self.fields, self.open_there, self.create_there, self.primary):
            widget.setEnabled(not waiting)
        if waiting:
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _changed(self) -> None:
        self.tell("")

    @Slot(bool)
    def _show_choice(self, creating: bool) -> None:
        text = _("Create") if creating else _("Open")
        self.primary.setText(text)
        self.primary.setToolTip(plain_hint(_("{action} (Enter)").format(action=text)))
        self.tell("")
