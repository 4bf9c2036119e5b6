"""What does not fit in a programme, told in words: people, rooms, chairs, interpretation, time."""

from __future__ import annotations

from collections.abc import Iterator

from cica_events.directions import isolated
from cica_events.domain.conflict_subjects import Gathering, Matter, Setting, overlapping, shared
from cica_events.domain.conflict_words import Words
from cica_events.domain.conflicts import Conflict, ConflictKind
from cica_events.domain.people_conflicts import people_conflicts
from cica_events.domain.programme_times import exists, minutes_between
from cica_events.domain.sittings import SittingKind
from cica_events.i18n import _


def conflicts_in(setting: Setting) -> list[Conflict]:
    """Return all conflicts, by the time of what they lie between, those without a time last."""
    times = {each.id: each.start.timestamp() for each in setting.gatherings if each.start}
    kinds = {kind: place for place, kind in enumerate(ConflictKind)}
    found = [*people_conflicts(setting), *_of_rooms(setting), *_of_sessions(setting), *_of_items(setting)]
    return sorted(
        found,
        key=lambda each: (
            min((times[key] for key in each.sitting_ids if key in times), default=float("inf")),
            kinds[each.kind],
        ),
    )


def _of_rooms(setting: Setting) -> Iterator[Conflict]:
    words = Words(setting)
    timed = [(each, (each.start, each.end)) for each in setting.gatherings if each.start and each.end]
    for first, second in overlapping([stretch for _each, stretch in timed]):
        (one, when), (other, then) = timed[first], timed[second]
        if not (one.own or other.own):
            continue
        text = _taken_twice(one, other)
        if text:
            whole, beside = (other, one) if one.room and not other.room else (one, other)
            yield Conflict(
                ":".join((ConflictKind.ROOM_TWICE, *sorted((one.id, other.id)))),
                ConflictKind.ROOM_TWICE,
                text.format(
                    room=isolated(one.room),
                    one=words.name(whole),
                    other=words.name(beside),
                    time=words.stretch(*shared(when, then)),
                ),
                (one.id, other.id),
            )


def _taken_twice(one: Gathering, other: Gathering) -> str:
    """Return how two sessions at the same time need the same room; empty where they do not.

    Two meetings may be held in two houses; where one has no room, it takes all those of its own meeting. A
    bilateral meeting without a room is somewhere beside.
    """
    if one.room and other.room:
        same_house = not (one.venue and other.venue) or one.venue.casefold() == other.venue.casefold()
        if same_house and one.room.casefold() == other.room.casefold():
            return _("{room} is taken twice, {time}: “{one}” and “{other}”.")
        return ""
    without = [each for each in (one, other) if not each.room]
    if one.own != other.own or any(each.kind is SittingKind.BILATERAL for each in without):
        return ""
    return _("“{one}” is in all rooms, but “{other}” goes on at the same time, {time}.")


def _of_sessions(setting: Setting) -> Iterator[Conflict]:
    words = Words(setting)
    for each in setting.own:
        for kind, detail, text in (
            (ConflictKind.NO_CHAIR, "", _without_chair(each)),
            (ConflictKind.NO_INTERPRETATION, "", _without_interpretation(setting, each)),
            (ConflictKind.TOO_MUCH, "items", _overfull(each)),
            (ConflictKind.TOO_MUCH, "midnight", _too_late(each)),
            (ConflictKind.TOO_MUCH, "days", _outside(setting, each)),
            (ConflictKind.NO_SUCH_TIME, "", _skipped(setting, each)),
        ):
            if text:
                key = ":".join(filter(None, (kind, each.id, detail)))
                values = {
                    "session": words.session(each),
                    "minutes": _overtime(each),
                    "start": f"{each.clock:%H:%M}" if each.clock else "",
                    "end": f"{each.end:%H:%M}" if each.end else "",
                    "day": words.day(each.day) if each.day else "",
                    "name": words.name(each),
                }
                yield Conflict(key, kind, text.format(**values), (each.id,))


def _without_chair(each: Gathering) -> str:
    if each.chair is not None or not each.kind.has_the_floor:
        return ""
    return _("Nobody is in the chair of {session}.")


def _without_interpretation(setting: Setting, each: Gathering) -> str:
    if len(setting.languages) < 2 or each.interpretation or not each.kind.has_the_floor:
        return ""
    return _("There is no interpretation in {session}, though the meeting has several languages.")


def _overfull(each: Gathering) -> str:
    return _("The items of {session} take {minutes} min longer than it lasts.") if _overtime(each) else ""


def _overtime(each: Gathering) -> int:
    """Return by how many minutes the items of a session go on after its end."""
    if each.full is None or each.end is None:
        return max(0, each.taken - each.minutes)
    return max(0, minutes_between(each.end, each.full))


def _too_late(each: Gathering) -> str:
    """Tell of a session in which people speak that goes on into the next day."""
    if not each.kind.has_the_floor or each.start is None or each.end is None:
        return ""
    if each.end.date() == each.start.date() or not (each.end.hour or each.end.minute):
        return ""
    return _("{session} goes on after midnight, until {end}.")


def _outside(setting: Setting, each: Gathering) -> str:
    if setting.date is None or not setting.dated or each.day is None or not each.kind.has_the_floor:
        return ""
    if each.day > setting.date.last_day:
        return _("{session} is on {day}, after the last day of the meeting.")
    return (
        _("{session} is on {day}, before the first day of the meeting.")
        if each.day < setting.date.first_day
        else ""
    )


def _skipped(setting: Setting, each: Gathering) -> str:
    if each.day is None or each.clock is None or exists(each.day, each.clock, setting.zone):
        return ""
    return _("“{name}” is to begin at {start} on {day}, but the clocks go forward then and never show it.")


def _of_items(setting: Setting) -> Iterator[Conflict]:
    words = Words(setting)
    for gathering in setting.own:
        for item in gathering.items:
            if item.late and item.start is not None:
                text = _("{item} is to begin at {start}, but what comes before it takes longer.")
                yield Conflict(
                    f"{ConflictKind.TOO_MUCH}:{item.id}:start",
                    ConflictKind.TOO_MUCH,
                    text.format(item=words.item_first(item), start=f"{item.start:%H:%M}"),
                    (gathering.id,),
                    (item.id,),
                )
            if item.pinned and gathering.day and not exists(gathering.day, item.pinned, setting.zone):
                yield _never(words, gathering, item)
    if setting.own:
        yield from _unscheduled(setting, words)


def _never(words: Words, gathering: Gathering, item: Matter) -> Conflict:
    text = _("{item} is to begin at {start}, but the clocks go forward then and never show it.")
    return Conflict(
        f"{ConflictKind.NO_SUCH_TIME}:{item.id}",
        ConflictKind.NO_SUCH_TIME,
        text.format(item=words.item_first(item), start=f"{item.pinned:%H:%M}"),
        (gathering.id,),
        (item.id,),
    )


def _unscheduled(setting: Setting, words: Words) -> Iterator[Conflict]:
    for item in setting.unscheduled:
        text = _("{item} stands in no session.").format(item=words.item_first(item))
        yield Conflict(
            f"{ConflictKind.NOT_SCHEDULED}:{item.id}", ConflictKind.NOT_SCHEDULED, text, (), (item.id,)
        )
    needed = sum(item.minutes for item in setting.unscheduled)
    open_ = [each for each in setting.own if each.kind.has_the_floor and each.start]
    left = sum(max(0, each.minutes - each.taken) for each in open_)
    if open_ and needed > left:
        text = _("The items in no session take {minutes} min, but only {left} min are left in the sessions.")
        yield Conflict(
            f"{ConflictKind.TOO_MUCH}:unscheduled",
            ConflictKind.TOO_MUCH,
            text.format(minutes=needed, left=left),
            (),
            tuple(item.id for item in setting.unscheduled),
        )
