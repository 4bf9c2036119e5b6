"""The words for months, quarters and weekdays in English, Russian and Kazakh, to write and to recognise."""

from __future__ import annotations

from itertools import product

MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"),
    "ru": ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь",
           "октябрь", "ноябрь", "декабрь"),
    "kk": ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек",
           "қазан", "қараша", "желтоқсан"),
}  # fmt: skip

MONTHS_AFTER_DAY = {
    "en": MONTHS["en"],
    "ru": ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
           "октября", "ноября", "декабря"),
    "kk": MONTHS["kk"],
}  # fmt: skip

QUARTERS = {
    "en": ("first", "second", "third", "fourth"),
    "ru": ("первый", "второй", "третий", "четвертый"),
    "kk": ("бірінші", "екінші", "үшінші", "төртінші"),
}


def _forms(stems: tuple[str, ...], endings: tuple[str, ...]) -> dict[str, int]:
    return {stem + ending: at for (at, stem), ending in product(enumerate(stems, 1), endings)}


# What follows is written as `fold` leaves a word: lower case, no "ё".
MONTH_WORDS = (
    _forms(tuple(name.lower() for name in MONTHS["en"]), ("",))
    | _forms(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), ("",))
    | {"sept": 9}
    | _forms(("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"), ("",))
    | {"февр": 2, "сент": 9, "нояб": 11}
    | _forms(
        ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр",
         "декабр"),
        ("ь", "я", "ю", "е", "ем", "", "а", "у", "ом"),
    )
    | {"май": 5}
    | _forms(MONTHS["kk"], ("",))
)  # fmt: skip
del MONTH_WORDS["ма"]

NUMBER_WORDS = (
    _forms(QUARTERS["en"], ("",))
    | _forms(("i", "ii", "iii", "iv"), ("",))
    | _forms(QUARTERS["kk"], ("",))
    | _forms(("перв", "втор", "трет", "четверт"), ("ый", "ой", "ий", "ого", "ому", "ом", "ым"))
    | _forms(("перв", "втор", "трет", "четверт"), ("ое", "ая", "ые", "ых", "ую"))
    | {"третьего": 3, "третьему": 3, "третьем": 3, "третьим": 3, "третье": 3, "третья": 3, "третьей": 3}
)

QUARTER_WORDS = frozenset(
    {"q", "qtr", "quarter", "quarters", "кв", "тоқсан"}
    | _forms(("квартал",), ("", "а", "у", "е", "ом", "ы", "ов", "ах", "ам")).keys()
)
HALF_WORDS = frozenset({"h", "half", "полугодие", "полугодия", "полугодии", "полугодию"})
RANGE_WORDS = frozenset(
    {"to", "or", "until", "till", "through", "and", "или", "либо", "по", "до", "и", "немесе"}
)

_WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
     "mon", "tue", "wed", "thu", "fri", "sat", "sun",
     "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
     "среду", "пятницу", "субботу", "пн", "вт", "ср", "чт", "пт", "сб", "вс"}
)  # fmt: skip
SILENT_WORDS = _WEEKDAYS | frozenset(
    {"the", "of", "in", "on", "during", "from", "between", "either", "year", "day",
     "г", "гг", "год", "года", "году", "годы", "годов", "с", "со", "в", "во", "на", "к", "ко", "числа",
     "ж", "жж", "жыл", "жылы"}
)  # fmt: skip


def known(language: str) -> str:
    """Return `language` where there are words for it, else English."""
    return language if language in MONTHS else "en"
