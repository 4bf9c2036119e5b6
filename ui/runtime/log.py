"""The application's log: a few files that replace each other, in one folder."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

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
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / FILE, maxBytes=SIZE, backupCount=OLDER, encoding="utf-8", delay=True
        )
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler
