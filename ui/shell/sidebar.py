"""The sidebar: the way from page to page, wide with names or narrow with icons."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QAction, QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.runtime.zoom import scaled
from ui.toolkit.plain import PlainLabel, plain_hint

ICON = 18
NAME_LEFT = 10
PADDING = 11  # left and right of a button's content, as in the style sheet
GAP = 6  # what Qt puts between icon and text, and the borders
MARGIN = 8  # left and right of the buttons


class Sidebar(QFrame):
    """Shows one button for each page and tells which was chosen."""

    chosen = Signal(str)

    def __init__(self, icons: Icons, toggle: QAction, find: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self._icons = icons
        self._collapsed = False
        self._buttons: dict[str, QPushButton] = {}
        self._titles: dict[str, str] = {}
        self._main: list[QPushButton] = []
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._name = PlainLabel("CICA Events", self)
        self._toggle = QPushButton(self)
        self._dress_toggle(toggle)
        self._find = QPushButton(self)
        self._prepare_find(find)
        self._build()

    def add(self, key: str, title: str, icon: str, *, foot: bool, shortcut: str = "") -> None:
        """Add the button of the page `key` to the upper part or to the foot."""
        button = QPushButton(title, self)
        button.setCheckable(True)
        button.setAccessibleName(title)
        button.setToolTip(plain_hint(f"{title} ({shortcut})" if shortcut else title))
        button.setProperty("page", key)
        self._icons.put(button, icon, "muted", "accent_text", ICON)
        self._buttons[key] = button
        self._titles[key] = title
        self._group.addButton(button)
        if foot:
            self._foot.addWidget(button)
        else:
            self._upper.addWidget(button)
            self._main.append(button)
        self._dress(button)
        self._keep_width()

    def mark(self, key: str) -> None:
        """Show `key` as the current page; an unknown one marks none."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(key in self._buttons)

    def reveal(self, key: str, shown: bool) -> None:
        """Show or hide the button of the page `key`."""
        self._buttons[key].setVisible(shown)

    def offer_find(self, offered: bool) -> None:
        """Show or hide the button that finds anything."""
        self._find.setVisible(offered)

    def collapse(self, collapsed: bool) -> None:
        """Show icons only, or icons with names."""
        self._collapsed = collapsed
        self._name.setVisible(not collapsed)
        self._top.setContentsMargins(0 if collapsed else NAME_LEFT, 0, 0, 8)
        self._dress_all()

    def _dress_all(self) -> None:
        for button in (self._find, *self._buttons.values()):
            self._dress(button)
        self._keep_width()

    def _keep_width(self) -> None:
        """Be as wide as with all pages, also while no workspace is open and most are hidden."""
        widest = max(button.minimumWidth() for button in (self._find, *self._buttons.values()))
        self.setMinimumWidth(widest + 2 * MARGIN)

    def _dress(self, button: QPushButton) -> None:
        title = "" if self._collapsed else f"  {self._titles[button.property('page')]}"
        button.setText(title)
        button.ensurePolished()  # the theme has its own font
        bold = QFont(button.font())
        bold.setBold(True)  # the current page's; the sidebar keeps its width when another is chosen
        room = QFontMetrics(bold).horizontalAdvance(title) if title else 0
        button.setIconSize(QSize(scaled(ICON), scaled(ICON)))
        button.setMinimumWidth(room + scaled(ICON + GAP + 2 * PADDING))

    def _dress_toggle(self, action: QAction) -> None:
        self._toggle.setFlat(True)
        self._fit_toggle()
        self._toggle.setToolTip(plain_hint(f"{action.text()} ({action.shortcut().toString()})"))
        self._toggle.setAccessibleName(action.text())
        self._icons.put(self._toggle, "panel-left", "muted", size=ICON)
        self._toggle.clicked.connect(action.trigger)

    def _prepare_find(self, action: QAction) -> None:
        self._find.setAccessibleName(action.text())
        self._find.setToolTip(plain_hint(f"{action.text()} ({action.shortcut().toString()})"))
        self._find.setProperty("page", "")
        self._titles[""] = action.text()
        self._icons.put(self._find, "search", "muted", size=ICON)
        self._find.clicked.connect(action.trigger)

    def _fit_toggle(self) -> None:
        self._toggle.setIconSize(QSize(scaled(ICON), scaled(ICON)))
        self._toggle.setMinimumWidth(scaled(ICON + 2 * PADDING + GAP))  # in line with the icons under it

    def follow_zoom(self) -> None:
        """Take the sizes that the interface is drawn in now."""
        self._fit_toggle()
        self._dress_all()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(NAME_LEFT, 0, 0, 8)
        top.addWidget(self._name)
        top.addStretch(1)
        top.addWidget(self._toggle)
        self._upper, self._foot = QVBoxLayout(), QVBoxLayout()
        self._upper.setSpacing(2)
        self._foot.setSpacing(2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 12, MARGIN, 12)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._find)
        layout.addSpacing(8)
        layout.addLayout(self._upper)
        layout.addStretch(1)
        layout.addLayout(self._foot)
        self.setAccessibleName(_("Pages"))
        self._top = top
        self._dress(self._find)

    @Slot(QPushButton)
    def _clicked(self, button: QPushButton) -> None:
        self.chosen.emit(button.property("page"))
