"""The description of one printed table, before any file format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, cast

from cica_events.exports.cells import Cell
from cica_events.exports.export import ExportInput
from cica_events.exports.page_breaks import Paper


class Page(Enum):
    """How an A4 page lies, and how wide a table on it should be, in digits of 11 points, before scaling."""

    LANDSCAPE = "landscape", 178.0, 100.0, Paper(769.0, 505.0)
    PORTRAIT = "portrait", 108.0, 92.0, Paper(523.0, 751.0)

    orientation: str
    most: float
    least: float
    paper: Paper

    def __init__(self, orientation: str, most: float, least: float, paper: Paper) -> None:
        self.orientation, self.most, self.least, self.paper = orientation, most, least, paper


class Weight(Enum):
    """How heavily a row is printed."""

    PLAIN = "plain"
    STRONG = "strong"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Band:
    """A line across the table, above the rows that belong together; `look` is one of Styles.band's."""

    text: str
    look: str


GAP = Band("", "gap")


def flat(_row: object) -> int:
    """Indent no row."""
    return 0


def plain(_row: object) -> Weight:
    """Print no row more heavily than the others."""
    return Weight.PLAIN


def unparted(_row: object, _before: object | None) -> Sequence[Band]:
    """Put nothing above a row."""
    return ()


def id_of(row: object) -> str:
    """Return the id of the record that a row of a document that comes back tells of."""
    return cast(Any, row).id  # type: ignore[no-any-return]  # rows are of several types


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with what stands above and below it; every text is in the language of the document."""

    document: ExportInput
    name: str  # of the tab
    title: str  # of the document: "List of participants"
    count: str  # "57 participants"
    page: Page
    depth: Callable[[object], int] = flat  # how far the indented column stands to the right
    indented: str = ""  # the key of that column
    weight: Callable[[object], Weight] = plain
    closing: Mapping[str, Cell] = field(default_factory=dict)  # the last line, by key of column
    ruled_by: tuple[str, ...] = ()  # keys: a rule is drawn where the value of the first one present changes
    parted: Callable[[object, object | None], Sequence[Band]] = unparted  # above a row, given the one before
    sortable: bool = True  # a flat table with a filter
    one_page: bool = False  # printed on a single page, as small as that needs
    comes_back: bool = False  # its rows are records that are known again by their ids, where they have one
    kept_as: Mapping[str, str] = field(default_factory=dict)  # by key of column, that which it is edited as

    @property
    def identified(self) -> bool:
        """Whether each row carries the id of its record."""
        return self.comes_back and self.document.provenance is not None
