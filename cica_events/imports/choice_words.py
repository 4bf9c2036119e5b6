"""The words under which a spreadsheet may hold a choice, beside its label, in English and Russian."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from cica_events.domain.fields import Labelled
from cica_events.i18n import LANGUAGES, translator
from cica_events.imports.vocabulary import squashed

_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    # capacity
    "head": (
        "Head", "HoD", "Head of the delegation", "Delegation head", "Chief of delegation", "Leader",
        "Head delegate", "Глава", "Глава делегации", "Руководитель делегации", "Руководитель",
    ),
    "deputy": (
        "Deputy", "Deputy head", "DHoD", "Alternate head", "Alternate", "Deputy head of the delegation",
        "Vice head of delegation", "Заместитель главы", "Заместитель главы делегации", "Зам. главы",
        "Зам. главы делегации", "Заместитель руководителя делегации", "Заместитель",
    ),
    "delegate": (
        "Member", "Member of delegation", "Member of the delegation", "Delegation member", "Participant",
        "Representative", "Делегат", "Член делегации", "Участник", "Представитель", "Член",
    ),
    "adviser": ("Advisor", "Counsellor", "Советник", "Консультант"),
    "expert": ("Эксперт", "Specialist", "Специалист"),
    "speaker": (
        "Panelist", "Panellist", "Keynote speaker", "Presenter", "Спикер", "Докладчик", "Выступающий",
    ),
    "chair": (
        "Chairperson", "Chairman", "Chairwoman", "Chair of the meeting", "Председатель",
        "Председательствующий",
    ),
    "moderator": ("Facilitator", "Модератор", "Ведущий"),
    "secretariat": ("Secretariat staff", "Секретариат", "Сотрудник Секретариата", "Сотрудник секретариата"),
    "interpreter": ("Translator", "Переводчик", "Устный переводчик", "Синхронист", "Синхронный переводчик"),
    "guest": ("Guest of honour", "Invited guest", "Special guest", "Гость", "Почетный гость"),
    "media": ("Press", "Journalist", "Correspondent", "СМИ", "Пресса", "Журналист", "Корреспондент"),
    "support": (
        "Staff", "Assistant", "Technical staff", "Support", "Security", "Protocol", "Driver",
        "Техперсонал", "Технический персонал", "Сопровождающий", "Сопровождение", "Помощник", "Ассистент",
        "Охрана",
    ),
    "interlocutor": ("Собеседник",),
    # status of participation
    "invited": ("Invitation sent", "Приглашен", "Приглашена", "Приглашенный"),
    "nominated": (
        "Nominee", "Proposed", "Номинирован", "Номинирована", "Назначен", "Назначена", "Заявлен",
        "Заявлена",
    ),
    "accredited": ("Confirmed", "Approved", "Аккредитован", "Аккредитована", "Подтвержден", "Подтверждена"),
    "registered": ("Checked in", "Зарегистрирован", "Зарегистрирована", "Регистрация пройдена"),
    "attended": (
        "Present", "Participated", "Attending", "Was present", "Участвовал", "Участвовала",
        "Присутствовал", "Присутствовала", "Присутствует", "Явился",
    ),
    "declined": (
        "Not attending", "Regrets", "Cancelled", "Canceled", "Will not attend", "Отказ", "Отказался",
        "Отказалась", "Не участвует", "Отклонено",
    ),
    "replaced": ("Substituted", "Заменен", "Заменена"),
    # mode
    "in-person": (
        "In-person", "Physical", "Physically", "Onsite", "On-site", "On site", "Offline", "In presence",
        "F2F", "Face to face", "Очно", "Очный", "Очная", "Лично", "Офлайн", "Оффлайн", "Очное",
    ),
    "online": (
        "Virtual", "Virtually", "Remote", "Remotely", "Zoom", "VTC", "Video", "Онлайн", "Дистанционно",
        "Удаленно", "Виртуально", "Заочно", "По ВКС", "ВКС", "Дистанционный",
    ),
    # gender
    "female": (
        "F", "Fem", "Female", "Woman", "Women", "W", "Lady", "Ms", "Mrs", "Miss", "Ж", "Жен", "Женский",
        "Женщина", "Госпожа", "Г-жа", "Әйел",
    ),
    "male": (
        "M", "Male", "Man", "Men", "Gentleman", "Mr", "М", "Муж", "Мужской", "Мужчина", "Господин", "Г-н",
        "Ер", "Еркек",
    ),
}  # fmt: skip


@cache
def choice_words(choices: type[Labelled]) -> Mapping[str, Labelled]:
    """Return the members of `choices` by every squashed word that means one: value, label, synonym."""
    found: dict[str, Labelled] = {}
    for member in choices:
        labels = (translator(language).gettext(member.label) for language in LANGUAGES)
        for word in (member.value, *labels, *_WORDS.get(member.value, ())):
            found.setdefault(squashed(word), member)
    return found


def read_choice(choices: type[Labelled], text: str) -> Labelled | None:
    """Return the member of `choices` that `text` means; None where it means none."""
    words = choice_words(choices)
    if found := words.get(squashed(text)):
        return found
    parts = {words[form] for part in text.replace("(", "/").split("/") if (form := squashed(part)) in words}
    return parts.pop() if len(parts) == 1 else None
