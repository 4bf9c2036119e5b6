"""Which scripts this computer has no letters for, so that names in them would show as boxes."""

from __future__ import annotations

from importlib.resources import as_file, files

from PySide6.QtGui import QFontDatabase

from cica_events.i18n import N_

System = QFontDatabase.WritingSystem
# Of the States that meet here, and the fonts of ours that help out.
SCRIPTS = {
    System.Cyrillic: (N_("Cyrillic"), "NotoSerif-Regular"),
    System.Arabic: (N_("Arabic"), "NotoNaskhArabic-Regular"),
    System.Hebrew: (N_("Hebrew"), "NotoSerifHebrew-Regular"),
    System.Devanagari: (N_("Devanagari"), "NotoSerifDevanagari-Regular"),
    System.Bengali: (N_("Bengali"), "NotoSerifBengali-Regular"),
    System.Tamil: (N_("Tamil"), "NotoSerifTamil-Regular"),
    System.Sinhala: (N_("Sinhala"), "NotoSerifSinhala-Regular"),
    System.Thai: (N_("Thai"), "NotoSerifThai-Regular"),
    System.Lao: (N_("Lao"), "NotoSerifLao-Regular"),
    System.Khmer: (N_("Khmer"), "NotoSerifKhmer-Regular"),
    System.Georgian: (N_("Georgian"), "NotoSerifGeorgian-Regular"),
    System.Armenian: (N_("Armenian"), "NotoSerifArmenian-Regular"),
    System.SimplifiedChinese: (N_("Chinese"), ""),
    System.Japanese: (N_("Japanese"), ""),
    System.Korean: (N_("Korean"), ""),
}


def missing() -> list[System]:
    """Return the scripts that no font of this computer has letters for."""
    return [script for script in SCRIPTS if not QFontDatabase.families(script)]


def help_out(scripts: list[System]) -> list[str]:
    """Lend our own fonts to what lacks them; return the names, to be translated, of what still has none."""
    left: list[str] = []
    for script in scripts:
        name, font = SCRIPTS[script]
        if not font or not _lend(font):
            left.append(name)
    return left


def _lend(font: str) -> bool:
    with as_file(files("resources") / "fonts" / f"{font}.ttf") as path:
        return QFontDatabase.addApplicationFont(str(path)) >= 0
