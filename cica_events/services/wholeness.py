"""Whether the file of an open workspace is as it was saved, and what is told where it is not."""

from __future__ import annotations

from dataclasses import dataclass

from cica_events.errors import DamagedError
from cica_events.i18n import _
from cica_events.persistence.database import Database
from cica_events.persistence.seal import State


@dataclass(frozen=True, slots=True)
class Wholeness:
    """What a look found: the damage, or a `notice` of something harmless; neither where all is well."""

    damage: DamagedError | None = None
    notice: str = ""


def look(database: Database) -> Wholeness:
    """Compare the whole file with its checksums, once; what changes it waits for that meanwhile.

    Raises StorageError where it cannot be read.
    """
    finding = None if database.closed else database.look_over()
    if database.seal is None or finding is None:
        return Wholeness()
    name = database.address.path.name
    if finding.state is State.DAMAGED:
        return Wholeness(damage=database.seal.error(finding))
    if finding.state is State.UNUSED_CHANGED:
        text = _("Bytes of {name} changed that hold nothing. Nothing is lost, but look after the drive.")
        return Wholeness(notice=text.format(name=name))
    if finding.state is State.SEAL_UNREADABLE:
        text = _(
            "The checksums of {name} could not be read. The file was looked over and seems sound; the next "
            "change writes them anew."
        )
        return Wholeness(notice=text.format(name=name))
    return Wholeness()
