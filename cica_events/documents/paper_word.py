"""Writes a paper as a Word document from a template of named styles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cica_events.documents.paper import Line, Look, Paper, Row, Table, Tone
from cica_events.documents.paper_template import template_for
from cica_events.documents.word_template import Demands, describe, fill_cover, opened, style_ids
from cica_events.exports.target import replacing
from cica_events.progress import Progress

if TYPE_CHECKING:
    from docx.document import Document

LEVELS: Final = {Look.ITEM: 4, Look.ENTRY: 2}
"""The looks that have a style for each level."""
TONES: Final = {Tone.STRONG: "Paper Strong", Tone.SLANTED: "Paper Slanted", Tone.QUIET: "Paper Quiet"}
_BELOW_ITEMS: Final = (
    Look.ANNOTATION,
    Look.DETAIL,
    Look.INTERNAL,
)  # begin where the title of their item does
_HUNG: Final = (Look.ITEM, Look.ENTRY, Look.SPEAKER)  # whose number hangs to the left of the text
_HEADINGS: Final = (Look.ITEM,)


def style_of(look: Look, level: int = 0) -> str:
    """Return the name of a style, such as "Paper Session" or "Paper Item 2"."""
    name = f"Paper {look.value.capitalize()}"
    return f"{name} {min(max(level, 1), LEVELS[look])}" if look in LEVELS else name


STYLES: Final = (
    *(style_of(look, level) for look in Look for level in range(1, LEVELS.get(look, 1) + 1)),
    *TONES.values(),
)
DEMANDS: Final = Demands(frozenset({"content"}), ("title", "content"), STYLES)


def write_paper_word(
    paper: Paper, path: Path, own_templates: Path | None, progress: Progress
) -> tuple[str, ...]:
    """Write the paper to `path`, all of it or nothing, and return what the user should be told.

    Raises InputError for a template that cannot be used, OutputError, Cancelled.
    """
    document = opened(template_for(paper.key, ".docx", own_templates), own_templates, DEMANDS)
    _Filling(document, paper).fill(progress)
    whole = BytesIO()  # an archive that fails half-way would go on writing when it is thrown away
    document.save(whole)
    with replacing(path) as file:
        file.write(whole.getbuffer())
    return ()


class _Filling:
    """Puts the content into a template that was checked."""

    def __init__(self, document: Document, paper: Paper) -> None:
        self._document = document
        self._paper = paper
        self._styles = style_ids(document)
        self._indents = [
            document.styles[style_of(Look.ITEM, level)].paragraph_format.left_indent
            for level in range(1, LEVELS[Look.ITEM] + 1)
        ]
        speaker = document.styles[style_of(Look.SPEAKER)].paragraph_format.left_indent
        self._below_entry = 2 * (speaker or 0)

    def fill(self, progress: Progress) -> None:
        """Fill cover and content."""
        from cica_events.documents.placeholders import holder

        body = self._document.element.body
        place = holder(body, "content")
        place.clear()  # what the paper says is never searched for placeholders
        fill_cover(self._document, self._paper.cover)
        blocks = self._paper.blocks
        for done, block in enumerate(blocks):
            progress(done, len(blocks))
            following = blocks[done + 1] if done + 1 < len(blocks) else None
            for element in self._block(block, following):
                place.addprevious(element)
        if isinstance(blocks[-1], Table):
            self._shrink(place)  # Word wants a paragraph behind a table
        else:
            body.remove(place)
        describe(self._document, self._paper.cover, self._paper.language)
        progress(len(blocks), len(blocks))

    def _block(self, block: Line | Table, following: Line | Table | None) -> Iterator[Any]:
        if isinstance(block, Line):
            heads = isinstance(following, Table) or _belongs(following)
            yield self._paragraph(block, together=heads and block.look in _HEADINGS)
            return
        from cica_events.documents.word_tables import spacer, table

        yield table(block, self._lines)
        if isinstance(following, Table):
            yield spacer()

    def _lines(self, row: Row, lines: Sequence[Line]) -> Iterator[Any]:
        """Yield the paragraphs of a cell; every cell has one."""
        for each in lines or (Line(Look.CELL, ()),):
            yield self._paragraph(each, together=row.together)

    def _paragraph(self, found: Line, *, together: bool) -> Any:
        from cica_events.documents.word_text import add_tab, add_text, indent, paragraph, unhang

        made = paragraph(
            self._styles[style_of(found.look, found.level)], keep_with_next=True if together else None
        )
        if found.level and found.look in _BELOW_ITEMS:
            indent(made, self._indents[min(found.level, len(self._indents)) - 1])
        if found.look is Look.PRONOUNCED or (found.look is Look.SPEAKER and found.number):
            indent(made, self._below_entry)  # their item has a number of its own
        if found.number:
            add_text(made, found.number)
            add_tab(made)
        elif found.look in _HUNG:
            unhang(made)
        for part in found.parts:
            add_text(made, part.text, self._styles[TONES[part.tone]] if part.tone in TONES else "")
        return made

    def _shrink(self, place: Any) -> None:
        from cica_events.documents.word_tables import shrink

        shrink(place)


def _belongs(following: Line | Table | None) -> bool:
    return isinstance(following, Line) and following.look in _BELOW_ITEMS
