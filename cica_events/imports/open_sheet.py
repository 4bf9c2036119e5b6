"""A sheet that the reader's process has opened, and what is remarkable about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cica_events.imports.grid import Merge, Sheet, Value


class Note(StrEnum):
    """Something that the user should know about how a file was read."""

    ERROR_CELLS = "error-cells"
    UNSAVED_FORMULAS = "unsaved-formulas"
    GUESSED_ENCODING = "guessed-encoding"
    UNCLOSED_QUOTE = "unclosed-quote"
    TEXT_INSIDE = "text-inside"


@dataclass(frozen=True, slots=True)
class Notice:
    """A note with the cells or words that it is about."""

    note: Note
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet ready to be read: `rows` yields (row number, a value for each of `columns`), no blank rows."""

    sheets: tuple[Sheet, ...]
    name: str
    columns: tuple[int, ...]  # counted from 1
    height: int  # rows in all, blank ones too
    rows: Iterator[tuple[int, list[Value]]]
    merges: tuple[Merge, ...] = ()
    notices: tuple[Notice, ...] = ()
    encoding: str = ""
    separator: str = ""
    quote: str = ""
    guessed: bool = False
