"""The settings: language, theme, size and motion, and what this application is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cica_events.i18n import _
from ui.shell.about_dialog import own_version
from ui.shell.actions import FrameActions
from ui.shell.page import Page
from ui.shell.size_slider import SizeSlider
from ui.toolkit.buttons import ActionButton, shown_keys
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.page_header import PageHeader
from ui.toolkit.plain import PlainLabel

VERSION = own_version()  # read with this module: to look for it takes as long as the page
WIDTH = 150  # average characters of the widest panel: on a wide screen lines would be too long to read
BESIDE = 100  # average characters of a panel that stands beside others


class SettingsPage(Page):
    """Every setting applies at once; there is nothing to save."""

    def __init__(self, actions: FrameActions) -> None:
        super().__init__()
        self._panels: list[QFrame] = []
        self._columns = 0
        self._add_all(actions)
        self._lay_out()

    def _add_all(self, actions: FrameActions) -> None:
        self._add_choices(_("Language"), actions.languages)
        self._add_choices(_("Theme"), actions.schemes)
        self._add_size(actions)
        self._add_choices(
            _("Motion"),
            actions.motions,
            _("Bars that run to and fro while something is being done, and menus that fade."),
        )
        self._add_backups(actions)
        self._add_privacy(actions)
        self._add_choices(
            _("Automatic locking"),
            actions.idle_locks,
            _(
                "A workspace with a passphrase is locked when nobody has touched keyboard or mouse for that "
                "long. Give a workspace a passphrase in the File menu."
            ),
        )
        self._add_about(actions)

    def _lay_out(self) -> None:
        """Put the panels into columns that scroll, no wider than one reads."""
        body = QWidget(self)
        beside = QHBoxLayout(body)
        beside.setContentsMargins(20, 12, 20, 12)
        beside.setSpacing(12)
        self._sides = [QVBoxLayout(), QVBoxLayout()]
        for side in self._sides:
            side.setSpacing(12)
            beside.addLayout(side, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the controls in it
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(PageHeader(_("Settings"), parent=self))
        layout.addWidget(scroll)
        self._divide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panels side by side where there is room for two."""
        super().resizeEvent(event)
        self._divide()

    def _divide(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        columns = 2 if self.width() >= 2 * letter * BESIDE else 1
        for panel in self._panels:
            panel.setMaximumWidth(letter * WIDTH)
        if columns == self._columns:
            return
        self._columns = columns
        first = (len(self._panels) + 1) // 2 if columns == 2 else len(self._panels)
        for side, panels in zip(self._sides, (self._panels[:first], self._panels[first:]), strict=True):
            while side.count():
                side.takeAt(0)
            for panel in panels:
                side.addWidget(panel)
            side.addStretch(1)

    def _add_size(self, actions: FrameActions) -> None:
        _panel, inside = self._panel(_("Size of everything"))
        inside.addWidget(
            self._muted(
                _("Words, icons and lines of tables together; on the keyboard {larger} and {smaller}").format(
                    larger=shown_keys(actions.larger), smaller=shown_keys(actions.smaller)
                )
            )
        )
        inside.addWidget(SizeSlider(actions, self))

    def _muted(self, text: str) -> QLabel:
        label = PlainLabel(text, self)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        return label

    def _add_choices(self, title: str, group: QActionGroup, explanation: str = "") -> None:
        panel, inside = self._panel(title)
        if explanation:
            inside.addWidget(self._muted(explanation))
        radios = QButtonGroup(panel)
        row = QHBoxLayout()
        row.setSpacing(20)
        for action in group.actions():
            radio = ChoiceButton(action, panel)
            radios.addButton(radio)
            row.addWidget(radio)
        row.addStretch(1)
        inside.addLayout(row)

    def _add_backups(self, actions: FrameActions) -> None:
        _panel, inside = self._panel(_("Backups"))
        inside.addWidget(
            self._muted(_("Backups are made automatically while you work. Look at them, and go back to one."))
        )
        row = FlowLayout(spacing=8)
        for action in (actions.backups, actions.archive):
            row.addWidget(ActionButton(action, parent=self))
        inside.addLayout(row)

    def _add_privacy(self, actions: FrameActions) -> None:
        _panel, inside = self._panel(_("Sensitive details"))
        words = _(
            "How long passport, birth and health data stay in each workspace; they can also be erased now."
        )
        inside.addWidget(self._muted(words))
        row = FlowLayout(spacing=8)
        row.addWidget(ActionButton(actions.erasing, parent=self))
        inside.addLayout(row)

    def _add_about(self, actions: FrameActions) -> None:
        _panel, inside = self._panel(_("About"))
        words = PlainLabel(
            _("CICA Events {version}. Works without a network; your data stays in your workspace.").format(
                version=VERSION
            ),
            self,
        )
        words.setWordWrap(True)
        inside.addWidget(words)
        row = FlowLayout(spacing=8)
        for action in (actions.licences, actions.shortcuts, actions.diagnostics, actions.log_folder):
            button = QPushButton(action.text(), self)
            button.clicked.connect(action.trigger)
            row.addWidget(button)
        inside.addLayout(row)

    def _panel(self, title: str) -> tuple[QFrame, QVBoxLayout]:
        panel = QFrame(self)
        panel.setProperty("panel", True)
        panel.setAccessibleName(title)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(16, 14, 16, 16)
        inside.setSpacing(10)
        heading = PlainLabel(title, panel)
        heading.setProperty("role", "heading")
        inside.addWidget(heading)
        self._panels.append(panel)
        return panel, inside


class ChoiceButton(QRadioButton):
    """The same choice as a checkable action, kept in step with it."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(action.text(), parent)
        self._action = action
        self._follow()
        action.changed.connect(self._follow)
        self.clicked.connect(action.trigger)

    @Slot()
    def _follow(self) -> None:
        self.setChecked(self._action.isChecked())
