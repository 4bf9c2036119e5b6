"""What the command line prints: aligned columns for people, one JSON document for programs."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from unicodedata import combining, east_asian_width

from cica_events.directions import without_isolates
from cica_events.errors import OutputError
from cica_events.exports.text import STEERING
from cica_events.i18n import _

GAP = "  "
LONGEST = 64  # characters of a cell
_STEERING = re.compile(f"[{STEERING}]")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def use_utf8() -> None:
    """Write UTF-8 whatever the system's own encoding is; what cannot be encoded is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Print a sentence or a line on standard output."""
    _print(printable(text))


def complain(text: str) -> None:
    """Print sentences on standard error."""
    if sys.stderr is not None:  # None where it is closed, and print would take standard output instead
        print(printable(text), file=sys.stderr)


def say_document(document: object) -> None:
    """Print the one JSON document of a command."""
    _print(without_isolates(json.dumps(document, ensure_ascii=False, indent=2)))


def say_table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print `rows` in aligned columns under `headings`; numbers stand at the right, long texts are cut."""
    cells = [[_cell(value) for value in row] for row in rows]
    right = [all(isinstance(value, int | None) for value in column) for column in zip(*rows, strict=True)]
    widths = [max(map(_width, column)) for column in zip(headings, *cells, strict=True)]
    rules = ["-" * width for width in widths]
    for line in (headings, rules, *cells):
        padded = map(_padded, line, widths, right or [False] * len(headings))
        _print(GAP.join(padded).rstrip())


def finish() -> None:
    """Bring out what is still to be printed; OutputError where nobody can take it."""
    with _taken():
        if sys.stdout is not None:  # None where it is closed: nobody wants the answer
            sys.stdout.flush()


def printable(text: str) -> str:
    """Return `text` on one line and without what a terminal takes for a command or for another direction."""
    return _UNPRINTABLE.sub(" ", _STEERING.sub("", text))


def _print(text: str) -> None:
    with _taken():
        print(text)


@contextmanager
def _taken() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        _discard()
        raise
    except OSError as error:
        _discard()
        message = _("The answer cannot be written: {reason}.")
        raise OutputError(message.format(reason=error.strerror or error)) from error


def _discard() -> None:
    """Let what is still to be printed go nowhere, so that Python does not complain of it as it ends."""
    if isinstance(sys.stdout, TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _cell(value: object) -> str:
    text = printable("" if value is None else str(value))
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _padded(text: str, width: int, right: bool) -> str:
    blanks = " " * (width - _width(text))
    return blanks + text if right else text + blanks


def _width(text: str) -> int:
    """Return how many places of a terminal `text` takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)
