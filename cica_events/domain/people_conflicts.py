"""Conflicts that people are in: in two places at once, absent, or not there yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from cica_events.directions import isolated
from cica_events.domain.conflict_subjects import (
    Attendee,
    Gathering,
    Matter,
    Setting,
    Turn,
    overlapping,
    shared,
)
from cica_events.domain.conflict_words import Words
from cica_events.domain.conflicts import Conflict, ConflictKind
from cica_events.domain.participants import Participation
from cica_events.domain.participation import ABSENT
from cica_events.domain.programme_times import after, moment
from cica_events.i18n import _


@dataclass(frozen=True, slots=True)
class _Presence:
    """Somebody is expected in a session, as its chair or to speak to an item."""

    who: Attendee
    gathering: Gathering
    item: Matter | None
    start: datetime
    end: datetime

    @property
    def stretch(self) -> tuple[datetime, datetime]:
        return self.start, self.end


def people_conflicts(setting: Setting) -> Iterator[Conflict]:
    """Yield the conflicts of people."""
    yield from _twice(setting)
    words = Words(setting)
    for gathering in setting.own:
        yield from _of_chair(setting, words, gathering)
        for item in gathering.items:
            for turn in item.turns:
                yield from _of_turn(setting, words, gathering, item, turn)
    for item in setting.unscheduled:
        for turn in item.turns:
            yield from _gone(words, None, item, turn)


def _twice(setting: Setting) -> Iterator[Conflict]:
    words = Words(setting)
    expected: dict[str, list[_Presence]] = defaultdict(list)
    for each in _presences(setting):
        expected[each.who.person_id].append(each)
    for person, presences in expected.items():
        told: dict[str, Conflict] = {}
        for first, second in overlapping([each.stretch for each in presences]):
            one, other = presences[first], presences[second]
            if one.gathering.id != other.gathering.id and (one.gathering.own or other.gathering.own):
                found = _in_two_places(words, person, one, other)
                told.setdefault(found.key, found)
        yield from told.values()


def _presences(setting: Setting) -> Iterator[_Presence]:
    for gathering in setting.gatherings:
        chair = gathering.chair
        if chair and chair.status not in ABSENT and gathering.start and gathering.end:
            yield _Presence(chair, gathering, None, gathering.start, gathering.end)
        for item in gathering.items:
            if item.start is None or item.end is None:
                continue
            end = item.end if item.minutes else after(item.start, 1)
            for turn in item.turns:
                if turn.attendee and turn.attendee.status not in ABSENT:
                    yield _Presence(turn.attendee, gathering, item, item.start, end)


def _in_two_places(words: Words, person: str, one: _Presence, other: _Presence) -> Conflict:
    text = _("{name} is expected in two places, {time}: {one} and {other}.")
    places = sorted((one.gathering.id, other.gathering.id))
    return Conflict(
        ":".join((ConflictKind.PERSON_TWICE, person, *places)),
        ConflictKind.PERSON_TWICE,
        text.format(
            name=isolated(one.who.name),
            time=words.stretch(*shared(one.stretch, other.stretch)),
            one=_place(words, one),
            other=_place(words, other),
        ),
        tuple(each.gathering.id for each in (one, other)),
        tuple(each.item.id for each in (one, other) if each.item),
        tuple(dict.fromkeys((one.who.id, other.who.id))),
    )


def _place(words: Words, presence: _Presence) -> str:
    session = words.name(presence.gathering)
    if presence.item is None:
        return _("“{session}” (in the chair)").format(session=session)
    return _("“{session}” (item {number})").format(session=session, number=presence.item.number)


def _of_chair(setting: Setting, words: Words, gathering: Gathering) -> Iterator[Conflict]:
    chair = gathering.chair
    if chair is None or gathering.start is None or gathering.end is None:
        return
    reason = _absence(chair) or _away(setting, words, chair, gathering.start, gathering.end)
    if not reason:
        return
    kind = ConflictKind.NO_CHAIR if chair.status in ABSENT else ConflictKind.SPEAKER_AWAY
    text = _("{name} is to be in the chair of {session} but {reason}.")
    yield Conflict(
        f"{kind}:{gathering.id}:{chair.id}",
        kind,
        text.format(name=isolated(chair.name), session=words.session(gathering), reason=reason),
        (gathering.id,),
        (),
        (chair.id,),
    )


def _of_turn(
    setting: Setting, words: Words, gathering: Gathering, item: Matter, turn: Turn
) -> Iterator[Conflict]:
    yield from _gone(words, gathering, item, turn)
    who = turn.attendee
    if who is None and not turn.removed:
        yield from _of_head(setting, words, gathering, item, turn)
    elif who is not None and who.status not in ABSENT and item.start and item.end:
        reason = _away(setting, words, who, item.start, item.end)
        if reason:
            yield _told(ConflictKind.SPEAKER_AWAY, words, gathering, item, turn, reason)


def _gone(words: Words, gathering: Gathering | None, item: Matter, turn: Turn) -> Iterator[Conflict]:
    who = turn.attendee
    reason = _("is not among the participants any more") if turn.removed else who and _absence(who)
    if reason:
        yield _told(ConflictKind.SPEAKER_GONE, words, gathering, item, turn, reason)


def _told(
    kind: ConflictKind, words: Words, gathering: Gathering | None, item: Matter, turn: Turn, reason: str
) -> Conflict:
    who = turn.attendee
    text = _("{name} speaks to {item} but {reason}.")
    return Conflict(
        f"{kind}:{turn.id}:{who.id if who else ''}",
        kind,
        text.format(name=isolated(turn.name), item=words.item(item), reason=reason),
        (gathering.id,) if gathering else (),
        (item.id,),
        (who.id,) if who else (),
    )


def _of_head(
    setting: Setting, words: Words, gathering: Gathering, item: Matter, turn: Turn
) -> Iterator[Conflict]:
    """Tell where a delegation speaks that has not said who, and its head is not there."""
    heads = setting.heads.get(turn.party_id or "", ())
    if not heads or item.start is None or item.end is None:
        return
    reasons = [_absence(head) or _away(setting, words, head, item.start, item.end) for head in heads]
    if not all(reasons):
        return
    head, reason = heads[-1], reasons[-1]
    text = _("{party} speaks to {item}, but its head of delegation, {name}, {reason}.")
    yield Conflict(
        f"{ConflictKind.HEAD_ABSENT}:{item.id}:{turn.party_id}",
        ConflictKind.HEAD_ABSENT,
        text.format(
            party=isolated(turn.name), item=words.item(item), name=isolated(head.name), reason=reason
        ),
        (gathering.id,),
        (item.id,),
        (head.id,),
    )


def _absence(who: Attendee) -> str:
    """Return why somebody does not come at all, to go on after "but"; empty for who comes."""
    if who.status is Participation.DECLINED:
        return _("has declined")
    if who.status is Participation.REPLACED:
        if who.replaced_by:
            return _("was replaced by {name}").format(name=isolated(who.replaced_by))
        return _("was replaced")
    return ""


def _away(setting: Setting, words: Words, who: Attendee, start: datetime, end: datetime) -> str:
    """Return that somebody has not arrived yet or has left, to go on after "but"; else empty."""
    if who.online or not setting.dated:
        return ""
    if who.arrival_day is not None and _after(setting, who, start):
        when = words.moment(who.arrival_day, who.arrival_time)
        return _("arrives only on {when}").format(when=when)
    if who.departure_day is not None and _before(setting, who, start, end):
        when = words.moment(who.departure_day, who.departure_time)
        return _("leaves on {when}").format(when=when)
    return ""


def _after(setting: Setting, who: Attendee, start: datetime) -> bool:
    assert who.arrival_day is not None
    if who.arrival_time is None:
        return who.arrival_day > start.date()
    return moment(who.arrival_day, who.arrival_time, setting.zone).timestamp() > start.timestamp()


def _before(setting: Setting, who: Attendee, start: datetime, end: datetime) -> bool:
    assert who.departure_day is not None
    if who.departure_time is None:
        return who.departure_day < start.date()
    return moment(who.departure_day, who.departure_time, setting.zone).timestamp() < end.timestamp()
