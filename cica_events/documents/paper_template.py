"""Finds the template of a paper: the office's own for this kind of paper, else the one for all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cica_events.documents.templates import is_own

FOR_ALL: Final = "paper"
WITH_OWN: Final = frozenset({"plan"})
"""The papers that do not look like the others: a template of their own is supplied."""


def template_for(key: str, suffix: str, own_folder: Path | None) -> str:
    """Return the name of the template: "programme.docx" where the office has one, else "paper.docx"."""
    own = f"{key}{suffix}"
    return own if key in WITH_OWN or is_own(own, own_folder) else f"{FOR_ALL}{suffix}"
