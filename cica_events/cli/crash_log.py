"""Keeps the report of an unexpected failure where the user can find it and send it on."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from cica_events.fault_report import fault_report
from cica_events.i18n import _
from cica_events.own_files import close_to_others, make_own_folder, open_own
from cica_events.paths import data_folder

FILE = "command-line.log"
LARGEST = 1_000_000  # bytes, after which the log begins anew


def keep(error: BaseException, command: str) -> str:
    """Write the report, which holds no data of the workspace, and return in a sentence where it lies."""
    report = _report(error, command)
    for place in (_in_data_folder, _in_passing_folder):
        try:
            path = place(report)
        except OSError:
            continue
        return _(
            "What happened stands in {path}; please send it to those who look after the program."
        ).format(path=path)
    return _("It could not even be written down: {reason}").format(reason=type(error).__name__)


def _in_data_folder(report: str) -> Path:
    folder = data_folder()
    make_own_folder(folder)
    path = folder / FILE
    fresh = not path.exists() or path.stat().st_size > LARGEST
    with open(path, "w" if fresh else "a", encoding="utf-8", opener=open_own) as log:
        close_to_others(path)
        log.write(report)
    return path


def _in_passing_folder(report: str) -> Path:
    """Write into a new file: in a folder of everybody's a known name could be somebody else's link."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", prefix="cica-events-", suffix=".log", delete=False
    ) as log:
        log.write(report)
    return Path(log.name)


def _report(error: BaseException, command: str) -> str:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return f"{now} {command}\n{fault_report(error)}\n"
