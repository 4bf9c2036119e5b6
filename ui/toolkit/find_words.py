"""What a search through a list found, in words."""

from __future__ import annotations

from cica_events.i18n import _, ngettext


def found_words(found: int, problems: int, asked: bool, looking: bool) -> str:
    """Return in words what was found."""
    if not asked:
        return _("Type what is to be found.")
    if not found:
        return _("Looking…") if looking else _("Nothing was found.")
    parts = [ngettext("{count} cell was found.", "{count} cells were found.", found).format(count=found)]
    if problems:
        text = ngettext("{count} of them cannot be changed.", "{count} of them cannot be changed.", problems)
        parts.append(text.format(count=problems))
    return " ".join(parts)
