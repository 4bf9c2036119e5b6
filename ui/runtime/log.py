"""The application's log: a few files that replace each other, in one folder."""

from __future__ import annotations

import io
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from cica_events.own_files import close_to_others, make_own_folder, open_own

FILE = "cica-events.log"
SIZE = 1_000_000  # bytes
OLDER = 4  # files kept beside the current one


def open_log(folder: Path) -> logging.Logger:
    """Return a logger that writes to `folder`; where that cannot be written, it stays silent."""
    logger = logging.getLogger(f"cica_events.window.{folder}")
    logger.propagate = False
    logger.setLevel(logging.INFO)
    if not logger.handlers:
        logger.addHandler(_handler(folder))
    return logger


def close_log(logger: logging.Logger) -> None:
    """Close the files of `logger`."""
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def _handler(folder: Path) -> logging.Handler:
    try:
        make_own_folder(folder)
        close_to_others(folder)
        handler: logging.Handler = _OwnFiles(
            folder / FILE, maxBytes=SIZE, backupCount=OLDER, encoding="utf-8", delay=True
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


class _OwnFiles(RotatingFileHandler):
    """Writes files that only their owner may read."""

    def _open(self) -> io.TextIOWrapper:
        file = open(self.baseFilename, self.mode, encoding=self.encoding, opener=open_own)  # noqa: SIM115 - as in the class above
        close_to_others(Path(self.baseFilename))
        return file  # type: ignore[return-value]  # text, as the encoding says
