"""The licences of what the application is made of, without Qt: for the dialog, and for the build."""

from __future__ import annotations

from importlib.metadata import PackageMetadata, PackageNotFoundError, files, metadata
from importlib.resources import files as resources

PARTS = (
    "PySide6-Essentials",
    "shiboken6",
    "SQLAlchemy",
    "alembic",
    "openpyxl",
    "python-calamine",
    "charset-normalizer",
    "Babel",
    "psycopg",
    "rapidfuzz",
    "anyascii",
    "pyuca",
    "python-docx",
    "lxml",
    "typst",
    "icalendar",
    "sqlcipher3",
    "keyring",
)

UNNAMED = {"sqlcipher3": "zlib; with SQLCipher (BSD-3-Clause, ZETETIC LLC) and OpenSSL (Apache-2.0)"}

PICTURES = {"Lucide icons": "icons", "Flags: flag-icons 7.5.0": "flags", "Noto fonts": "fonts"}

WITHIN = {"sqlcipher3": ("SQLCipher", "OpenSSL")}
"""What comes within a part without its licence, which then stands in our own resources."""

IN_FULL = ("keyring",)


def licences() -> str:
    """Return the licence of every part that is installed, as its makers name it, and some in full."""
    lines = [f"{part} {version}: {licence}" for part, version, licence in map(_licence, PARTS) if version]
    for part in PARTS:
        for title in WITHIN.get(part, ()) if _licence(part)[1] else ():
            lines += ["", title, "", _text("licences", f"{title}.txt")]
    for part in IN_FULL:
        lines += ["", part, "", _own_text(part)] if _own_text(part) else []
    for title, folder in PICTURES.items():
        lines += ["", title, "", _text(folder, "LICENSE.txt")]
    return "\n".join(lines)


def _text(folder: str, name: str) -> str:
    return (resources("resources") / folder / name).read_text("utf-8")


def _own_text(part: str) -> str:
    """Return the licence that an installed part brings along; empty where there is none."""
    try:
        found = [file for file in files(part) or () if file.name.startswith("LICEN")]
    except PackageNotFoundError:
        return ""
    return "\n".join(file.read_text("utf-8") for file in found)


def _licence(part: str) -> tuple[str, str, str]:
    try:
        about = metadata(part)
    except PackageNotFoundError:
        return part, "", ""
    named = _one(about, "License-Expression") or _one(about, "License")
    if not named or len(named) > 100:
        kinds = [kind for kind in about.get_all("Classifier", []) if kind.startswith("License")]
        named = ", ".join(kind.rpartition(" :: ")[2] for kind in kinds)
    return part, about["Version"], named or UNNAMED.get(part, "")


def _one(about: PackageMetadata, key: str) -> str:
    return str((about.get_all(key) or [""])[0])
