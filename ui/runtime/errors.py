"""The one place where errors reach the user: expected ones quietly, unexpected ones with a report."""

from __future__ import annotations

import re
import sys
import threading
from collections import deque
from functools import cached_property
from logging import Logger
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QWidget

from cica_events.errors import Cancelled, CicaError, DamagedError

KINDS = 10
_BY_QT = re.compile(r"(Error calling Python override of [\w:]+\(\): )+")
"""What PySide writes before the words of an error that passes through a method of Qt."""


class ErrorReporter(QObject):
    """Tells the user about errors from any thread and writes the unexpected ones to the log."""

    told = Signal(str)
    damage_told = Signal(str)
    quit_asked = Signal()
    _reported = Signal(object)

    def __init__(self, log_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.log_folder = log_folder
        self._window: QWidget | None = None
        self._dialog: QWidget | None = None
        self.kinds: deque[str] = deque(maxlen=KINDS)  # of the last errors, whose texts may name people
        self._reported.connect(self._show)

    @cached_property
    def log(self) -> Logger:
        """The log; opened when first needed, as that takes time the first picture should not wait for."""
        from ui.runtime.log import open_log

        return open_log(self.log_folder)

    def stand_over(self, window: QWidget | None) -> None:
        """Show crash dialogs over `window`."""
        self._window = window

    def report(self, error: BaseException) -> None:
        """Tell the user about `error`; safe to call from any thread."""
        self._reported.emit(error)

    def install(self) -> None:
        """Catch what nobody caught: in Python, in its threads and in Qt."""
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        qInstallMessageHandler(self._from_qt)

    def close(self) -> None:
        """Give the hooks back and close the log."""
        if sys.excepthook == self._uncaught:
            sys.excepthook = sys.__excepthook__
            threading.excepthook = threading.__excepthook__
            qInstallMessageHandler(None)
        if "log" in self.__dict__:
            from ui.runtime.log import close_log

            close_log(self.log)

    @Slot(object)
    def _show(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        self.kinds.append(type(error).__name__)
        if isinstance(error, CicaError):
            self.log.info("Told: %s", type(error).__name__)
            words = _BY_QT.sub("", str(error))
            (self.damage_told if isinstance(error, DamagedError) else self.told).emit(words)
        else:
            self._crash(error)

    def _crash(self, error: BaseException) -> None:
        from ui.runtime.report import crash_report

        report = crash_report(error)
        self.log.error("Unexpected error\n%s", report)
        if self._dialog is not None:
            return  # one dialog tells enough; the log has them all
        from ui.runtime.crash_dialog import CrashDialog

        dialog = CrashDialog(report, self.log_folder, self._window)
        self._dialog = dialog
        dialog.quit_asked.connect(self.quit_asked)
        dialog.finished.connect(self._dialog_closed)
        dialog.open()

    @Slot()
    def _dialog_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self.quit_asked.emit()
        else:
            self.report(error.with_traceback(trace))

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)

    def _from_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        from cica_events.fault_report import without_data

        serious = kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
        (self.log.error if serious else self.log.warning)("Qt: %s", without_data(message))
