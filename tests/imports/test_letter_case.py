"""Changing capital and small letters where somebody asks for it."""

from __future__ import annotations

import pytest

from cica_events.imports.columns.mapping import LetterCase
from cica_events.imports.rows.letter_case import recased


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("IVANOV IVAN", "Ivanov Ivan"),
        ("ivanova-petrova", "Ivanova-Petrova"),
        ("VAN DER BERG", "van der Berg"),
        ("AHMAD BIN KHALID AL-KUWARI", "Ahmad bin Khalid al-Kuwari"),
        ("de la cruz", "de la Cruz"),
        ("O'BRIEN", "O'Brien"),
        ("D’ÁVILA", "d’Ávila"),
        ("MCDONALD", "McDonald"),
        ("АЛИЕВ ГЕЙДАР АЛИ ОГЛЫ", "Алиев Гейдар Али оглы"),
        ("НҰРЛАН БОЛАТ ҰЛЫ", "Нұрлан Болат ұлы"),
        ("МАМЕД-ОГЛЫ", "Мамед-оглы"),
        ("IŞIK İLKNUR", "Işık İlknur"),
        ("DİYARBAKIRLI", "Diyarbakırlı"),
        ("yıldız", "Yıldız"),
        ("STRAUSS GROß", "Strauss Groß"),
        ("JOHN F. KENNEDY III", "John F. Kennedy III"),
        ("YO'LDOSHEV", "Yo'ldoshev"),
        ("ბერიძე გიორგი", "ბერიძე გიორგი"),
        ("王 小明", "王 小明"),
        ("العضايلة", "العضايلة"),
        ("McDonald al-Kuwari", "McDonald al-Kuwari"),
        ("BIN", "Bin"),
        ("NGUYEN VAN ANH", "Nguyen Van Anh"),
        ("LE PEN", "Le Pen"),
        ("VON TRAPP", "von Trapp"),
        ("DO NASCIMENTO", "Do Nascimento"),
        ("  IVAN   PETROV ", "  Ivan   Petrov "),
    ],
)
def test_names_get_capital_first_letters_as_their_bearers_write_them(text: str, names: str) -> None:
    assert recased(text, LetterCase.NAMES) == names


def test_capitals_know_turkish_german_and_georgian() -> None:
    assert recased("İlknur ışık i", LetterCase.CAPITALS) == "İLKNUR IŞIK İ"
    assert recased("Groß", LetterCase.CAPITALS) == "GROẞ"
    assert recased("ბერიძე Ivan", LetterCase.CAPITALS) == "ბერიძე IVAN"


def test_nothing_is_changed_unless_asked_for() -> None:
    assert recased("iVAN VAN DER", LetterCase.AS_IS) == "iVAN VAN DER"
