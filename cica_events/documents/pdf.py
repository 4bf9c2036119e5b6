"""Writes the List of Participants as a PDF by typst."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Final

from cica_events.documents.content import ListContent
from cica_events.documents.typst_document import TypstDocument, compiled
from cica_events.exports.target import replacing
from cica_events.i18n import _
from cica_events.progress import Progress

TEMPLATE: Final = "list-of-participants.typ"


def write_pdf(
    content: ListContent, path: Path, own_templates: Path | None, progress: Progress
) -> tuple[str, ...]:
    """Write the document to `path`, all of it or nothing, and return what the user should be told.

    Raises InputError for a template that cannot be used, OutputError, Cancelled.
    """
    progress(0, 1)
    lost = _("The template {template} leaves out people, such as {text}. Let it print everybody.")
    data, notices = compiled(typeset(content), own_templates, lost)
    progress(1, 1)
    with replacing(path) as file:
        file.write(data)
    return notices


def typeset(content: ListContent) -> TypstDocument:
    """Return the list as it goes to typst."""
    people = [person for _party, person in content.people()]
    return TypstDocument(
        TEMPLATE,
        json.dumps(asdict(content), ensure_ascii=False),
        texts=tuple(text for each in people for text in (each.name, each.native_name, *each.function)),
        own_script=tuple(each.native_name for each in people),
        complete=tuple(each.name for each in people),
    )
