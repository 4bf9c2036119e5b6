"""What is said of each thing that needs attention, and what its button says."""

from __future__ import annotations

from dataclasses import dataclass

from cica_events.i18n import _, language, ngettext
from ui.home.attention import Matter, Need


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a matter: what it is, about what, and the first thing to do; `tone` and `sign` mark it."""

    title: str
    detail: str
    act: str
    tone: str
    sign: str


def words_of(matter: Matter) -> Words:
    """Return what is said of `matter`."""
    meeting = matter.meeting
    name = meeting.shown_title(language()) if meeting else ""
    when = meeting.date.in_words(language()) if meeting and meeting.date else ""
    detail = " · ".join(filter(None, (name, when)))
    count = matter.count
    match matter.need:
        case Need.OVERDUE:
            return Words(_("Its date has passed: was it held?"), detail, _("Mark as held"), "warning", "▲")
        case Need.VAGUE:
            return Words(_("Comes near without an exact date"), detail, _("Set the date…"), "warning", "◔")
        case Need.CONFLICTS:
            text = ngettext("{count} conflict in the programme", "{count} conflicts in the programme", count)
            return Words(text.format(count=count), _beside(name, matter), _("Look"), "danger", "!")
        case Need.UNSCHEDULED:
            text = ngettext("{count} item in no session", "{count} items in no session", count)
            return Words(text.format(count=count), _beside(name, matter), _("Schedule"), "neutral", "○")
        case Need.UNISSUED:
            text = ngettext(
                "The list of {count} participant is not issued yet",
                "The list of {count} participants is not issued yet",
                count,
            )
            return Words(text.format(count=count), detail, _("Issue"), "warning", "▲")
        case Need.FOLLOW_UPS:
            text = ngettext("{count} open outcome to take up", "{count} open outcomes to take up", count)
            return Words(text.format(count=count), _beside(name, matter), _("Take up"), "neutral", "→")
        case Need.DUPLICATES:
            text = ngettext(
                "{count} pair of people may be one person", "{count} pairs of people may be one person", count
            )
            return Words(text.format(count=count), matter.example, _("Compare"), "neutral", "≈")


def _beside(name: str, matter: Matter) -> str:
    return " · ".join(filter(None, (name, matter.example)))
