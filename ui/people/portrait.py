"""The round picture of a person, or the initials; chosen, dropped, pasted and removed where it stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from cica_events.i18n import _
from ui.people.pictures import kept_image, offered
from ui.runtime.icons import Icons
from ui.toolkit.colours import colour

SIZE = 56  # pixels, independent of the screen's density


class Portrait(QAbstractButton):
    """Asks for a picture to be chosen or removed, and hands over what is dropped on it or pasted."""

    choose_asked = Signal()
    remove_asked = Signal()
    brought = Signal(object)  # the work that makes a JPEG of it

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._initials = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAcceptDrops(True)
        self.setFixedSize(self.sizeHint())
        self.menu = QMenu(self)
        self.choose = self._action(icons, "folder-open", _("Choose picture…"))
        self.choose.triggered.connect(self.choose_asked)
        self.paste = self._action(icons, "clipboard-paste", _("Paste picture"))
        self.paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        self.paste.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.paste.triggered.connect(self._paste)
        self.remove = self._action(icons, "trash-2", _("Remove picture"))
        self.remove.triggered.connect(self.remove_asked)
        self.menu.aboutToShow.connect(self._offer)
        self.clicked.connect(self._open_menu)

    def _action(self, icons: Icons, icon: str, text: str) -> QAction:
        action = QAction(text, self)
        icons.put(action, icon)
        self.menu.addAction(action)
        return action

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown, not the initials."""
        return not self._picture.isNull()

    def sizeHint(self) -> QSize:
        """Return the room of the circle."""
        return QSize(SIZE, SIZE)

    def show_person(self, name: str, initials: str, picture: bytes | None) -> None:
        """Show the picture of a person (a JPEG or PNG), or the initials while there is none."""
        self._initials = initials
        self._picture = QPixmap.fromImage(kept_image(picture)) if picture else QPixmap()
        self.setAccessibleName(_("Picture of {name}").format(name=name))
        self.setToolTip(
            _("Change or remove the picture") if self.has_picture else _("Choose, drop or paste a picture")
        )
        self.update()

    @Slot()
    def _offer(self) -> None:
        self.paste.setEnabled(offered(QGuiApplication.clipboard().mimeData()) is not None)
        self.remove.setEnabled(self.has_picture)

    @Slot()
    def _open_menu(self) -> None:
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    @Slot()
    def _paste(self) -> None:
        work = offered(QGuiApplication.clipboard().mimeData())
        if work is not None:
            self.brought.emit(work)

    # What the keyboard and the mouse bring

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste and remove by the usual keys."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() == Qt.Key.Key_Delete and self.has_picture:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures and nothing else."""
        if offered(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over what was dropped."""
        work = offered(event.mimeData())
        if work is not None:
            event.acceptProposedAction()
            self.brought.emit(work)

    # How it looks

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        circle = QPainterPath()
        circle.addEllipse(ring)
        painter.fillPath(circle, colour(self.palette(), "selection"))
        if self.has_picture:
            painter.setClipPath(circle)
            painter.drawPixmap(ring, self._picture, self._middle())
            painter.setClipping(False)
        else:
            font = self.font()
            font.setPixelSize(SIZE // 3)
            painter.setFont(font)
            painter.setPen(colour(self.palette(), "accent_text"))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, self._initials)
        focused = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(colour(self.palette(), "accent" if focused else "line"), 2 if focused else 1))
        painter.drawEllipse(ring)

    def _middle(self) -> QRectF:
        """Return the square in the middle of the picture; of an upright one, nearer to its top."""
        width, height = self._picture.width(), self._picture.height()
        side = min(width, height)
        return QRectF((width - side) / 2, (height - side) / 4, side, side)
