"""How a conflict names sessions, items and times in the language of the interface."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from cica_events.directions import isolated
from cica_events.domain.conflict_subjects import Gathering, Matter, Setting
from cica_events.domain.meeting_days import day_in_words
from cica_events.i18n import _, language

_LONGEST: Final = 80  # characters of a title


@dataclass(frozen=True, slots=True)
class Words:
    """The words for what is in one programme; a day is named where it has several."""

    setting: Setting

    def day(self, day: date) -> str:
        """Return "13 November 2023", or "Day 1" where the date is not known yet."""
        return day_in_words(day, self.setting.date, language())

    def moment(self, day: date, clock: time | None) -> str:
        """Return a day with its time, where that is known."""
        return self.day(day) if clock is None else f"{self.day(day)}, {clock:%H:%M}"

    def stretch(self, start: datetime | None, end: datetime | None) -> str:
        """Return "10:00–10:20", with the day before it where the programme has several."""
        if start is None or end is None:
            return _("no time yet")
        said = f"{start:%H:%M}–{end:%H:%M}"
        return said if self.setting.days < 2 else f"{self.day(start.date())}, {said}"

    def session(self, gathering: Gathering) -> str:
        """Return the name of a session with its time."""
        time_said = self.stretch(gathering.start, gathering.end)
        return _("“{session}” ({time})").format(session=self.name(gathering), time=time_said)

    def name(self, gathering: Gathering) -> str:
        """Return the name of a session."""
        return _cut(gathering.name)

    def item(self, item: Matter) -> str:
        """Return number, title and time of an item, to stand in a sentence."""
        return self._item(_("item {number} “{title}” ({time})"), item)

    def item_first(self, item: Matter) -> str:
        """Return number and title of an item, to begin a sentence with."""
        return self._item(_("Item {number} “{title}”"), item)

    def _item(self, text: str, item: Matter) -> str:
        said = text.format(
            number=item.number, title=_cut(item.title), time=self.stretch(item.start, item.end)
        )
        return said if item.number else " ".join(said.split())


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return isolated(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…")
