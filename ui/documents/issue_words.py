"""How an issue of a document is named on the screen."""

from __future__ import annotations

from datetime import datetime

from cica_events.directions import DOT
from cica_events.domain.dates import VagueDate
from cica_events.i18n import LANGUAGES, _, language
from cica_events.services.documents import IssueRow
from ui.shell.moments import local_now


def moment(issued_at: datetime) -> str:
    """Return "12 December 2023, 14:30" in the time zone of this machine."""
    local = issued_at.astimezone(local_now().tzinfo)
    return f"{VagueDate.of(local.date()).in_words(language())}, {local:%H:%M}"


def version(issue: IssueRow) -> str:
    """Return "Revision 1 of 12 December 2023, 14:30"."""
    name = issue.name(language())
    if issue.issued_at is None:
        return name
    return _("{version} of {moment}").format(version=name, moment=moment(issue.issued_at))


def details(issue: IssueRow) -> str:
    """Return in which language and under which symbol an issue was given out."""
    parts = (LANGUAGES.get(issue.language, issue.language), issue.symbol)
    return DOT.join(part for part in parts if part)
