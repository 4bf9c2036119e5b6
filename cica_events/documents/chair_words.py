"""What the chair says at each point of a programme: which formula belongs where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cica_events.documents.cover import MeetingFacts
from cica_events.documents.programme_view import PAUSES, ProgrammeView
from cica_events.documents.scripts import printable
from cica_events.documents.speaker_lines import in_full, is_delegation, minutes_of, name_of
from cica_events.domain.agenda import ItemKind
from cica_events.domain.sittings import SittingKind
from cica_events.domain.speakers import SpeakerRole
from cica_events.queries.programme import ProgrammeItem, ProgrammeSitting, SpeakerRow

_AFTER: Final = {
    ItemKind.DISCUSSION: ("discussion",),
    ItemKind.DECISION: ("discussion", "decision"),
    ItemKind.INFORMATION: ("information",),
}
_PAUSES: Final = {
    SittingKind.BREAK: "break",
    SittingKind.LUNCH: "lunch",
    SittingKind.PHOTO: "photo",
    SittingKind.RECEPTION: "reception",
}
_WITH_RETURN: Final = ("break", "lunch")
Said = tuple[str, ...]


class ChairWords:
    """Chooses and fills the formulas; `sittings` are those of the paper, in order."""

    def __init__(
        self, meeting: MeetingFacts, view: ProgrammeView, sittings: Sequence[ProgrammeSitting]
    ) -> None:
        self._view, self._words = view, view.words
        title = printable(meeting.title)
        if view.language == "ru":  # stands within a sentence
            title = title[:1].lower() + title[1:]
        self._always = {"meeting": title, "body": printable(meeting.body)}
        self._sittings = sittings
        working = [one for one in sittings if _works(one)]
        self._first = working[0].row.id if working else ""
        self._last = working[-1].row.id if working else ""
        items = [item for one in working for item in one.items]
        self._opened_at = self._known("opening", items[:1])
        self._closed_at = self._known("closing", items[-1:])
        self._adopted_at = self._known("adoption", items)

    def beginning(self, sitting: ProgrammeSitting) -> Said:
        """Return what is said when a session begins."""
        kind = sitting.row.kind
        if not sitting.own or kind is SittingKind.BILATERAL:
            return ()
        if kind in PAUSES:
            return self._pause(sitting)
        if sitting.row.id == self._first:
            return () if self._opened_at else self._say("opening")
        if sitting.items and self._view.same_title(sitting, sitting.items[0]):
            return ()  # which is said of the item
        return self._say("session", session=self._view.title(sitting))

    def ending(self, sitting: ProgrammeSitting) -> Said:
        """Return what is said when a session ends."""
        closes = sitting.row.id == self._last and not self._closed_at
        return self._say("closing") if closes else ()

    def item(self, sitting: ProgrammeSitting, item: ProgrammeItem) -> Said:
        """Return what is said when an item begins."""
        if not sitting.own:
            return ()
        if item.row.id == self._opened_at:
            return self._say("opening")
        if item.row.id == self._closed_at:
            return () if item.speakers else self._say("closing")
        number = item.row.cited or item.row.number
        key = "item" if number else "item_without_number"
        title = printable(item.row.shown_title(self._view.language))
        said = self._say(key, number=number, item=title)
        if item.row.id == self._adopted_at:
            return (*said, *self._say("adoption"))
        return said if item.speakers else (*said, *self._concluded(item))

    def floor(self, sitting: ProgrammeSitting, speaker: SpeakerRow, before: SpeakerRow | None) -> Said:
        """Return how the one who spoke `before` is thanked, and the floor is given."""
        if not sitting.own:
            return ()
        topic = printable(speaker.shown_topic(self._view.language))
        key = speaker.role.value
        if is_delegation(speaker):
            key = "delegation"
        elif speaker.role is SpeakerRole.PRESENTATION and topic:
            key = "presentation_on"
        thanks = self._thanks(before) if before else ()
        return (" ".join((*thanks, *self._speak(key, speaker, topic))),)

    def after(self, sitting: ProgrammeSitting, item: ProgrammeItem, speakers: Sequence[SpeakerRow]) -> Said:
        """Return what is said when those on the list have spoken."""
        if not speakers or not sitting.own:
            return ()
        thanks = self._thanks(speakers[-1])
        if item.row.id == self._closed_at:
            return (*thanks, *self._say("closing"))
        return (*thanks, *self._concluded(item))

    def _thanks(self, speaker: SpeakerRow) -> Said:
        return self._speak("thanks_delegation" if is_delegation(speaker) else "thanks", speaker, "")

    def _concluded(self, item: ProgrammeItem) -> Said:
        if item.row.id in (self._opened_at, self._adopted_at) or item.row.kind is None:
            return ()
        return tuple(text for key in _AFTER.get(item.row.kind, ()) for text in self._say(key))

    def _speak(self, key: str, speaker: SpeakerRow, topic: str) -> Said:
        return self._say(
            key,
            speaker=in_full(speaker),
            name=name_of(speaker),
            party=printable(speaker.party),
            topic=topic,
            minutes=minutes_of(speaker.minutes, self._words),
        )

    def _pause(self, sitting: ProgrammeSitting) -> Said:
        key = _PAUSES.get(sitting.row.kind, "")
        if key not in _WITH_RETURN:
            return self._say(key) if key else ()
        day = [one for one in self._sittings if one.row.day == sitting.row.day and _works(one)]
        if not any(_before(one, sitting) for one in day):
            return ()  # before the work of the day there is nothing to break off
        after = next((one for one in day if _before(sitting, one)), None)
        if after is None or after.start is None:
            return self._say(f"{key}_open")
        return self._say(key, time=f"{after.start:%H:%M}")

    def _say(self, key: str, **values: str) -> Said:
        return self._words.formula(key, **self._always, **values)

    def _known(self, key: str, items: Sequence[ProgrammeItem]) -> str:
        """Return the id of the item that is the opening, the adoption of the agenda or the closing."""
        for item in items:
            if self._words.recognises(key, (item.row.title, item.row.title_ru)):
                return item.row.id
        return ""


def _works(sitting: ProgrammeSitting) -> bool:
    return sitting.own and sitting.row.kind not in PAUSES


def _before(one: ProgrammeSitting, other: ProgrammeSitting) -> bool:
    """Tell whether one session has ended when the other begins."""
    return one.end is not None and other.start is not None and one.end <= other.start
