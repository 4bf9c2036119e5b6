"""Writes a paper as a PDF by typst."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from cica_events.documents.paper import Paper
from cica_events.documents.paper_template import template_for
from cica_events.documents.scripts import runs
from cica_events.documents.typst_document import TypstDocument, compiled
from cica_events.exports.target import replacing
from cica_events.i18n import _
from cica_events.progress import Progress


def write_paper_pdf(
    paper: Paper, path: Path, own_templates: Path | None, progress: Progress
) -> tuple[str, ...]:
    """Write the paper to `path`, all of it or nothing, and return what the user should be told.

    Raises InputError for a template that cannot be used, OutputError, Cancelled.
    """
    progress(0, 1)
    lost = _("The template {template} leaves out text, such as “{text}”. Let it print everything.")
    data, notices = compiled(typeset(paper, own_templates), own_templates, lost)
    progress(1, 1)
    with replacing(path) as file:
        file.write(data)
    return notices


def typeset(paper: Paper, own_templates: Path | None) -> TypstDocument:
    """Return the paper as it goes to typst."""
    texts = tuple(part.text for line in paper.lines() for part in line.parts)
    return TypstDocument(
        template_for(paper.key, ".typ", own_templates),
        json.dumps(asdict(paper), ensure_ascii=False),
        texts=texts,
        own_script=tuple(text for text in texts if _one_script(text)),
        complete=tuple(line.text for line in paper.lines()),
    )


def _one_script(text: str) -> bool:
    """Tell whether a text is of one script that is not the usual one."""
    return not text.isascii() and len({script for script, _piece in runs(text)}) == 1
