"""How lists of agenda items are taken in: by which service, and in which words."""

from __future__ import annotations

from cica_events.i18n import _, ngettext
from cica_events.services.import_plan import ImportResult
from ui.imports.import_outcome import done
from ui.imports.importer import Importer
from ui.shell.desk import Desk
from ui.toolkit.values import Values


class AgendaWords:
    """Speaks of agenda items."""

    @property
    def title(self) -> str:
        """The title of the window."""
        return _("Import agenda items")

    @property
    def example(self) -> str:
        """What can be taken in."""
        return _(
            "An agenda as an Excel sheet, a text file or a table of a document. Numbers in front of the "
            "items say what stands under what, and you see every item before anything is changed."
        )

    def take(self, count: int) -> str:
        """Return what the button says that adds items."""
        return ngettext("Import {count} item", "Import {count} items", count).format(count=count)

    def done(self, result: ImportResult) -> str:
        """Return in a sentence what was done."""
        added = ngettext("{count} item was added", "{count} items were added", result.created)
        return done(added, result)


def agenda_importer(desk: Desk, meeting_id: str) -> Importer:
    """Return what takes lists of agenda items into a meeting."""
    return Importer(
        service=desk.workspace.agenda_imports,
        meeting_id=meeting_id,
        document="agenda",
        words=AgendaWords(),
        values=Values(),
        layouts=desk.workspace.import_layouts,
    )
