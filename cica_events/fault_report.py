"""The report of an unexpected error: enough to find the fault, nothing about the people in the workspace."""

from __future__ import annotations

import platform
import re
import traceback
from itertools import groupby
from pathlib import PurePath
from types import TracebackType
from typing import Final

FROM_CODE: Final = (AttributeError, NameError, ImportError, TypeError, NotImplementedError, RecursionError)
"""Errors whose message comes from the program's text; that of others may hold what a user typed."""

LEFT_OUT: Final = "…"
_QUOTED: Final = re.compile(r"""(["“«„]).*?(["”»“])|(?<!\w)'.*'(?!\w)""", re.DOTALL)
_PLAIN: Final = re.compile(r"[A-Za-z_:][\w:.,;()<>*=!-]*|-?\d{1,4}[.,;:)]?|[-=<>()]+", re.ASCII)


def fault_report(error: BaseException, *versions: str) -> str:
    """Return where and how `error` happened, without values, messages from data or private paths.

    `versions` are told beside those of the system and of Python.
    """
    lines = [
        f"CICA Events on {platform.system()} {platform.release()} ({platform.machine()})",
        ", ".join((f"Python {platform.python_version()}", *versions)),
        "",
    ]
    seen: set[int] = set()
    cause: BaseException | None = error
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        lines += [*_frames(cause.__traceback__), _headline(cause), ""]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\n".join(lines).rstrip() + "\n"


def without_data(message: str) -> str:
    """Return a message of a library without what may come from data: quoted texts, paths, other letters."""
    words = _QUOTED.sub(LEFT_OUT, message).split()
    kept = (word if _PLAIN.fullmatch(word) else LEFT_OUT for word in words)
    return " ".join(word for word, _run in groupby(kept) if word)


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
