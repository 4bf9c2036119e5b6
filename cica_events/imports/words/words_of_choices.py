"""Words that mean a choice beside its label, by its stored value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split(";"))


WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    # capacity
    "head": _words(
        """
        Head; HoD; Head of the delegation; Delegation head; Chief of delegation; Leader; Head delegate;
        Глава; Глава делегации; Руководитель делегации; Руководитель; Делегация басшысы; Chef de
        délégation; Delegationsleiter; Heyet Başkanı; Jefe de delegación; 团长; 代表团团长
        """
    ),
    "deputy": _words(
        """
        Deputy; Deputy head; DHoD; Alternate head; Alternate; Deputy head of the delegation; Vice head
        of delegation; Заместитель главы; Заместитель главы делегации; Зам. главы; Зам. главы делегации;
        Заместитель руководителя делегации; Заместитель; Делегация басшысының орынбасары; Chef adjoint
        de délégation; 副团长
        """
    ),
    "delegate": _words(
        """
        Member; Member of delegation; Member of the delegation; Delegation member; Participant;
        Representative; Attendee; Participants; Делегат; Член делегации; Участник; Представитель; Член;
        Қатысушы; Делегация мүшесі; Délégué; Déléguée; Participant(e); Delegierter; Delegierte;
        Teilnehmer; Teilnehmerin; Delege; Katılımcı; Delegado; Delegada; Participante; 代表; 团员; 与会者
        """
    ),
    "adviser": _words(
        """
        Advisor; Counsellor; Советник; Консультант
        """
    ),
    "expert": _words(
        """
        Эксперт; Specialist; Специалист
        """
    ),
    "speaker": _words(
        """
        Panelist; Panellist; Keynote speaker; Presenter; Спикер; Докладчик; Выступающий; Баяндамашы;
        Intervenant; Intervenante; Referent; Referentin; Vortragender; Konuşmacı; Ponente; 发言人; 演讲者
        """
    ),
    "chair": _words(
        """
        Chairperson; Chairman; Chairwoman; Chair of the meeting; Председатель; Председательствующий
        """
    ),
    "moderator": _words(
        """
        Facilitator; Модератор; Ведущий
        """
    ),
    "secretariat": _words(
        """
        Secretariat staff; Organizer; Organiser; Co-organizer; Host; Co-host; Организатор;
        Ұйымдастырушы; Organisateur; Veranstalter; Düzenleyici; Organizador; Секретариат; Сотрудник
        Секретариата; Сотрудник секретариата
        """
    ),
    "interpreter": _words(
        """
        Translator; Переводчик; Устный переводчик; Синхронист; Синхронный переводчик
        """
    ),
    "guest": _words(
        """
        Guest of honour; Invited guest; Special guest; Гость; Почетный гость
        """
    ),
    "media": _words(
        """
        Press; Journalist; Correspondent; СМИ; Пресса; Журналист; Корреспондент
        """
    ),
    "support": _words(
        """
        Staff; Assistant; Technical staff; Support; Security; Protocol; Driver; Техперсонал; Технический
        персонал; Сопровождающий; Сопровождение; Помощник; Ассистент; Охрана
        """
    ),
    "interlocutor": _words(
        """
        Собеседник
        """
    ),
    # status of participation
    "invited": _words(
        """
        Invitation sent; No response; Not responded; Шақырылды; Invité; Eingeladen; Приглашен;
        Приглашена; Приглашенный
        """
    ),
    "nominated": _words(
        """
        Nominee; Proposed; Pending; Pending approval; Waiting; Waitlist; Waitlisted; Tentative; Maybe;
        Unknown; На рассмотрении; Ожидает; Ожидает подтверждения; Номинирован; Номинирована; Назначен;
        Назначена; Заявлен; Заявлена
        """
    ),
    "accredited": _words(
        """
        Confirmed; Approved; Accepted; Расталды; Confirmé; Bestätigt; Onaylandı; Аккредитован;
        Аккредитована; Подтвержден; Подтверждена
        """
    ),
    "registered": _words(
        """
        Completed; Complete; Attending; Going; Active; Valid; Subscribed; Тіркелді; Inscrit; Inscrite;
        Angemeldet; Kayıtlı; Registrado; 已注册; Зарегистрирован; Зарегистрирована; Регистрация пройдена
        """
    ),
    "attended": _words(
        """
        Present; Participated; Was present; Checked in; Checked-in; Joined; Showed up; Қатысты;
        Teilgenommen; Présent; Présente; Katıldı; Asistió; 已参加; Участвовал; Участвовала; Присутствовал;
        Присутствовала; Присутствует; Явился
        """
    ),
    "declined": _words(
        """
        Not attending; Regrets; Rejected; Denied; Withdrawn; Not going; No show; Deleted; Отменен;
        Отменена; Отозвана; Отклонен; Отклонена; Бас тартты; Annulé; Abgesagt; Cancelled; Canceled; Will
        not attend; Отказ; Отказался; Отказалась; Не участвует; Отклонено
        """
    ),
    "replaced": _words(
        """
        Substituted; Заменен; Заменена
        """
    ),
    # mode
    "in-person": _words(
        """
        In-person; Physical; Physically; Onsite; On-site; On site; Offline; In presence; F2F; Face to
        face; Қатысып; Офлайн режимде; En présentiel; Présentiel; Vor Ort; Präsenz; Yüz yüze;
        Presencial; 线下; 现场; Очно; Очный; Очная; Лично; Офлайн; Оффлайн; Очное
        """
    ),
    "online": _words(
        """
        Virtual; Virtually; En ligne; À distance; Distanciel; Çevrim içi; Çevrimiçi; En línea; Virtuell;
        线上; 在线; Онлайн режимде; Қашықтан; Remote; Remotely; Zoom; VTC; Video; Онлайн; Дистанционно;
        Удаленно; Виртуально; Заочно; По ВКС; ВКС; Дистанционный
        """
    ),
    # gender
    "female": _words(
        """
        F; Fem; Female; Woman; Women; W; Lady; Ms; Mrs; Miss; Ж; Жен; Женский; Женщина; Госпожа; Г-жа;
        Әйел; Ханым; Femme; Féminin; Mme; Madame; Frau; Weiblich; Kadın; Bayan; Mujer; Femenino; Señora;
        Sra; 女; 女士
        """
    ),
    "male": _words(
        """
        M; Male; Man; Men; Gentleman; Mr; М; Муж; Мужской; Мужчина; Господин; Г-н; Ер; Еркек; Мырза;
        Homme; Masculin; Monsieur; Herr; Männlich; Mann; Erkek; Bay; Hombre; Masculino; Señor; Sr; 男; 先生
        """
    ),
}
