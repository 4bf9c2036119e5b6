"""Headings of what no catalogue holds: whole names, middle names, running numbers."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(word.split()) for word in text.split(";"))


FULL_NAME_HEADINGS: Final = _words(
    """
    Full name in English; Name in English; ФИО латиницей; ФИО на английском; ФИО на английском
    языке; ФИО (англ.); Name & surname; Surname & name; Full name as it appears in your passport;
    ФИО участника мероприятия; Full name; Name; Name and surname; Surname and name; Participant;
    Participant name; Delegate; Delegate name; Attendee; Attendee name; First and last name; Name of
    participant; Name of delegate; Name of the participant; Participant's name; Names; Family name,
    given name; Last name, first name; ФИО; Ф.И.О. участника; Фамилия имя отчество; Фамилия, имя;
    Фамилия и имя; Имя и фамилия; Имя, фамилия; Участник; Полное имя; Делегат; ФИО делегата; Ф.И.О.
    (полностью); Фамилия И.О.; Фамилия, имя, отчество (при наличии); Full name of participant; Full
    name as in passport; Name as in passport; Complete name; Invitee; Registrant; Registrant name;
    Guest name; Customer name; Client name; Display name; User name (Original name); Name (Original
    name); User name; Name and last name; Your name; Your full name; Contact name; Person name; FN;
    Отображаемое имя; Полное имя участника; Имя участника (полностью); ФИО полностью; Аты-жөні;
    Толық аты-жөні; Тегі, аты, әкесінің аты; Қатысушы; Қатысушының аты-жөні; Т.А.Ә.; Nom complet;
    Nom et prénom; Nom et prénoms; Prénom et nom; Nom à afficher; Participant(e); Vor- und Nachname;
    Vor- und Zuname; Vollständiger Name; Anzeigename; Teilnehmer; Teilnehmer/in; Ad Soyad; Adı
    Soyadı; İsim Soyisim; Katılımcı; Görünen Ad; Nombre completo; Nombre y apellidos; Nombre y
    apellido; Apellidos y nombres; Participante; 姓名; 参会人; 参会人姓名
    """
)
MIDDLE_NAME_HEADINGS: Final = _words(
    """
    Middle name; Middle names; Patronymic; Father's name; Second given name; Отчество; Отчество (при
    наличии); Среднее имя; Additional name; Middle; Middle initial; Second forename; Отчество
    участника; Әкесінің аты; Deuxième prénom; Weitere Vornamen; Zweiter Vorname; İkinci ad; Baba
    adı; Segundo nombre
    """
)
ROW_NUMBER_HEADINGS: Final = _words(
    """
    Р/с №; № р/с; # п/п; Item; Line; No; № п/п; П/п; N; NN; S/N; Sr. No; Serial number; Nr; Num;
    Номер; Номер п/п; #; No. of participant; №№; № пп; Row; Строка; Порядковый номер; Р/с; Рет саны;
    Реттік нөмірі; N°; Lfd. Nr.; Sıra; Sıra No; Núm.; 序号; 编号
    """
)
