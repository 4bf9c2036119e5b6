"""A sheet that the reader's process has opened, and what is remarkable about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cica_events.imports.sources.grid import Merge, Sheet
from cica_events.imports.sources.row_blocks import Block


class Note(StrEnum):
    """Something that the user should know about how a file was read."""

    ERROR_CELLS = "error-cells"
    UNSAVED_FORMULAS = "unsaved-formulas"
    GUESSED_ENCODING = "guessed-encoding"
    UNCLOSED_QUOTE = "unclosed-quote"
    TEXT_INSIDE = "text-inside"
    SPOILED_LETTERS = "spoiled-letters"
    LOST_TEXTS = "lost-texts"


@dataclass(frozen=True, slots=True)
class Notice:
    """A note with the cells or words that it is about."""

    note: Note
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet ready to be read, block by block, each with a column for each of `columns`.

    `height` are its rows in all, blank ones too; `complete` is False where the blocks are known to leave
    some out.
    """

    sheets: tuple[Sheet, ...]
    name: str
    columns: tuple[int, ...]  # counted from 1
    height: int
    blocks: Iterator[Block]
    merges: tuple[Merge, ...] = ()
    notices: tuple[Notice, ...] = ()
    encoding: str = ""
    separator: str = ""
    quote: str = ""
    guessed: bool = False
    complete: bool = True
