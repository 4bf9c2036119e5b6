"""A text that stands in English and may stand in Russian, as it is shown in one of these languages."""

from __future__ import annotations


def shown_text(text: str, text_ru: str, language: str) -> str:
    """Return the text in `language`, in English where there is none."""
    return (text_ru if language == "ru" else "") or text
