"""What stands in the palette: headings, and lines that do something when they are chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cica_events.domain.found import Marks, Ref

Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Further:
    """What a line can do beside, with Ctrl+Enter, Shift+Enter or Alt+Enter in their order."""

    text: str
    run: Run


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `run` does what it says. `marks` are the pieces of `text` that agree with the question.

    `aside` stands at the right: keys, or where. `ref` is the record that it opens, to be remembered.
    """

    text: str
    run: Run
    marks: Marks = ()
    detail: str = ""
    detail_marks: Marks = ()
    aside: str = ""
    icon: str = ""
    party_id: str = ""
    further: tuple[Further, ...] = ()
    ref: Ref | None = None
    rank: int = 0
    impossible: bool = False  # just now: `detail` says why

    @property
    def spoken(self) -> str:
        """Return the line as a screen reader says it."""
        return ", ".join(part for part in (self.text, self.detail, self.aside) if part)


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of the lines below it, which cannot be chosen."""

    text: str

    @property
    def spoken(self) -> str:
        """Return the heading as a screen reader says it."""
        return self.text


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence where there are no lines, which cannot be chosen."""

    text: str

    @property
    def spoken(self) -> str:
        """Return the sentence as a screen reader says it."""
        return self.text


Entry = Line | Heading | Remark
