"""An Arabic or Hebrew name in an English sentence keeps to its own place, and only where it is shown."""

from __future__ import annotations

import pytest

from cica_events.directions import isolated, runs_isolated, without_isolates
from cica_events.i18n import _, ngettext, quoted, translator, use_language


@pytest.mark.parametrize("text", ["الجلسة الأولى", "ישיבה 2", "Room القاعة"])
def test_what_runs_from_right_to_left_is_set_apart(text: str) -> None:
    assert isolated(text) == f"\u2068{text}\u2069"


def test_it_is_set_apart_once() -> None:
    assert isolated(isolated("ישיבה 2")) == isolated("ישיבה 2")
    assert isolated("\u2068ישיבה\u2069 – \u2068קרא\u2069").startswith("\u2068\u2068")


@pytest.mark.parametrize("text", ["", "Hall 2", "Зал № 1", "第一会议室", "10:00–11:30"])
def test_other_texts_are_left_as_they_are(text: str) -> None:
    assert isolated(text) is text
    assert runs_isolated(text) is text


@pytest.mark.parametrize("language", ["en", "ru"])
def test_names_in_sentences_of_the_interface_are_set_apart(language: str) -> None:
    use_language(language)
    try:
        name = "پریسا یزدانی"
        assert f"\u2068{name}\u2069" in _("{text} was copied.").format(text=name)
        assert f"\u2068{name}\u2069" in quoted(name)
        assert _(", ").join([name, "UNDP"]) == f"\u2068{name}\u2069, UNDP"
        told = ngettext("{name} and {count} other", "{name} and {count} others", 2)
        assert told.format(name=name, count=2).startswith(f"\u2068{name}\u2069")
        assert "\u2068" not in _("{text} was copied.").format(text="Aliya Әлия 李明")
    finally:
        use_language("en")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_texts_of_documents_are_not(language: str) -> None:
    assert "\u2068" not in translator(language).gettext("{text} was copied.").format(text="ישיבה")


def test_names_in_a_sentence_from_elsewhere_are_set_apart_one_by_one() -> None:
    told = runs_isolated("Edit of ليلى بنت سالم (2 fields), נועם בן־דוד")
    assert told == "Edit of \u2068ليلى بنت سالم\u2069 (2 fields), \u2068נועם בן־דוד\u2069"
    assert without_isolates(told) == "Edit of ليلى بنت سالم (2 fields), נועם בן־דוד"
