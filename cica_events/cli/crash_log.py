"""Keeps the report of an unexpected failure where the user can find it and send it on."""

from __future__ import annotations

import platform
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from cica_events.i18n import _
from cica_events.paths import data_folder

FILE = "command-line.log"
LARGEST = 1_000_000  # bytes, after which the log begins anew


def keep(error: BaseException, command: str) -> str:
    """Write the report and return in a sentence where it lies."""
    for folder in (data_folder(), Path(tempfile.gettempdir())):
        path = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            fresh = not path.exists() or path.stat().st_size > LARGEST
            with path.open("w" if fresh else "a", encoding="utf-8", errors="backslashreplace") as log:
                log.write(_report(error, command))
        except OSError:
            continue
        return _(
            "What happened stands in {path}; please send it to those who look after the program."
        ).format(path=path)
    return _("It could not even be written down: {reason}").format(reason=repr(error))


def _report(error: BaseException, command: str) -> str:
    trace = "".join(traceback.format_exception(error))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return f"{now} {command} on {platform.platform()}, Python {platform.python_version()}\n{trace}\n"
