"""How a post and its time are said."""

from __future__ import annotations

from typing import Protocol

from cica_events.domain.dates import VagueDate
from cica_events.i18n import _, language


class Held(Protocol):
    """What is known of a post, earlier or present."""

    @property
    def department(self) -> str:
        """The part of the organization."""
        ...

    @property
    def organization(self) -> str:
        """Where it is held."""
        ...

    @property
    def party(self) -> str:
        """The State or organization it is held for."""
        ...


def place(post: Held) -> str:
    """Return where a post is held: "Protocol Department, Ministry of Foreign Affairs, Kazakhstan"."""
    return ", ".join(dict.fromkeys(filter(None, (post.department, post.organization, post.party))))


def period(since: VagueDate | None, until: VagueDate | None) -> str:
    """Return when a post was held: "2019 – May 2023", "since 2019", "until 2023", or nothing."""
    first = since.in_words(language()) if since else ""
    last = until.in_words(language()) if until else ""
    if first and last:
        return f"{first} – {last}"
    if first:
        return _("since {date}").format(date=first)
    return _("until {date}").format(date=last) if last else ""
