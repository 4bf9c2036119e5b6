"""Headings under which lists hold what a session is, the commoner ones first."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> tuple[str, ...]:
    """Return the headings that stand in `text`, one behind the other, parted by semicolons."""
    return tuple(" ".join(word.split()) for word in text.split(";"))


NUMBER: Final = _words("Day no.; Day number; Day #; № дня; День №; Номер дня")
DAY: Final = _words("Date; Day; Date and day; When; Дата; День; Дата проведения; Число; Күні; Күн")
START: Final = _words(
    """
    Time; Starts at; Start; Start time; Starts; Begin; Begins; Beginning; From; Hour; Hours; Time (local);
    Local time; Time slot; Slot; Timing; Schedule; Время; Начало; Время начала; С; Часы; Время (местное);
    Местное время; Уақыты; Басталуы; Heure; Uhrzeit; Saat
    """
)
END: Final = _words(
    "End; Ends at; End time; Ends; To; Till; Until; Finish; Окончание; Конец; Время окончания; До; Аяқталуы"
)
DURATION: Final = _words(
    """
    Duration; Duration (min); Duration (minutes); Duration, min; Minutes; Min; Length; Длительность;
    Продолжительность; Продолжительность, мин; Минут; Минуты; Ұзақтығы
    """
)
ROOM: Final = _words(
    """
    Room; Hall; Venue; Place; Location; Where; Conference room; Meeting room; Room/Venue; Зал; Место;
    Место проведения; Помещение; Аудитория; Кабинет; Орны; Залы
    """
)
KIND: Final = _words("Kind; Type; Type of session; Session type; Format; Вид; Тип; Тип сессии; Формат; Түрі")
TITLE: Final = _words(
    """
    Title; Session; Session title; Programme; Program; Event; Activity; Activities; Item;
    Title of the session; Topic; Subject; Theme; Agenda; Agenda item; Description; What; Name;
    Сессия; Заседание; Мероприятие;
    Программа; Название; Название сессии; Наименование; Тема; Пункт программы; Содержание; Описание;
    Бағдарлама; Іс-шара; Отырыс
    """
)
TITLE_RU: Final = _words(
    """
    Title in Russian; Russian title; Russian; Title (Russian); Title (RU); Название на русском языке;
    Название на русском; RU; RUS; Рус.; На русском языке; На русском; Название (рус.)
    """
)
CHAIR: Final = _words(
    """
    Chair; Chairperson; Chairman; Chaired by; Moderator; Moderated by; Presiding; Facilitator;
    Председатель; Председательствующий; Ведущий; Модератор; Председательствует; Төраға
    """
)
INTERPRETATION: Final = _words(
    "Interpretation; Languages; Language; Working languages; Перевод; Языки; Язык; Синхронный перевод"
)
NOTES: Final = _words(
    """
    Internal notes; Notes; Note; Remarks; Comments; Comment; Logistics; Responsible; Примечание; Примечания;
    Комментарий; Комментарии; Ответственный; Ескерту
    """
)
