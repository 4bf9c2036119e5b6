"""What a merge does with the meetings, posts and picture of two records, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cica_events.directions import COMMA
from cica_events.domain.shown_texts import shown_text
from cica_events.i18n import _, language, ngettext
from cica_events.queries.people import AttendanceRow, PersonRow
from cica_events.services.comparing import Comparison
from cica_events.services.shared_meetings import SharedMeeting
from cica_events.services.workspace import Workspace

NAMED = 3  # meetings that are named; of more it is said how many


def what_moves(comparison: Comparison, workspace: Workspace) -> str:
    """Return what comes along from the other record, and what becomes of meetings that both attend."""
    moving = workspace.people.attendances(comparison.other.id)
    return " ".join(_sentences(moving, comparison))


def meetings_of(person: PersonRow) -> str:
    """Return in how many meetings a person takes part."""
    count = person.meetings
    if not count:
        return _("Takes part in no meeting")
    text = ngettext("Takes part in {count} meeting", "Takes part in {count} meetings", count)
    return text.format(count=count)


def _sentences(moving: Sequence[AttendanceRow], comparison: Comparison) -> Iterator[str]:
    both = comparison.meetings
    titles = [shown_text(row.title, row.title_ru, language()) or row.key for row in moving]
    alone = [title for title in titles if title not in both]
    if alone:
        count = len(alone)
        text = ngettext("{count} meeting moves: {titles}.", "{count} meetings move: {titles}.", count)
        yield text.format(count=count, titles=_listed(alone))
    if both:
        text = ngettext(
            "Both records take part in {count} meeting ({titles}); there the entry that came further stays, "
            "completed from the other.",
            "Both records take part in {count} meetings ({titles}); there the entry that came further stays, "
            "completed from the other.",
            len(both),
        )
        yield text.format(count=len(both), titles=_listed(both))
        yield from _told_apart(comparison.shared)
    yield _(
        "Earlier posts and the picture come along; the present post that is not kept becomes an earlier one. "
        "Undo brings both records back as they were."
    )


def _told_apart(shared: Sequence[SharedMeeting]) -> Iterator[str]:
    """Yield for each meeting that tells its two entries apart which of them stays."""
    for meeting in shared:
        if meeting.stays != meeting.goes:
            text = _("{title}: “{stays}” stays, “{goes}” goes.")
            yield text.format(title=meeting.title, stays=meeting.stays, goes=meeting.goes)


def _listed(titles: Sequence[str]) -> str:
    named = COMMA.join(titles[:NAMED])
    return f"{named}, …" if len(titles) > NAMED else named
