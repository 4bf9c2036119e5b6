"""What was found as lines of the palette, each with the way to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtGui import QGuiApplication

from cica_events.domain.found import Hit, Sort
from cica_events.i18n import _
from ui.palette.lines import Further, Line
from ui.shell.desk import Desk

ICONS = {
    Sort.PEOPLE: "user",
    Sort.PARTIES: "flag",
    Sort.MEETINGS: "calendar-days",
    Sort.ITEMS: "list-ordered",
    Sort.DOCUMENTS: "file-text",
    Sort.OUTCOMES: "gavel",
}
FLAGGED = (Sort.PEOPLE, Sort.PARTIES)
Way = tuple[str, dict[str, Any]]


class HitLines:
    """Makes lines that lead to pages through the desk; `where_used` shows in what a record stands."""

    def __init__(self, desk: Desk, where_used: Callable[[Hit], object]) -> None:
        self._desk = desk
        self._where_used = where_used

    def line(self, hit: Hit) -> Line:
        """Return the line of something found."""
        key, args = way_to(hit)
        return Line(
            hit.name,
            partial(self._desk.go, key, **args),
            hit.marks,
            hit.detail,
            hit.detail_marks,
            hit.meeting_key if hit.sort is Sort.PEOPLE else "",
            ICONS[hit.sort],
            hit.party_id if hit.sort in FLAGGED else "",
            tuple(self._further(hit)),
            hit.ref if hit.id else None,
            hit.rank,
        )

    def place(self, key: str, args: dict[str, str], title: str, icon: str, hit: Hit) -> Line:
        """Return the line of a tab of the meeting `hit`."""
        go = partial(self._desk.go, "meeting", meeting_id=hit.meeting_id, **args)
        text = _("{tab} of {meeting}").format(tab=title, meeting=hit.meeting_key)
        return Line(text, go, detail=hit.name, icon=icon, ref=hit.ref)

    def _further(self, hit: Hit) -> Iterable[Further]:
        if hit.sort is Sort.PEOPLE and hit.email:
            yield Further(_("Copy e-mail address"), partial(self._copy, hit.email))
        if hit.participant_id:
            go = partial(
                self._desk.go,
                "meeting",
                meeting_id=hit.meeting_id,
                tab="participants",
                select=hit.participant_id,
            )
            yield Further(_("Open in {meeting}").format(meeting=hit.meeting_key), go)
        if hit.sort in (Sort.PEOPLE, Sort.PARTIES):
            yield Further(_("Where used"), partial(self._where_used, hit))

    def _copy(self, text: str) -> None:
        from ui.shell.tone import Tone

        QGuiApplication.clipboard().setText(text)
        self._desk.messages.show(_("{text} was copied.").format(text=text), Tone.DONE)


def way_to(hit: Hit) -> Way:
    """Return the page on which something is shown, and what that is handed."""
    match hit.sort:
        case Sort.PEOPLE:
            return "people", {"person_id": hit.id}
        case Sort.PARTIES:
            return "parties", {"party_id": hit.id}
        case Sort.ITEMS:
            more: dict[str, Any] = {"tab": "agenda", "view": "agenda", "item_id": hit.id}
        case Sort.OUTCOMES:
            more = {"tab": "outcomes", "select": hit.id}
        case Sort.DOCUMENTS:
            more = {"tab": "documents", "document": hit.document}
        case Sort.MEETINGS:
            more = {}
    return "meeting", {"meeting_id": hit.meeting_id, **more}
