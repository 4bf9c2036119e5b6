"""What changed from one version of an agenda to another, item by item, with the words before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cica_events.domain.agenda_versions import AgendaContent, VersionItem, VersionSpeaker
from cica_events.domain.ascending import longest_ascending
from cica_events.domain.body_file import Wording
from cica_events.domain.fields import Labelled
from cica_events.domain.speakers import SpeakerRole
from cica_events.i18n import N_, translator

_NOTHING: Final = Wording("")
_MINUTES: Final = N_("{minutes} min")
Said = Callable[[VersionItem], Wording]


class AgendaChangeKind(Labelled):
    """What about an item changed."""

    ADDED = "added", N_("New item")
    REMOVED = "removed", N_("Item taken out")
    MOVED = "moved", N_("Moved")
    RENUMBERED = "renumbered", N_("Other number")
    TITLE = "title", N_("Title")
    TITLE_RU = "title-ru", N_("Title in Russian")
    KIND = "kind", N_("Kind")
    ANNOTATION = "annotation", N_("Annotation")
    DOCUMENTS = "documents", N_("Documents")
    INTRODUCERS = "introducers", N_("Introduced by")
    SPEAKERS = "speakers", N_("Speakers")
    EXPECTED = "expected", N_("Expected outcome")
    VISIBILITY = "visibility", N_("Visible to")
    SUBJECT = "subject", N_("Dimension and priority area")
    DURATION = "duration", N_("Duration")
    SESSION = "session", N_("Session")
    TIME = "time", N_("Time")


@dataclass(frozen=True, slots=True)
class AgendaChange:
    """One change of one item; `number` and `title` are those after it, of an item taken out those before."""

    item_id: str
    kind: AgendaChangeKind
    number: str
    title: Wording
    depth: int
    before: Wording = _NOTHING
    after: Wording = _NOTHING


def compare(before: AgendaContent, after: AgendaContent) -> list[AgendaChange]:
    """Return what changed, in the order of the later version; what was taken out stands where it stood."""
    return [change for part in _parts(before, after) for change in part]


def _parts(before: AgendaContent, after: AgendaContent) -> Iterator[list[AgendaChange]]:
    old = {item.id: item for item in before.items}
    new = {item.id: item for item in after.items}
    moved = _moved(before.items, after.items, old)
    gone = _gone_behind(before.items, new)
    yield gone[None]
    for item in after.items:
        was = old.get(item.id)
        if was is None:
            yield [_told(item, AgendaChangeKind.ADDED, _NOTHING, _content_of(item))]
        else:
            yield [*_placed(was, item, item.id in moved, (old, new)), *_changed(was, item)]
        yield gone[item.id]


def _gone_behind(
    items: Sequence[VersionItem], new: Mapping[str, VersionItem]
) -> Mapping[str | None, list[AgendaChange]]:
    """Return what was taken out by the last item before it that stayed."""
    gone: dict[str | None, list[AgendaChange]] = defaultdict(list)
    last: str | None = None
    for item in items:
        if item.id in new:
            last = item.id
        else:
            gone[last].append(_told(item, AgendaChangeKind.REMOVED, _content_of(item), _NOTHING))
    return gone


def _moved(
    before: Sequence[VersionItem], after: Sequence[VersionItem], old: Mapping[str, VersionItem]
) -> set[str]:
    """Return the fewest items whose move explains the new tree."""
    places = {item.id: place for place, item in enumerate(before)}
    moved: set[str] = set()
    siblings: dict[str | None, list[str]] = defaultdict(list)
    for item in after:
        if item.id not in old:
            continue
        if item.parent_id != old[item.id].parent_id:
            moved.add(item.id)
        else:
            siblings[item.parent_id].append(item.id)
    for ids in siblings.values():
        staying = longest_ascending([places[item_id] for item_id in ids])
        moved.update(item_id for item_id in ids if places[item_id] not in staying)
    return moved


def _placed(
    was: VersionItem,
    item: VersionItem,
    is_moved: bool,
    versions: tuple[Mapping[str, VersionItem], Mapping[str, VersionItem]],
) -> Iterator[AgendaChange]:
    if is_moved:
        before, after = _place(was, versions[0]), _place(item, versions[1])
        yield _told(item, AgendaChangeKind.MOVED, before, after)
    elif was.cited != item.cited:
        yield _told(item, AgendaChangeKind.RENUMBERED, Wording(was.cited), Wording(item.cited))


def _place(item: VersionItem, items: Mapping[str, VersionItem]) -> Wording:
    """Return the number of an item, or that of the one above where it has none."""
    above = items.get(item.parent_id or "")
    return Wording(item.cited or (above.cited if above else ""))


def _changed(was: VersionItem, item: VersionItem) -> Iterator[AgendaChange]:
    for kind, said in _FIELDS.items():
        before, after = said(was), said(item)
        if before != after:
            yield _told(item, kind, before, after)


def _told(item: VersionItem, kind: AgendaChangeKind, before: Wording, after: Wording) -> AgendaChange:
    return AgendaChange(item.id, kind, item.cited, item.title, item.depth, before, after)


def _content_of(item: VersionItem) -> Wording:
    """Return what is said of an item that came or went: all but its title."""
    parts = [said(item) for kind, said in _FIELDS.items() if kind in _TELLING]
    return Wording(*("\n".join(filter(None, (part.text(each) for part in parts))) for each in ("en", "ru")))


def _labelled(choice: Labelled | None) -> Wording:
    if choice is None:
        return _NOTHING
    return Wording(*(translator(language).gettext(choice.label) for language in ("en", "ru")))


def _lines(texts: Sequence[str]) -> Wording:
    return Wording("\n".join(texts))


def _minutes(minutes: int | None) -> Wording:
    if minutes is None:
        return _NOTHING
    texts = (translator(language).gettext(_MINUTES) for language in ("en", "ru"))
    return Wording(*(text.format(minutes=minutes) for text in texts))


def _people(speakers: Sequence[VersionSpeaker]) -> Wording:
    return Wording(
        "\n".join(_named(each, "en") for each in speakers), "\n".join(_named(each, "ru") for each in speakers)
    )


def _named(speaker: VersionSpeaker, language: str) -> str:
    party = speaker.party.text(language)
    name = speaker.name.text(language)
    parts = [name if party in ("", name) else f"{name} ({party})", speaker.topic.text(language)]
    if speaker.minutes is not None:
        parts.append(_minutes(speaker.minutes).text(language))
    return ", ".join(filter(None, parts))


def _speaking(item: VersionItem) -> Wording:
    return _people([each for each in item.speakers if each.role is not SpeakerRole.INTRODUCES])


_FIELDS: Final[Mapping[AgendaChangeKind, Said]] = {
    AgendaChangeKind.TITLE: lambda item: Wording(item.title.en),
    AgendaChangeKind.TITLE_RU: lambda item: Wording(item.title.ru),
    AgendaChangeKind.KIND: lambda item: _labelled(item.kind),
    AgendaChangeKind.ANNOTATION: lambda item: Wording(item.annotation),
    AgendaChangeKind.DOCUMENTS: lambda item: _lines(item.documents),
    AgendaChangeKind.INTRODUCERS: lambda item: _people(item.introducers),
    AgendaChangeKind.SPEAKERS: _speaking,
    AgendaChangeKind.EXPECTED: lambda item: Wording(item.expected),
    AgendaChangeKind.VISIBILITY: lambda item: _labelled(item.visibility),
    AgendaChangeKind.SUBJECT: lambda item: _lines([*filter(None, (item.dimension, item.priority_area))]),
    AgendaChangeKind.DURATION: lambda item: _minutes(item.minutes),
    AgendaChangeKind.SESSION: lambda item: item.session,
    AgendaChangeKind.TIME: lambda item: Wording("–".join(filter(None, (item.start, item.end)))),
}
_TELLING: Final = frozenset(
    {
        AgendaChangeKind.KIND,
        AgendaChangeKind.ANNOTATION,
        AgendaChangeKind.DOCUMENTS,
        AgendaChangeKind.INTRODUCERS,
        AgendaChangeKind.SPEAKERS,
        AgendaChangeKind.EXPECTED,
    }
)
