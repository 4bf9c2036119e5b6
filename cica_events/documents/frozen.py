"""Keeps a List of Participants as the text of an issue, and reads it again."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from cica_events.documents.content import (
    ChangeKind,
    ListChange,
    ListContent,
    ListedParty,
    ListedPerson,
    ListedSection,
)
from cica_events.documents.cover import Cover
from cica_events.errors import StorageError
from cica_events.i18n import _

FORMAT = 1


def freeze(content: ListContent) -> str:
    """Return the content as JSON."""
    return json.dumps({"format": FORMAT, **asdict(content)}, ensure_ascii=False, separators=(",", ":"))


def thaw(text: str) -> ListContent:
    """Return the content that `freeze` made; StorageError where the text is damaged or of a later program."""
    try:
        return _content(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = _("What was issued cannot be read: it is damaged, or was made by a later version.")
        raise StorageError(message) from error


def _content(stored: dict[str, Any]) -> ListContent:
    if stored.pop("format") != FORMAT:
        raise ValueError("another format")
    sections = tuple(_section(each) for each in stored.pop("sections"))
    changes = tuple(_change(each) for each in stored.pop("changes"))
    cover = Cover(**stored.pop("cover"))
    return ListContent(**stored, cover=cover, sections=sections, changes=changes)


def _section(stored: dict[str, Any]) -> ListedSection:
    parties = tuple(_party(each) for each in stored.pop("parties"))
    return ListedSection(**stored, parties=parties)


def _party(stored: dict[str, Any]) -> ListedParty:
    people = tuple(_person(each) for each in stored.pop("people"))
    return ListedParty(**stored, people=people)


def _person(stored: dict[str, Any]) -> ListedPerson:
    function, contacts = tuple(stored.pop("function")), tuple(stored.pop("contacts"))
    return ListedPerson(**stored, function=function, contacts=contacts)


def _change(stored: dict[str, Any]) -> ListChange:
    return ListChange(**{**stored, "kind": ChangeKind.of(stored["kind"])})
