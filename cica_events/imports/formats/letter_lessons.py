"""Collects how letters follow each other in the languages of lists: `python -m` this writes letters.json.

What it learns from are the names of countries, languages, months and days in Unicode's tables, and some words
as lists have them. The application itself reads only what was collected.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_LANGUAGES: Final = {
    "Greek": (("el",),),
    "Hebrew": (("he",),),
    "Arabic": (("ar",), ("fa", "ur")),
    "Cyrillic": (("ru",), ("ru", "kk", "ky", "tg", "mn"), ("ru", "uk", "be")),
    "Latin": (
        ("de", "fr", "es", "it", "pt", "sv", "da", "en"),
        ("tr", "az", "en"),
        ("pl", "cs", "hu", "hr", "en"),
    ),
}
_PEOPLE: Final = {
    "ru": (
        "Фамилия Имя Отчество Должность Организация Страна Телефон Почта Министерство иностранных дел "
        "директор департамента советник начальник отдела заместитель секретарь атташе посол "
        "посольство республика Иванов Петров Сидоров Кузнецов Смирнов Попова Васильева Александр "
        "Сергей Дмитрий Андрей Алексей Михаил Елена Ольга Наталья Татьяна Ирина Иванович Сергеевич "
        "Александровна Петровна Юрьевич Николаевна Екатерина"
    ),
    "kk": (
        "Тегі Аты Әкесінің аты Лауазымы Ұйым Ел Қазақстан Республикасы министрлігі бөлім басшысы "
        "Нұрсұлтан Әлия Ғалым Қанат Жәнібек Өмірбек Үміт Гүлнұр Айгүл Мұхтар Серікқызы Болатұлы Сәуле "
        "Ержан Әбдірахманов Қасымов Оспанұлы Ахметқызы Жұмабаев Бауыржан Дәурен Әйгерім"
    ),
    "tr": (
        "Soyadı Adı Görevi Kurum Ülke Telefon Türkiye Dışişleri Bakanlığı müdürü başkanı müsteşarı "
        "danışman Yılmaz Öztürk Çelik Şahin Yıldız Yıldırım Aydın Özdemir Arslan Doğan Kılıç Aslan "
        "Çetin Koç Kurt Özkan Şimşek Ayşe Fatma Mehmet Mustafa İbrahim Hüseyin Gül Şule Çağla İsmail "
        "Ömer Gökhan Tuğba Büşra Işık Eğitim"
    ),
    "de": (
        "Müller Schröder Jürgen Günther Björn Käthe Größe Straße Köhler Schäfer Weiß Strauß "
        "Geschäftsführer Österreich Büro für Präsident Behörde Auswärtiges Amt Stellvertreter Möller "
        "Krämer Jäger"
    ),
    "fr": (
        "Prénom Société Téléphone François Hélène Zoé Gérard Noël Benoît Ministère des affaires "
        "étrangères Ambassadeur Conseillère Chargé d'affaires Président Secrétaire général Éric "
        "Thérèse Léa Anaïs Jérôme Côté Lefèvre Bérénice délégué Français"
    ),
    "es": ("José María García Hernández Gómez Muñoz Peña Núñez Fernández España"),
}
_HANZI: Final = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
    "明伟芳娜敏静丽强磊军洋勇艳杰姓名单位职务电话邮箱国家部长司处副主任外交代表团"
    "大使馆参赞秘书"
)


def lessons() -> dict[str, Any]:
    """Return pairs of letters with their number for each group of languages, and common signs of others."""
    from cica_events.imports.formats.letter_models import script_of

    found: dict[str, Any] = {}
    for script, groups in _LANGUAGES.items():
        found[script] = []
        for languages in groups:
            pairs: Counter[str] = Counter()
            for word in _words(languages):
                if script_of(word) == script:
                    spelled = f"^{word.lower()}$"
                    pairs.update(spelled[place : place + 2] for place in range(len(spelled) - 1))
            found[script].append(dict(sorted(pairs.items())))
    signs = {language: set("".join(_words((language,)))) for language in ("zh", "ko")}
    signs["zh"].update(_HANZI)
    found["signs"] = {language: "".join(sorted(known)) for language, known in signs.items()}
    return found


def _words(languages: tuple[str, ...]) -> Iterator[str]:
    for language in languages:
        for text in _texts(language):
            yield from _WORD.findall(text)


def _texts(language: str) -> Iterator[str]:
    from babel import Locale

    locale = Locale.parse(language)
    yield from (name for code, name in locale.territories.items() if not code.isdigit())
    yield from locale.languages.values()
    yield from locale.months["format"]["wide"].values()
    yield from locale.days["format"]["wide"].values()
    for _again in range(8):  # they weigh as much as the names of the countries
        yield _PEOPLE.get(language, "")


if __name__ == "__main__":
    target = Path(__file__).resolve().parents[3] / "resources" / "reference" / "letters.json"
    target.write_text(
        json.dumps(lessons(), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
