"""The dialogs on a workspace's passphrase: to open with, to choose one, to remove it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from cica_events.domain.passphrases import Strength, strength
from cica_events.errors import CicaError
from cica_events.i18n import N_, _
from ui.runtime.icons import Icons
from ui.runtime.styled import style_as
from ui.shell.passphrase_field import PassphraseField
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel

WIDTH = 64  # average characters
FORGOTTEN = N_(
    "Nobody can open it without the passphrase, not even who made CICA Events: there is no second way in. "
    "Try the passphrase in another keyboard language and with other capitals, and ask colleagues who may "
    "know it. A backup or a copy from before the workspace was locked, or with a passphrase that you "
    "remember, still opens."
)
LOSS = N_(
    "The file and its backups are encrypted. Whoever forgets the passphrase has lost everything in the "
    "workspace: nobody can open it then. Keep it where you would find it in a year, away from this "
    "computer."
)
COPIES = N_(
    "What stood in the file before is overwritten. Flash memory, snapshots, backups of the system, and "
    "copies that you sent or saved elsewhere, may still hold it."
)
_TONES = {Strength.WEAK: "problem", Strength.FAIR: "warning"}


class PassphraseDialog(Dialog):
    """What they share: muted words, and a secret that is forgotten when the dialog closes."""

    def __init__(self, title: str, primary: str, icons: Icons, parent: QWidget | None) -> None:
        super().__init__(title, primary, parent)
        self._icons = icons
        self._fields: list[PassphraseField] = []
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        self.finished.connect(self._forget)

    def _say(self, text: str, role: str = "muted") -> PlainLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", role)
        label.setWordWrap(True)
        self.body.addWidget(label)
        return label

    def _ask(self, label: str) -> PassphraseField:
        field = PassphraseField(label, self._icons, self)
        field.edited.connect(self._quiet)
        self._fields.append(field)
        self.body.addWidget(field)
        return field

    @property
    def problem(self) -> str:
        """What is wrong with one of the fields, empty if nothing is."""
        return next((field.problem for field in self._fields if field.problem), "")

    def tell(self, problem: str) -> None:
        """Say what is wrong under the field with the keyboard, else the first; an empty text ends that."""
        meant = next((field for field in self._fields if field.line is self.focusWidget()), self._fields[0])
        for field in self._fields:
            field.tell(problem if field is meant else "")

    def refuse(self, reason: str) -> None:
        """Say that the first passphrase does not open anything; what was typed stays, that one selected."""
        self._try(False)
        self._fields[0].setFocus()
        self.tell(reason)
        self._fields[0].line.selectAll()

    def _try(self, trying: bool) -> None:
        """Take nothing more while a passphrase is tried."""
        self.primary.setEnabled(not trying)
        for field in self._fields:
            field.line.setReadOnly(trying)

    @Slot()
    def _quiet(self) -> None:
        self.tell("")

    @Slot()
    def _forget(self) -> None:
        for field in self._fields:
            field.clear()


class UnlockDialog(PassphraseDialog):
    """Stays open until the workspace is; `chosen` hands over the passphrase and whether to remember it.

    `backup_asked` hands over what was typed, to look for a backup that opens with it or without any.
    """

    chosen = Signal(str, bool)
    backup_asked = Signal(str)

    def __init__(self, name: str, icons: Icons, can_remember: bool, parent: QWidget | None) -> None:
        super().__init__(_("“{name}” is locked").format(name=name), _("Unlock"), icons, parent)
        self.passphrase = self._ask(_("Passphrase"))
        self.remember = QCheckBox(_("Remember it in the keyring of this computer"), self)
        self.remember.setVisible(can_remember)
        self.body.addWidget(self.remember)
        self.forgotten = QPushButton(_("Forgotten?"), self)
        self.forgotten.setProperty("link", True)
        self.forgotten.setAutoDefault(False)
        self.forgotten.clicked.connect(self._explain)
        self.body.addWidget(self.forgotten, 0, Qt.AlignmentFlag.AlignLeft)
        self._words = self._say(_(FORGOTTEN))
        self._words.hide()
        self.back = QPushButton(_("Restore a backup…"), self)
        self.back.setToolTip(
            _("Look for a backup that opens without a passphrase, or with what is typed above")
        )
        self.back.setAutoDefault(False)
        self.back.clicked.connect(self._ask_backup)
        self.back.hide()
        self.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self._waiting = False
        self.passphrase.setFocus()

    def refuse(self, reason: str) -> None:
        """Say why it was not opened; what was typed stays, selected."""
        self._wait(False)
        self.back.show()
        super().refuse(reason)

    @Slot()
    def _do(self) -> None:
        if self._waiting:
            return
        if not self.passphrase.text:
            self.tell(_("Type the passphrase."))
            return
        self.tell("")
        self._wait(True)
        self.chosen.emit(self.passphrase.text, self.remember.isChecked())

    def _wait(self, waiting: bool) -> None:
        self._waiting = waiting
        self.primary.setText(_("Unlocking…") if waiting else _("Unlock"))
        self._try(waiting)

    @Slot()
    def _explain(self) -> None:
        shown = self._words.isHidden()
        self._words.setVisible(shown)
        self.back.setVisible(shown or bool(self.problem))

    @Slot()
    def _ask_backup(self) -> None:
        if not self._waiting:
            typed = self.passphrase.text
            self.reject()
            self.backup_asked.emit(typed)


class AskPassphraseDialog(PassphraseDialog):
    """Asks for one passphrase until it opens something; `chosen` hands over each that is tried."""

    chosen = Signal(str)

    def __init__(self, title: str, words: str, primary: str, icons: Icons, parent: QWidget | None) -> None:
        super().__init__(title, primary, icons, parent)
        self._say(words, "")
        self.passphrase = self._ask(_("Passphrase"))
        self.body.addStretch(1)
        self.passphrase.setFocus()

    @Slot()
    def _do(self) -> None:
        if not self.passphrase.text:
            self.tell(_("Type the passphrase."))
        elif self.primary.isEnabled():
            self.tell("")
            self._try(True)
            self.chosen.emit(self.passphrase.text)


class BackupPassphraseDialog(AskPassphraseDialog):
    """Asks for the passphrase of locked backups until one opens.

    `older` names a backup that needs none; `older_chosen` says that it will do.
    """

    older_chosen = Signal()

    def __init__(self, name: str, icons: Icons, parent: QWidget | None, older: str = "") -> None:
        title = _("The backups of “{name}” are locked").format(name=name)
        words = _(
            "Each opens with the passphrase that the workspace had when it was made. Type that one, or "
            "an earlier one that you remember."
        )
        super().__init__(title, words, _("Look for a backup"), icons, parent)
        offered = _("Take the older one of {moment}, which is not locked").format(moment=older)
        self.older = QPushButton(offered, self)
        self.older.setProperty("link", True)
        self.older.setAutoDefault(False)
        self.older.clicked.connect(self._take_older)
        self.older.setVisible(bool(older))
        self.body.insertWidget(self.body.count() - 1, self.older, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _take_older(self) -> None:
        self.accept()
        self.older_chosen.emit()


class RescuePassphraseDialog(AskPassphraseDialog):
    """Asks for the passphrase of a damaged file of which is saved what can be."""

    def __init__(self, name: str, icons: Icons, parent: QWidget | None) -> None:
        title = _("“{name}” is locked").format(name=name)
        words = _("Type its passphrase to save what can be saved. The new file is locked with it as well.")
        super().__init__(title, words, _("Save"), icons, parent)


class NewPassphraseDialog(PassphraseDialog):
    """Lets a passphrase be chosen, typed twice; `chosen` hands over the one now (or "") and the new one.

    Whoever hears of it closes the dialog, or lets it `refuse` the one now.
    """

    chosen = Signal(str, str)

    def __init__(self, name: str, icons: Icons, changing: bool, parent: QWidget | None) -> None:
        title = _("Change the passphrase of “{name}”") if changing else _("Lock “{name}” with a passphrase")
        primary = _("Change") if changing else _("Lock")
        super().__init__(title.format(name=name), primary, icons, parent)
        self._say(_(LOSS), "")
        self.now = self._ask(_("Passphrase now")) if changing else None
        self.new = self._ask(_("New passphrase"))
        advice = _("Several words that have nothing to do with each other are best.")
        self.strength = self._say(advice, "small")
        self.again = self._ask(_("The same again"))
        self.new.edited.connect(self._judge)
        self._say(_(COPIES))
        if changing:
            self._say(_("Backups made before keep the passphrase that they were made with."))
        self.body.addStretch(1)
        (self.now or self.new).setFocus()

    @Slot()
    def _do(self) -> None:
        try:
            self._look()
        except CicaError as error:
            self.tell(str(error))
        else:
            self.tell("")
            self._try(True)
            self.chosen.emit(self.now.text if self.now else "", self.new.text)

    def _look(self) -> None:
        if self.now is not None and not self.now.text:
            self.now.setFocus()
            raise CicaError(_("Type the passphrase that it has now."))
        if not self.new.text:
            self.new.setFocus()
            raise CicaError(_("Type a new passphrase."))
        if self.new.text != self.again.text:
            self.again.setFocus()
            raise CicaError(_("The two are not the same."))

    @Slot(str)
    def _judge(self, text: str) -> None:
        found = strength(text)
        self.strength.setText(found.text if text else "")
        style_as(self.strength, "role", _TONES.get(found, "good"))


class RemovePassphraseDialog(PassphraseDialog):
    """Asks for the passphrase before it is removed; `chosen` hands it over.

    Whoever hears of it closes the dialog, or lets it `refuse`.
    """

    chosen = Signal(str)

    def __init__(self, name: str, icons: Icons, parent: QWidget | None) -> None:
        title = _("Remove the passphrase of “{name}”").format(name=name)
        super().__init__(title, _("Remove"), icons, parent)
        words = _("The file is written without encryption: whoever has it can read everything in it.")
        self._say(words, "")
        self.passphrase = self._ask(_("Passphrase"))
        self._say(_("Backups made while it was locked stay locked with this passphrase."))
        self.body.addStretch(1)
        self.passphrase.setFocus()

    @Slot()
    def _do(self) -> None:
        if not self.passphrase.text:
            self.tell(_("Type the passphrase."))
        else:
            self.tell("")
            self._try(True)
            self.chosen.emit(self.passphrase.text)


class PlainCopiesDialog(Dialog):
    """Names the copies that anybody can read, and offers to remove them; `agreed` says so."""

    agreed = Signal()
    SHOWN = 8

    def __init__(self, names: list[str], parent: QWidget | None) -> None:
        super().__init__(_("Copies that are not locked"), _("Remove them"), parent)
        shown = names[: self.SHOWN]
        if len(names) > len(shown):
            shown.append("…")
        words = _(
            "These backups and copies were made before the workspace was locked. Whoever gets at this "
            "computer can read them. They are overwritten and removed; this cannot be undone."
        )
        for text, role in ((words, ""), ("\n".join(shown), "muted")):
            label = PlainLabel(text, self)
            label.setProperty("role", role)
            label.setWordWrap(True)
            self.body.addWidget(label)
        self.body.addStretch(1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)

    def apply(self) -> None:
        """Say that they are to go."""
        self.agreed.emit()
