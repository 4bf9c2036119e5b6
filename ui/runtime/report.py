"""The report of an unexpected error in the window."""

from __future__ import annotations

from PySide6.QtCore import qVersion

from cica_events.fault_report import fault_report


def crash_report(error: BaseException) -> str:
    """Return where and how `error` happened, without values, messages from data or private paths."""
    return fault_report(error, f"Qt {qVersion()}")
