"""The text of the List of Participants as it will stand in the document."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from cica_events.i18n import ngettext
from cica_events.services.documents import ListContent, ListedPerson
from ui.documents.document_preview import DocumentPreview, Writing

MOST = 1000  # people shown; the document has them all


class ListPreview(DocumentPreview):
    """Shows the List of Participants."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.content: ListContent | None = None

    def show_content(self, content: ListContent) -> None:
        """Show another list at the place where the reader was."""
        if content != self.content:
            self.content = content
            self.show_text(content)

    def write(self, document: QTextDocument, content: ListContent) -> None:
        """Write the list into an empty document."""
        _Writing(document).write(content)


class _Writing(Writing):
    """Puts a list into a text document."""

    def write(self, content: ListContent) -> None:
        """Write all of it, people up to MOST."""
        self._cursor.beginEditBlock()
        self.cover(content.cover)
        left = MOST
        for section in content.sections:
            if left > 0:
                self.line(section.name, size=1.15, bold=True, above=20, below=4)
            for party in section.parties:
                shown = party.people[: max(0, left)]
                if shown and party.heading:
                    self.line(party.heading, bold=True, above=12, below=2)
                for person in shown:
                    self._person(person)
                left -= len(party.people)
        if left < 0:
            self._rest(-left)
        self._changes(content)
        self._cursor.endEditBlock()

    def _person(self, person: ListedPerson) -> None:
        self.line(person.titles or person.name, bold=not person.titles, above=8, inset=1)
        if person.titles:
            self.say(f" {person.name}", bold=True)
        if person.native_name:
            self.say(f"   {person.native_name}")
        for text in person.function:
            self.line(text, inset=1)
        self.line(person.capacity, italic=True, inset=1)
        for text in person.contacts:
            self.line(text, inset=1)

    def _changes(self, content: ListContent) -> None:
        self.line(content.changes_heading, size=1.15, bold=True, above=20, below=4)
        party = ""
        for change in content.changes:
            if change.party != party:
                party = change.party
                self.line(party, bold=True, above=12, below=2)
            self.line(f"{change.name}: {change.text}", above=2, inset=1)

    def _rest(self, count: int) -> None:
        text = ngettext(
            "The preview ends here; {count} more participant stands in the document.",
            "The preview ends here; {count} more participants stand in the document.",
            count,
        )
        self.line(text.format(count=count), italic=True, above=20)
