"""Writes the List of Participants as a Word document from a template of named styles."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from cica_events.documents.content import ListContent, ListedParty, ListedPerson
from cica_events.documents.scripts import runs
from cica_events.documents.word_template import Demands, describe, fill_cover, opened, style_ids
from cica_events.exports.target import replacing
from cica_events.progress import Progress

if TYPE_CHECKING:
    from docx.document import Document

TEMPLATE: Final = "list-of-participants.docx"
STYLES: Final = (
    "List Section",
    "List Party",
    "List Person",
    "List Titles",
    "List Native Name",
    "List Function",
    "List Capacity",
    "List Contact",
    "List Change",
)
DEMANDS: Final = Demands(frozenset({"list", "changes"}), ("title", "list"), STYLES)
_LINE = {
    1: 80,
    2: 36,
}  # letters of a name that surely fit, by columns: its own script goes together, or below


def write_word(
    content: ListContent, path: Path, own_templates: Path | None, progress: Progress
) -> tuple[str, ...]:
    """Write the document to `path`, all of it or nothing, and return what the user should be told.

    Raises InputError for a template that cannot be used, OutputError, Cancelled.
    """
    document = opened(TEMPLATE, own_templates, DEMANDS)
    _Filling(document, content).fill(progress)
    whole = BytesIO()  # an archive that fails half-way would go on writing when it is thrown away
    document.save(whole)
    with replacing(path) as file:
        file.write(whole.getbuffer())
    return ()


class _Filling:
    """Puts the content into a template that was checked."""

    def __init__(self, document: Document, content: ListContent) -> None:
        self._document = document
        self._content = content
        self._styles = style_ids(document)

    def fill(self, progress: Progress) -> None:
        """Fill cover, list and changes."""
        from cica_events.documents.placeholders import holder
        from cica_events.documents.word_text import set_in_columns

        body = self._document.element.body
        list_place = holder(body, "list")
        changes_place = holder(body, "changes")
        marks = [place for place in (list_place, changes_place) if place is not None]
        for mark in marks:  # what the list says is never searched for placeholders
            mark.clear()
        fill_cover(self._document, self._content.cover)
        total = sum(1 for _pair in self._content.people())
        for done, element in enumerate(self._list()):
            list_place.addprevious(element)
            if done % 50 == 0:
                progress(min(done, total), total)
        if self._content.columns == 2:
            set_in_columns(body, self._first_of_list(body, list_place), 2)
        for element in self._changes():
            marks[-1].addprevious(element)
        for mark in marks:
            body.remove(mark)
        describe(self._document, self._content.cover, self._content.language)
        progress(total, total)

    def _first_of_list(self, body: Any, list_place: Any) -> Any:
        section = self._styles["List Section"]
        return next((one for one in body if getattr(one, "style", None) == section), list_place)

    def _list(self) -> Iterator[Any]:
        from cica_events.documents.word_text import add_text, paragraph

        for section in self._content.sections:
            heading = paragraph(self._styles["List Section"])
            add_text(heading, section.name)
            yield heading
            for party in section.parties:
                yield from self._party(party)

    def _party(self, party: ListedParty) -> Iterator[Any]:
        from cica_events.documents.word_text import add_text, paragraph

        if party.heading:
            heading = paragraph(self._styles["List Party"])
            add_text(heading, party.heading)
            yield heading
        for person in party.people:
            yield from self._person(person)

    def _person(self, person: ListedPerson) -> Iterator[Any]:
        from cica_events.documents.word_text import add_break, add_gap, add_text, paragraph

        lines = [
            *(("List Function", line) for line in person.function),
            *([("List Capacity", person.capacity)] if person.capacity else []),
            *(("List Contact", contact) for contact in person.contacts),
        ]
        name = paragraph(self._styles["List Person"], keep_with_next=bool(lines))
        if person.titles:
            add_text(name, f"{person.titles} ", self._styles["List Titles"])
        add_text(name, person.name)
        if person.native_name:
            whole = _length(f"{person.titles} {person.name}  {person.native_name}")
            begin = add_break if whole > _LINE[self._content.columns] else add_gap
            begin(name)
            add_text(name, person.native_name, self._styles["List Native Name"])
        yield name
        for number, (style, text) in enumerate(lines, start=1):
            line = paragraph(self._styles[style], keep_with_next=number < len(lines))
            add_text(line, text)
            yield line

    def _changes(self) -> Iterator[Any]:
        from cica_events.documents.word_text import add_text, paragraph

        if not self._content.changes_heading:
            return
        heading = paragraph(self._styles["List Section"])
        add_text(heading, self._content.changes_heading)
        yield heading
        party = ""
        for change in self._content.changes:
            if change.party != party:
                party = change.party
                title = paragraph(self._styles["List Party"])
                add_text(title, party)
                yield title
            line = paragraph(self._styles["List Change"])
            add_text(line, f"{change.name}: {change.text}")
            yield line


def _length(text: str) -> int:
    """Return about how wide a text is, in letters of usual width."""
    return sum(2 if script.east_asian else 1 for script, piece in runs(text) for _letter in piece)
