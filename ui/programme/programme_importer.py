"""How lists of sessions are taken in: by which service, and in which words."""

from __future__ import annotations

from cica_events.i18n import _, ngettext
from cica_events.services.import_plan import ImportResult
from ui.imports.import_outcome import done
from ui.imports.importer import Importer
from ui.shell.desk import Desk
from ui.toolkit.values import Values


class ProgrammeWords:
    """Speaks of sessions."""

    @property
    def title(self) -> str:
        """The title of the window."""
        return _("Import a programme")

    @property
    def example(self) -> str:
        """What can be taken in."""
        return _(
            "A programme as an Excel sheet, a text file or a table of a document, its days in a column or in "
            "lines above their sessions. You see every session before anything is changed."
        )

    def take(self, count: int) -> str:
        """Return what the button says that adds sessions."""
        return ngettext("Import {count} session", "Import {count} sessions", count).format(count=count)

    def done(self, result: ImportResult) -> str:
        """Return in a sentence what was done."""
        added = ngettext("{count} session was added", "{count} sessions were added", result.created)
        return done(added, result)


def programme_importer(desk: Desk, meeting_id: str) -> Importer:
    """Return what takes lists of sessions into a meeting."""
    return Importer(
        service=desk.workspace.programme_imports,
        meeting_id=meeting_id,
        document="programme",
        words=ProgrammeWords(),
        values=Values(),
        layouts=desk.workspace.import_layouts,
    )
