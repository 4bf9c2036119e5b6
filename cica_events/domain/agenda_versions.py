"""An agenda as it was given out: every item in both languages, apart from what is stored now."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

from cica_events.domain.agenda import ItemKind, Visibility
from cica_events.domain.body_file import Wording
from cica_events.domain.meetings import NumberStyle
from cica_events.domain.speakers import SpeakerRole
from cica_events.errors import StorageError
from cica_events.i18n import _

FORMAT: Final = 1
NOT_SAID: Final = Wording("")


@dataclass(frozen=True, slots=True)
class VersionSpeaker:
    """Who speaks to an item or introduces it, named in both languages."""

    role: SpeakerRole
    name: Wording
    party: Wording = NOT_SAID
    function: str = ""
    topic: Wording = NOT_SAID
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class VersionItem:
    """An item as it stood; `number` is what stands before it, `cited` what it is called elsewhere.

    `start` and `end` are such as "10:30", empty where nothing says them.
    """

    id: str
    parent_id: str | None
    depth: int
    number: str
    cited: str
    title: Wording
    kind: ItemKind | None = None
    annotation: str = ""
    documents: tuple[str, ...] = ()
    speakers: tuple[VersionSpeaker, ...] = ()
    expected: str = ""
    visibility: Visibility = Visibility.PUBLIC
    dimension: str = ""
    priority_area: str = ""
    minutes: int | None = None
    session: Wording = NOT_SAID
    start: str = ""
    end: str = ""

    @property
    def introducers(self) -> tuple[VersionSpeaker, ...]:
        """Who introduces the item."""
        return tuple(each for each in self.speakers if each.role is SpeakerRole.INTRODUCES)


@dataclass(frozen=True, slots=True)
class AgendaContent:
    """The whole agenda of a meeting, its items in document order.

    `issued_on` is the day of issue as "2023-11-13", empty for the agenda as it is now; `revision` the number
    of a revision, 0 for other stages.
    """

    body: Wording
    meeting: Wording
    date: Wording
    place: Wording
    style: NumberStyle
    items: tuple[VersionItem, ...]
    symbol: str = ""
    stage: str = ""
    revision: int = 0
    issued_on: str = ""


def freeze(content: AgendaContent) -> str:
    """Return the content as JSON."""
    return json.dumps({"format": FORMAT, **asdict(content)}, ensure_ascii=False, separators=(",", ":"))


def thaw(text: str) -> AgendaContent:
    """Return the content that `freeze` made; StorageError where the text is damaged or of a later program."""
    try:
        return _content(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = _("What was issued cannot be read: it is damaged, or was made by a later version.")
        raise StorageError(message) from error


def _content(stored: dict[str, Any]) -> AgendaContent:
    if stored.pop("format") != FORMAT:
        raise ValueError("another format")
    words: dict[str, Any] = {key: Wording(**stored.pop(key)) for key in ("body", "meeting", "date", "place")}
    style, items = NumberStyle.of(stored.pop("style")), tuple(_item(each) for each in stored.pop("items"))
    return AgendaContent(**words, **stored, style=style, items=items)


def _item(stored: dict[str, Any]) -> VersionItem:
    words: dict[str, Any] = {key: Wording(**stored.pop(key)) for key in ("title", "session")}
    kind = stored.pop("kind")
    return VersionItem(
        **words,
        kind=ItemKind.of(kind) if kind else None,
        visibility=Visibility.of(stored.pop("visibility")),
        documents=tuple(stored.pop("documents")),
        speakers=tuple(_speaker(each) for each in stored.pop("speakers")),
        **stored,
    )


def _speaker(stored: dict[str, Any]) -> VersionSpeaker:
    words: dict[str, Any] = {key: Wording(**stored.pop(key)) for key in ("name", "party", "topic")}
    return VersionSpeaker(**words, role=SpeakerRole.of(stored.pop("role")), **stored)
