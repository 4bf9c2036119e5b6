"""The window: sidebar, menu bar, one page at a time, progress, messages and the line at the foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.runtime.icons import Icons
from ui.runtime.keys import set_keys
from ui.runtime.settings import Settings
from ui.runtime.tasks import TaskRunner
from ui.runtime.undo import UndoActions
from ui.shell import late_keys
from ui.shell.actions import FrameActions
from ui.shell.content import content_of
from ui.shell.foot import Foot
from ui.shell.in_sight import hands_out
from ui.shell.lasting import Lasting, Limits
from ui.shell.list_menus import ListMenus
from ui.shell.menus import Menus
from ui.shell.messages import Messages
from ui.shell.notices import Notices
from ui.shell.page import Page
from ui.shell.progress import ProgressStrip
from ui.shell.sidebar import Sidebar
from ui.shell.splitter_sizes import SplitterSizes
from ui.shell.unsaved import Unsaved
from ui.shell.whereabouts import NOWHERE, Whereabouts, here
from ui.shell.window_drops import WindowDrops
from ui.shell.window_place import WindowPlace
from ui.shell.windows_beside import close_beside
from ui.toolkit.drag_out import HandedOut
from ui.toolkit.file_drops import accept_copy
from ui.toolkit.way_out import go_on

Report = Callable[[BaseException], None]
NARROW = 150  # average characters of the window's width, below which the sidebar shows icons only


@dataclass(frozen=True, slots=True)
class Place:
    """A registered page: how it is built and which sidebar entry stands for it."""

    title: str
    factory: Callable[[], Page]
    entry: str
    needs_workspace: bool


class MainWindow(QMainWindow):
    """The frame; it knows no page by name and never touches a workspace."""

    page_shown = Signal(str)
    file_dropped = Signal(str)
    painted = Signal()
    left = Signal()  # it is about to be closed

    def __init__(
        self, app: QApplication, icons: Icons, settings: Settings, tasks: TaskRunner, report: Report
    ) -> None:
        super().__init__()
        self._settings, self._icons, self._report = settings, icons, report
        self._places: dict[str, Place] = {}
        self._pages: dict[str, Page] = {}
        self._ways: dict[str, QAction] = {}
        self._drawn = self._ready = self._entries = self._narrow = False
        self._state: QWidget | None = None
        self._current = ""
        self._wanted: tuple[str, dict[str, Any]] = ("", {})
        self.undo = UndoActions(app, tasks, report, self)
        self.frame_actions = FrameActions(self)
        self.menus = Menus(self, self.frame_actions, self.undo, settings)
        self._splitters = SplitterSizes(settings, self)
        self._build(tasks)
        self.unsaved = Unsaved(self, self._foot)
        app.focusChanged.connect(self._foot.facts.attend)
        ListMenus(self.menus.edit, self.menus.view, self._foot.facts.list_at_hand, self)
        self.messages = Messages(icons, self._stack)
        self._stack.currentChanged.connect(self.messages.lift)
        self.undo.applying.connect(self.messages.close)  # what it says of the last step is no longer so
        self.frame_actions.close.setVisible(False)
        self._foot.handle.explained.connect(self.messages.show)
        self.drops = WindowDrops(self._stack, self.current_page, self.messages, self)
        self.drops.workspace_dropped.connect(self.file_dropped)
        self.setAcceptDrops(True)
        self.setMinimumSize(760, 480)
        self.setWindowTitle("CICA Events")
        self.frame_actions.sidebar.setChecked(self._settings.sidebar_collapsed)
        self.stand = WindowPlace(app, self)
        self.stand.restore(settings.geometry)

    def add_page(
        self,
        key: str,
        title: str,
        icon: str,
        factory: Callable[[], Page],
        *,
        section: str = "main",
        under: str = "",
        needs_workspace: bool = True,
    ) -> None:
        """Register a page; `factory` is called when it is first shown.

        `section` is "main" or "foot" of the sidebar, or "none" for a page without an entry of its own,
        which then marks the entry `under`.
        """
        self._places[key] = Place(title, factory, under or key, needs_workspace)
        if section == "none":
            return
        shortcut = f"Ctrl+{len(self._ways) + 1}" if section == "main" else ""
        action = QAction(title, self)
        set_keys(action, shortcut)
        action.setData(key)
        action.triggered.connect(self._go)
        self.addAction(action)
        self.menus.add_way(action)
        self._ways[key] = action
        self._sidebar.add(key, title, icon, foot=section == "foot", shortcut=shortcut)
        self._reveal(key)

    def show_page(self, key: str, **args: Any) -> None:
        """Show the page `key`, handing `args` to its `bring_up`; waits for the workspace if need be."""
        if self._places[key].needs_workspace and not self._ready:
            self._wanted = (key, args)
            self._sidebar.mark(self._places[key].entry)
            return
        page = self._page(key)
        held = page.isAncestorOf(self.focusWidget())
        page.bring_up(**args)
        self._current = key
        self._show(page)
        if held and not page.isAncestorOf(self.focusWidget()):  # what had the keyboard is gone there
            content_of(page).setFocus()
        self._sidebar.mark(self._places[key].entry)
        if self._places[key].needs_workspace:
            self._settings.page = self._places[key].entry
        self.page_shown.emit(key)

    def prepare(self, key: str) -> None:
        """Build the page `key` before it is gone to, so that it comes at once."""
        if self._ready:
            self._page(key).prepare()

    def current_page(self) -> Page | None:
        """Return the page that is shown, or None while a state is shown instead."""
        return self._pages.get(self._current)

    def wait(self, state: QWidget) -> None:
        """Show `state` while a workspace is being opened; the pages' entries stand ready."""
        self.leave_workspace(entries=True)
        self._put_state(state)
        self._sidebar.mark(self._wanted[0])

    def stand_without(self, state: QWidget) -> None:
        """Show `state` (the start page, or why opening failed) with no workspace open."""
        self.leave_workspace(entries=False)
        self._put_state(state)
        self._wanted = ("", {})
        self._sidebar.mark("")

    def open_workspace(self, name: str, back: Whereabouts = NOWHERE) -> None:
        """Let the pages be built now: the workspace `name` is open; show the page that was asked for.

        Without such a wish, go `back` to where one was, else to the page shown last.
        """
        self._ready = True
        self._foot.work_open(True)
        self.setWindowTitle(f"{name} — CICA Events")
        self._reveal_all()
        key, args = self._wanted
        self._wanted = ("", {})
        if not key and self.current_page() is not None:  # such as the settings, which need no workspace
            return
        if not key and back.page in self._places:
            self.show_page(back.page, **back.way)
            back.take_up(self._page(back.page))
            return
        known = key or (self._settings.page if self._settings.page in self._places else "")
        self.show_page(known or next(iter(self._places)), **args)

    def to_front(self) -> None:
        """Bring the window before all others."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def place(self) -> str:
        """Return the page and the part of it that are shown, as "meeting/agenda"; "start" without a page."""
        page = self.current_page()
        return "/".join(filter(None, (self._current, page.part()))) if page is not None else "start"

    def here(self, *, lasting: bool = False) -> Whereabouts:
        """Return where one is; nowhere on a page that a next start should not begin with, if `lasting`."""
        page = self.current_page()
        if page is None or (lasting and not self._places[self._current].needs_workspace):
            return NOWHERE
        return here(self._current, page)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and place."""
        self.left.emit()
        self._foot.handle.clear()
        self.remember()
        close_beside(self)
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the sidebar narrow where the page would otherwise have too little room."""
        super().resizeEvent(event)
        self._narrow_where_needed()

    @Slot()
    def _narrow_where_needed(self) -> None:
        narrow = self.width() < self.fontMetrics().averageCharWidth() * NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.frame_actions.sidebar.setChecked(narrow or self._settings.sidebar_collapsed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on a key that nobody took as text or for anything else."""
        if not late_keys.take(event, self.frame_actions, self._foot, self.messages, self.unsaved):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the first picture is on the screen."""
        super().paintEvent(event)
        if not self._drawn:
            self._drawn = True
            QTimer.singleShot(0, self, self.painted.emit)

    def remember(self) -> None:
        """Remember size and place for the next window."""
        self._settings.geometry = self.stand.saved()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file from the desktop or a table of another program, and say what a drop would do."""
        if self.drops.enter(event.mimeData()):
            accept_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take a copy, wherever in the window: what was dragged stays where it was."""
        accept_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the sign away."""
        self.drops.leave()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the workspace, or hand the list to the page."""
        accept_copy(event)
        self.drops.drop(event.mimeData())

    def _build(self, tasks: TaskRunner) -> None:
        actions = self.frame_actions
        self._sidebar = Sidebar(self._icons, actions.sidebar, actions.find, self)
        self._sidebar.chosen.connect(self.show_page)
        self._stack = QStackedWidget(self)
        self.room: QWidget = self._stack  # where the pages stand
        self._foot = Foot(self._icons, self.undo.undo, self._handed_out, self._report, self)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(ProgressStrip(tasks, self))
        right.addWidget(self._foot)
        central = QWidget(self)
        limits = Limits(self, self.current_page, self.undo)
        self.lasting = Lasting(Notices(self._icons, right, central), self._foot, limits, self)
        whole = QHBoxLayout(central)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._sidebar)
        whole.addLayout(right, 1)
        self.setCentralWidget(central)
        self.frame_actions.sidebar.toggled.connect(self._collapse)
        self.frame_actions.zoomed.connect(self._sidebar.follow_zoom)
        self.frame_actions.zoomed.connect(self._narrow_where_needed)
        self.frame_actions.onward.triggered.connect(partial(go_on, self, True))
        self.frame_actions.back.triggered.connect(partial(go_on, self, False))

    def _handed_out(self) -> HandedOut | None:
        """Return what can be dragged out of the window now."""
        page = self.current_page()
        if page is None:
            return None
        from ui.shell.list_out import list_of  # it knows the tables, which the frame does not wait for

        return page.handed_out() or list_of(page)

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = self._places[key].factory()
            page.status_changed.connect(self._count)
            page.actions_changed.connect(self._offer)
            self._pages[key] = page
            self._stack.addWidget(page)
        return self._pages[key]

    def _show(self, widget: QWidget) -> None:
        before = widget.focusWidget()
        if self._stack.currentWidget() is not widget or self.focusWidget() in (None, self._stack):
            self._stack.setCurrentWidget(widget)
            begin = before in (None, widget) or not before.isVisibleTo(widget)
            (content_of(widget) if begin else before).setFocus()  # else the sidebar would have it
        self._count()
        self._offer()

    def _put_state(self, state: QWidget) -> None:
        self._state = state
        self._current = ""
        self.lasting.sound()
        self._stack.addWidget(state)
        self._show(state)

    def leave_workspace(self, *, entries: bool = True) -> None:
        """Drop the pages of the workspace; their `entries` may stay where another is about to open."""
        self._ready = False
        self._entries = entries
        self._foot.work_open(False)
        self.setWindowTitle("CICA Events")
        leaving = [key for key in self._pages if self._places[key].needs_workspace]
        for key in sorted(leaving, key=self._current.__eq__):  # it last, else each would be shown once
            self._drop(self._pages.pop(key))
        if self._state is not None:
            self._drop(self._state)
            self._state = None
        self._reveal_all()

    def _drop(self, widget: QWidget) -> None:
        focus = self.focusWidget()
        if focus is widget or widget.isAncestorOf(focus):
            self._stack.setFocus()
        self._stack.removeWidget(widget)
        widget.deleteLater()

    def _reveal_all(self) -> None:
        self.frame_actions.close.setVisible(self._ready)
        for key in self._ways:
            self._reveal(key)

    def _reveal(self, key: str) -> None:
        shown = self._ready or self._entries or not self._places[key].needs_workspace
        self._sidebar.reveal(key, shown)
        self._ways[key].setVisible(shown)
        self._ways[key].setEnabled(shown)

    @Slot(bool)
    def _collapse(self, collapsed: bool) -> None:
        if not self._narrow:  # where there is no room it is no wish that should last
            self._settings.sidebar_collapsed = collapsed
        self._sidebar.collapse(collapsed)

    @Slot()
    def _go(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.show_page(action.data())

    @Slot()
    def _count(self) -> None:
        page = self.current_page()
        self._foot.show_counts(page.status() if page is not None else "")

    @Slot()
    def _offer(self) -> None:
        page = self.current_page()
        self.menus.offer(page.file_actions() if page is not None else ())
        if page is not None:
            self._splitters.follow(self._current, page)
        self._foot.handle.setVisible(page is not None and hands_out(page))
