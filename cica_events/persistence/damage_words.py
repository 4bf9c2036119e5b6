"""What is told of a damaged workspace file: what is damaged, when it was last whole, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cica_events.domain.dates import VagueDate
from cica_events.errors import DamagedError
from cica_events.i18n import N_, _, language, ngettext

_DAMAGED = N_(
    "{name} is damaged: {what}. It can be read, but nothing is saved to it. Restore a backup, or save what "
    "can be saved to a new file."
)
_CLOSED = N_(
    "{name} is damaged: {what}. Nothing was changed. Restore a backup, or save what can be saved to a new "
    "file."
)
_LAST_WHOLE = N_("It was last whole on {day} at {time}.")


def damaged(
    path: Path, pages: Sequence[int], last_whole: datetime | None, reason: str = "", *, is_open: bool = True
) -> DamagedError:
    """Return the error that tells of damaged `pages`, or of SQLite's own `reason`."""
    if pages:
        text = ngettext(
            "{count} place in it is not as it was saved",
            "{count} places in it are not as they were saved",
            len(pages),
        )
        what = text.format(count=len(pages))
    else:
        what = _("what stands in it does not fit together, as if the file had been cut or mixed up")
    words = _(_DAMAGED if is_open else _CLOSED).format(name=path.name, what=what)
    if last_whole is not None:
        words += " " + when(last_whole)
    return DamagedError(words, path, last_whole, reason)


def when(last_whole: datetime) -> str:
    """Return the sentence that says when the file was last whole, on this computer's clock."""
    local = last_whole.astimezone()
    day = VagueDate.of(local.date()).in_words(language())
    return _(_LAST_WHOLE).format(day=day, time=f"{local:%H:%M}")
