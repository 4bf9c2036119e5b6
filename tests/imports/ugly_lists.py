"""Ten lists as careless senders make them, with made-up people: written by `write_all(folder)`.

python -m tests.imports.ugly_lists FOLDER
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill


def merged_countries(folder: Path) -> Path:
    """Two title rows, countries merged over their people, a total below each, notes at the end."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Список"
    sheet.append(["Министерство иностранных дел"])
    sheet.append(["СПИСОК УЧАСТНИКОВ заседания (предварительный!!!)"])
    sheet.append([])
    sheet.append(["№", "Страна", "Ф.И.О.", "Должность", "Тел./ e-mail", "Примечание"])
    start = 5
    for country, people in {
        "Казахстан": (
            ("Серикбаев Данияр Маратович", "Первый заместитель министра"),
            ("АХМЕТОВА Айгерим", ""),
        ),
        "Кыргызская Республика": (("Асанов Бакыт", "Посол"), ("Токтогулова Нурай Асановна", "II секретарь")),
        "Респ. Узбекистан": (("Каримов Жасур Алишерович", "Начальник управления"),),
    }.items():
        for name, post in people:
            sheet.append([None, country, name, post, "+7 701 000 00 00", ""])
        end = sheet.max_row
        sheet.merge_cells(start_row=start, end_row=end, start_column=2, end_column=2)
        sheet.append([None, f"Итого {country}:", len(people)])
        start = sheet.max_row + 1
    sheet.append([])
    sheet.append(["* окончательный список будет направлен дополнительно"])
    for cell in sheet[4]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDEBF7")
        cell.alignment = Alignment(wrap_text=True)
    path = folder / "01 Список участников (правка 3) НОВЫЙ.xlsx"
    book.save(path)
    return path


def garbled_csv(folder: Path) -> Path:
    """Windows-1251 with semicolons, quotes, line breaks in cells and a trailing empty column."""
    lines = (
        'Страна;Фамилия;Имя;Отчество;Должность;"Эл. почта";',
        'Монголия;Бат;Оюун;;"Советник; посольство";oyun@example.mn;',
        'Турция;Йылдыз;Чагры;;"Начальник\nотдела";cagri@example.tr;',
        "Республика Беларусь;Иванчик;Мария;Петровна;Эксперт;maria(at)example.by;",
        ";;;;;;",
        "Атлантида;Платонов;Критий;;Советник;;",
    )
    path = folder / "02 выгрузка.csv"
    path.write_bytes("\r\n".join(lines).encode("cp1251"))
    return path


def hotel_list(folder: Path) -> Path:
    """A rooming list: whole names in capitals, nights as dates, a door code that is nobody's business."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(
        ["Guest", "Nationality", "Room", "Check-in", "Check-out", "Door password", "Company", "Title"]
    )
    for name, country, room in (
        ("BAKAYEV ALIBEK MR", "Kazakhstan", 1201),
        ("ZHANG XIAO MR", "China", 1202),
        ("BAT OYUN MS", "Mongolia", 1203),
        ("AL-MANSOURI FATIMA DR", "Qatar", 1204),
        ("KIM SEO-YEON MS", "Republic of Korea", 1205),
    ):
        sheet.append(
            [name, country, room, date(2026, 12, 1), date(2026, 12, 4), f"x{room}!", "MFA", "Delegate"]
        )
    path = folder / "03 rooming list.xlsx"
    book.save(path)
    return path


def two_tables(folder: Path) -> Path:
    """Two lists side by side on one sheet, another below, and a hidden sheet with old names."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Delegations"
    sheet["A1"] = "Asia"
    sheet["F1"] = "Europe"
    for row, cells in enumerate(
        (
            ("Country", "Surname", "Name", None, None, "Country", "Surname", "Name"),
            ("India", "Sharma", "Ravi", None, None, "Russia", "Sokolova", "Olga"),
            ("Nepal", "Thapa", "Mina", None, None, "Türkiye", "Çelik", "Ayşe"),
            ("Thailand", "Srisai", "Malee", None, None, None, None, None),
        ),
        start=2,
    ):
        for column, value in enumerate(cells, start=1):
            sheet.cell(row, column, value)
    below = (("Organization", "Full name", "Function"), ("IOM", "Anna van der Berg", "Liaison officer"))
    for line, texts in enumerate(below, start=9):
        for column, text in enumerate(texts, start=1):
            sheet.cell(line, column, text)
    old = book.create_sheet("old")
    old.append(["Country", "Surname", "Name"])
    old.append(["India", "Gupta", "Asha"])
    old.sheet_state = "hidden"
    path = folder / "04 two lists on a sheet.xlsx"
    book.save(path)
    return path


def registration_export(folder: Path) -> Path:
    """An export of a registration page: tokens, consent, two columns named Title, answers as sentences."""
    headings = (
        "Submission ID,Submitted at,IP,Confirmation token,Title,First Name,Last Name,Title,Organisation,"
        "Which country do you represent?,E-mail address,Confirm e-mail,Mobile phone,Dietary needs,"
        "I agree to the privacy policy,Payment status"
    )
    rows = (
        "981,2026-11-02 09:14:11,10.0.0.1,9f8a7b6c5d4e,Mr,Ravi,Sharma,Director,Ministry of External Affairs,"
        "India,ravi.sharma@example.in,ravi.sharma@example.in,+91 98 0000 0000,vegetarian,Yes,n/a",
        "982,2026-11-02 10:02:45,10.0.0.2,1a2b3c4d5e6f,Ms,Mina,Thapa,Joint Secretary,,Nepal,"
        "mina@example.np,mina@example.np,'+977 000000,none,Yes,n/a",
        "983,2026-11-03 23:59:59,10.0.0.3,0f0f0f0f0f0f,Dr,Ayşe,Çelik,Professor,Ankara Üniversitesi,Turkey,"
        "ayse@example.tr,ayse@example.tr,,,Yes,n/a",
        "984,2026-11-04 07:00:00,10.0.0.4,abababababab,Ms,Mina,Thapa,Joint Secretary,,Nepal,"
        "mina@example.np,mina@example.np,,none,Yes,n/a",
    )
    path = folder / "05 export-2026-11-05T101500.csv"
    path.write_text("\n".join((headings, *rows)), "utf-8-sig")
    return path


def unicode_text(folder: Path) -> Path:
    """What Excel calls Unicode text: UTF-16 with tabs, names in several scripts."""
    lines = (
        "国家\t姓名\t职务",
        "中国\t李娜\t处长",
        "日本\t佐藤花子\t一等秘书",
        "Republic of Korea\t김서연\tDirector",
        "Saudi Arabia\tعبدالله القحطاني\tAdviser",
    )
    path = folder / "06 unicode.txt"
    path.write_bytes("\r\n".join(lines).encode("utf-16"))
    return path


def mail_table(folder: Path) -> Path:
    """A table of an e-mail saved as a web page under the name of an Excel file."""
    rows = (
        ("State", "Participant", "Capacity"),
        ("Azerbaijan", "H.E. Mr. Rashad MAMMADOV, Deputy Minister", "Head of delegation"),
        ("", "Ms. Leyla ALIYEVA, Second Secretary", "Delegate"),
        ("Georgia", "Mr. Giorgi BERIDZE", "Delegate"),
    )
    cells = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    path = folder / "07 from mail.xls"
    path.write_text(
        f"<html><body><p>Dear colleagues,</p><table border=1>{cells}</table></body></html>", "utf-8"
    )
    return path


def word_table(folder: Path) -> Path:
    """A table of a Word document, as the note verbale has it."""
    rows = (
        ("No.", "Name and surname", "Position", "Passport No."),
        ("1.", "Mr. Łukasz NOWAK", "Head of Division", "ZZ 0000000"),
        ("2.", "Ms. Zoë O'Brien-d'Ávila", "Desk officer", "ZZ 0000001"),
    )

    def cell(text: str) -> str:
        return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    body = "".join("<w:tr>" + "".join(map(cell, row)) + "</w:tr>" for row in rows)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.wordprocessingml.document.main+xml"/></Types>'
    )
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    document = f'<?xml version="1.0"?><w:document {space}><w:body><w:tbl>{body}</w:tbl></w:body></w:document>'
    path = folder / "08 note verbale.docx"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", relations)
        archive.writestr("word/document.xml", document)
    return path


def full_of_problems(folder: Path) -> Path:
    """Every row is wrong in its own way, and two are the same person."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(
        ["Delegation", "Honorific", "Given name", "FAMILY NAME", "Function", "e-mail", "Tel", "Status"]
    )
    for row in (
        ("Kazakstan", "Mr.", "Alibek", "Bakayev", "Minister", "bakayev@example", "8 701", "maybe"),
        (
            "Kazakhstan",
            "Mr.",
            "Danyar",
            "Bakayev",
            "Expert",
            "d.b@example.kz",
            "+7 701 000 00 01",
            "Registered",
        ),
        ("Kazakhstan", "Mr.", "Danyar", "Bakayev", "Senior expert", "d.b@example.kz", "", ""),
        ("Korea", "Ms.", "Seo-yeon", "Kim", "Director", "kim@example.kr", "", "Nominated"),
        ("India", "Mr.", "", "", "Driver", "", "", ""),
        ("Mongolia", "Ms.", "Oyun; Bat", "Dorj; Bold", "Counsellors", "", "", ""),
        ("Qatar", "H.E. Sheikha", "Fatima", "Al-Mansouri " + "very " * 80, "Adviser", "=1+1", "#REF!", ""),
        ('=HYPERLINK("http://example.org")', "Mr.", "Ravi", "Sharma", "Director", "", "", ""),
    ):
        sheet.append(row)
    path = folder / "09 everything wrong.xlsx"
    book.save(path)
    return path


def no_headings(folder: Path) -> Path:
    """No headings at all, and the columns in nobody's order."""
    lines = (
        "ravi.sharma@example.in,Sharma,Ravi,India",
        "mina.thapa@example.np,Thapa,Mina,Nepal",
        "ayse.celik@example.tr,Çelik,Ayşe,Türkiye",
        "olga.sokolova@example.ru,Sokolova,Olga,Russia",
    )
    path = folder / "10 no headings.csv"
    path.write_text("\n".join(lines), "utf-8")
    return path


ALL: tuple[Callable[[Path], Path], ...] = (
    merged_countries,
    garbled_csv,
    hotel_list,
    two_tables,
    registration_export,
    unicode_text,
    mail_table,
    word_table,
    full_of_problems,
    no_headings,
)


def write_all(folder: Path) -> list[Path]:
    """Write all ten into `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    return [write(folder) for write in ALL]
