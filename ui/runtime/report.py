"""The report of an unexpected error: enough to find the fault, nothing about the people in the workspace."""

from __future__ import annotations

import platform
import traceback
from pathlib import PurePath
from types import TracebackType

from PySide6.QtCore import qVersion

FROM_CODE = (AttributeError, NameError, ImportError, TypeError, NotImplementedError, RecursionError)
"""Errors whose message comes from the program's text; that of others may hold what a user typed."""


def crash_report(error: BaseException) -> str:
    """Return where and how `error` happened, without values, messages from data or private paths."""
    lines = [
        f"CICA Events on {platform.system()} {platform.release()} ({platform.machine()})",
        f"Python {platform.python_version()}, Qt {qVersion()}",
        "",
    ]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines += [*_frames(cause.__traceback__), _headline(cause), ""]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n".join(lines).rstrip() + "\n"


def _frames(trace: TracebackType | None) -> list[str]:
    return [
        f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}" for frame in traceback.extract_tb(trace)
    ]


def _place(filename: str) -> str:
    parts = PurePath(filename).parts
    for root in ("site-packages", "cica_events", "ui"):
        if root in parts:
            start = parts.index(root) + (root == "site-packages")
            return "/".join(parts[start:])
    return parts[-1] if parts else filename


def _headline(error: BaseException) -> str:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    message = str(error) if isinstance(error, FROM_CODE) else ""
    return f"{name}: {message}" if message else name
