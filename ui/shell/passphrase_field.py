"""A field for a passphrase: hidden until asked for, with a word where Caps Lock is on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.runtime.styled import style_as
from ui.toolkit.plain import PlainLabel, plain_hint


class PassphraseField(QWidget):
    """`line` holds what is typed; nothing of it is offered again, completed or copied elsewhere."""

    edited = Signal(str)

    def __init__(self, label: str, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self.line = QLineEdit(self)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(label)
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.line.setInputMethodHints(hints | Qt.InputMethodHint.ImhNoAutoUppercase)
        self.line.textEdited.connect(self.edited)
        self.line.installEventFilter(self)
        self._eye = QPushButton(self)
        self._eye.setCheckable(True)
        self._eye.setFlat(True)
        self._eye.setAutoDefault(False)
        self._eye.toggled.connect(self._show)
        self._caps = PlainLabel(_("Caps Lock seems to be on."), self)
        self._caps.setProperty("role", "problem")
        self._caps.hide()
        self._problem = PlainLabel(self)
        self._problem.setProperty("role", "problem")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._lay_out(label)
        self._show(False)
        self.setFocusProxy(self.line)

    def _lay_out(self, label: str) -> None:
        words = PlainLabel(label, self)
        words.setBuddy(self.line)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self._eye)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(words)
        layout.addLayout(row)
        layout.addWidget(self._caps)
        layout.addWidget(self._problem)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    @property
    def problem(self) -> str:
        """What is wrong with it, empty if nothing is."""
        return self._problem.text()

    def tell(self, problem: str) -> None:
        """Say under it what is wrong with it; an empty text takes it away."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        style_as(self.line, "problem", bool(problem))
        self.line.setAccessibleDescription(problem)

    @property
    def caps_lock(self) -> bool:
        """Whether it is said that Caps Lock is on."""
        return not self._caps.isHidden()

    def clear(self) -> None:
        """Forget what was typed, and hide what is typed next."""
        self.line.clear()
        self._eye.setChecked(False)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Tell by the letters that come whether Caps Lock is on: no system says so in the same way."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_CapsLock:
                self._caps.hide()  # the next letter tells
            elif event.text().isalpha() and event.text().upper() != event.text().lower():
                shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._caps.setVisible(event.text().isupper() != shifted)
        return False

    @Slot(bool)
    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        text = _("Hide the passphrase") if shown else _("Show the passphrase")
        self._eye.setAccessibleName(text)
        self._eye.setToolTip(plain_hint(text))
        self._icons.put(self._eye, "eye-off" if shown else "eye", "muted")
