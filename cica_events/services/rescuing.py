"""Saves what can be saved of a damaged workspace, and says in words what that was and what was lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from cica_events.i18n import N_, _, ngettext
from cica_events.persistence.address import SUFFIX
from cica_events.persistence.cipher import Key, is_locked, needed
from cica_events.persistence.faults import missing
from cica_events.persistence.kept_copies import SAVED
from cica_events.persistence.rescue import Salvaged
from cica_events.persistence.salvage import salvage
from cica_events.progress import Progress, silent
from cica_events.services.history_details import NOUNS

__all__ = ["Salvaged", "proposal", "save_what_can_be_saved", "told"]

_MOST = 5  # foreign parts of a file that are named
_HISTORY = N_("History")


def save_what_can_be_saved(
    path: Path, target: Path, progress: Progress = silent, key: Key | None = None
) -> Salvaged:
    """Make the new workspace `target` of what can be read of `path`, which is only read; StorageError.

    A locked one needs its `key`, and the new one is locked with it; LockedError.
    """
    if not path.is_file():
        raise missing(path)
    if key is None and is_locked(path):
        raise needed(path)
    return salvage(path, target, progress, key)


def proposal(path: Path) -> Path:
    """Return a free name beside `path` for what is saved of it."""
    number, name = 1, path.with_name(_(SAVED).format(name=path.stem) + SUFFIX)
    first = name
    while name.exists():
        number += 1
        name = first.with_name(f"{first.stem} {number}{SUFFIX}")
    return name


def told(saved: Salvaged) -> list[str]:
    """Return in sentences what was saved and what was lost, by kinds of records."""
    if saved.whole:
        text = ngettext(
            "{count} byte was put right. Nothing is lost: the new file is as the old one was last saved.",
            "{count} bytes were put right. Nothing is lost: the new file is as the old one was last saved.",
            saved.mended,
        )
        return [text.format(count=saved.mended)]
    count = sum(saved.kept[table] for table in NOUNS)
    left = _("Left behind: {list}.").format(list=", ".join(saved.left_out[:_MOST]))
    lines = [ngettext("{count} record was saved.", "{count} records were saved.", count).format(count=count)]
    lost, doubtful = _counted(saved.lost), _counted(saved.doubtful)
    if lost:
        lines.append(_("Lost: {list}.").format(list=lost))
    elif not saved.unreadable:
        lines.append(_("No record is known to be lost."))
    if saved.unreadable:
        names = ", ".join(_(NOUNS.get(table, _HISTORY)) for table in saved.unreadable)
        lines.append(_("Could not be read at all: {list}.").format(list=names))
    if saved.left_out:
        lines.append(left)
    if doubtful:
        lines.append(_("Look these over, they stood in a damaged place: {list}.").format(list=doubtful))
    return lines


def _counted(counts: Counter[str]) -> str:
    """Return "Person (3), Participant (5), History (1)"; empty where nothing was counted."""
    known = [(_(NOUNS[table]), counts[table]) for table in NOUNS if counts[table]]
    other = sum(count for table, count in counts.items() if table not in NOUNS)
    named = [*known, (_(_HISTORY), other)] if other else known
    return ", ".join(f"{name} ({count})" for name, count in named)
