"""What is said of each thing that needs attention, and what its button says."""

from __future__ import annotations

from dataclasses import dataclass

from cica_events.directions import DOT
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
    reason, act, tone, sign = _reason(matter)
    meeting = matter.meeting
    if meeting is None:
        return Words(reason, matter.example, act, tone, sign)
    when = meeting.date.in_words(language()) if meeting.date else ""
    detail = DOT.join(filter(None, (reason, matter.example or when)))
    return Words(meeting.shown_title(language()), detail, act, tone, sign)


def _reason(matter: Matter) -> tuple[str, str, str, str]:
    """Return why it needs attention, the words of its button, tone and sign."""
    count = matter.count
    match matter.need:
        case Need.OVERDUE:
            return _("Its date has passed: was it held?"), _("Mark as held"), "warning", "▲"
        case Need.VAGUE:
            return _("Comes near without an exact date"), _("Set the date…"), "warning", "◔"
        case Need.CONFLICTS:
            text = ngettext("{count} conflict in the programme", "{count} conflicts in the programme", count)
            return text.format(count=count), _("Look"), "danger", "!"
        case Need.UNSCHEDULED:
            text = ngettext("{count} item in no session", "{count} items in no session", count)
            return text.format(count=count), _("Schedule"), "neutral", "○"
        case Need.UNISSUED:
            text = ngettext(
                "The list of {count} participant is not issued yet",
                "The list of {count} participants is not issued yet",
                count,
            )
            return text.format(count=count), _("Issue"), "warning", "▲"
        case Need.FOLLOW_UPS:
            text = ngettext("{count} open outcome to take up", "{count} open outcomes to take up", count)
            return text.format(count=count), _("Take up"), "neutral", "→"
        case Need.DUPLICATES:
            text = ngettext(
                "{count} pair of people may be the same person",
                "{count} pairs of people may each be the same person",
                count,
            )
            return text.format(count=count), _("Compare"), "neutral", "≈"
