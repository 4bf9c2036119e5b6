"""Headings under which spreadsheets hold the fields of an agenda item, the commoner ones first."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> tuple[str, ...]:
    """Return the headings that stand in `text`, one behind the other, parted by semicolons."""
    return tuple(" ".join(word.split()) for word in text.split(";"))


NUMBER: Final = _words(
    """
    No.; №; Number; Item No.; Item number; Agenda item No.; Agenda item number; Nr; Nr.; N; #; № п/п; №№; П/п;
    Номер; Номер пункта; № пункта; Пункт №; Р/с; Рет саны
    """
)
TITLE: Final = _words(
    """
    Title; Agenda item; Item; Agenda; Item title; Title of the item; Topic; Subject; Theme; Activity; Event;
    Session; Programme; Program; Programme item; Agenda point; Point; Question; Issue; Name; Contents;
    Title in English; English; English title; EN; ENG; Пункт повестки дня; Пункт повестки; Пункт;
    Повестка дня;
    Наименование; Наименование пункта; Наименование вопроса; Вопрос; Вопросы; Тема; Содержание; Мероприятие;
    Программа; Название; Название пункта; Күн тәртібі; Күн тәртібінің тармағы; Тармақ; Тақырып; Мәселе;
    Ordre du jour; Tagesordnungspunkt; Gündem; Gündem maddesi
    """
)
TITLE_RU: Final = _words(
    """
    Title in Russian; Russian title; Russian; Title (Russian); Title (RU); Название на русском языке;
    Название на русском; RU; RUS; Рус.; На русском языке; На русском; Русский; Название (рус.); Пункт (рус.)
    """
)
KIND: Final = _words(
    """
    Kind; Kind of item; Type; Item type; Type of item; Purpose; Nature; Action; Action required;
    Expected action; Вид; Вид пункта; Тип; Характер; Цель; Түрі
    """
)
DURATION: Final = _words(
    """
    Duration; Duration (min); Duration (minutes); Duration, min; Minutes; Min; Length; Time allotted;
    Time limit; Allotted time; Длительность; Продолжительность; Продолжительность, мин;
    Минут; Минуты; Регламент; Ұзақтығы; Durée; Dauer; Süre
    """
)
SYMBOL: Final = _words(
    """
    Document symbol; Symbol; Document; Documents; Doc.; Document No.; Document reference; Reference;
    Документ; Документы; Обозначение документа; Символ; Номер документа; Құжат
    """
)
ANNOTATION: Final = _words(
    """
    Annotation; Annotations; Notes; Note; Remarks; Comments; Comment; Description; Details; Speaker; Speakers;
    Presenter; Presenters; Moderator; Moderators; Rapporteur; Responsible; Responsible person; Lead; Chair;
    Presented by; Delivered by; Аннотация; Аннотации; Примечание; Примечания; Комментарий; Комментарии;
    Описание; Докладчик; Докладчики; Выступающий; Выступающие; Ответственный; Модератор; Спикер; Спикеры;
    Баяндамашы; Ескерту
    """
)
START: Final = _words(
    """
    Starts; Start; Start time; Time; Timing; Begin; Begins; From; Hour; Hours; Schedule; Time slot; Время;
    Начало; Время начала; Время проведения; Часы; С; Уақыты; Басталуы; Heure; Uhrzeit; Saat
    """
)
END: Final = _words(
    """
    Ends; End; End time; Until; Till; To; Finish; Finishes; Окончание; Конец; Время окончания; До; Аяқталуы
    """
)
