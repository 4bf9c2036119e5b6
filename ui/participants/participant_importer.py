"""How lists of participants are taken in: by which service, and in which words."""

from __future__ import annotations

from collections.abc import Sequence

from cica_events.i18n import _, ngettext
from cica_events.services.import_plan import ImportResult
from ui.imports.import_outcome import done
from ui.imports.importer import Importer
from ui.shell.desk import Desk
from ui.shell.party_choices import PartyChoices
from ui.toolkit.values import Values


class ParticipantWords:
    """Speaks of participants."""

    @property
    def title(self) -> str:
        """The title of the window."""
        return _("Import participants")

    @property
    def example(self) -> str:
        """What can be taken in."""
        return _(
            "Any list of people that a delegation, a hotel or a registration page sent. Headings may be in "
            "any order, title rows above them do no harm, and you see every row before anything is changed."
        )

    def take(self, count: int) -> str:
        """Return what the button says that adds participants."""
        text = ngettext("Import {count} participant", "Import {count} participants", count)
        return text.format(count=count)

    def done(self, result: ImportResult) -> str:
        """Return in a sentence what was done."""
        added = ngettext("{count} participant was added", "{count} participants were added", result.created)
        return done(added, result)


def participant_importer(desk: Desk, meeting_id: str) -> Importer:
    """Return what takes lists of participants into a meeting."""
    parties = PartyChoices(desk.workspace)
    listed: list[Sequence[tuple[str, str]]] = []

    def homes() -> Sequence[tuple[str, str]]:
        """Return (id, name) of all parties and of the groups of the meeting."""
        if not listed:
            rows = desk.workspace.delegations.rows(meeting_id)
            groups = [(row.id, row.party_name) for row in rows if row.party_id is None]
            listed.append([*parties(), *groups])
        return listed[0]

    return Importer(
        service=desk.workspace.imports,
        meeting_id=meeting_id,
        document="participants",
        words=ParticipantWords(),
        values=Values(homes, parties.mark),
        home="party",
        layouts=desk.workspace.import_layouts,
    )
