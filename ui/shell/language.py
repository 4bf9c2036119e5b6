"""The language of the window: our own texts and those of Qt's own buttons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from cica_events.i18n import offered_languages, use_language


class Language(QObject):
    """Speaks the language that the user chose, else the system's, else English."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._translator: QTranslator | None = None
        self.code = "en"

    def speak(self, chosen: str) -> None:
        """Speak `chosen` (a code such as "ru") from now on; "" follows the system."""
        system = QLocale.system().name().partition("_")[0]
        self.code = next((code for code in (chosen, system) if code in offered_languages()), "en")
        use_language(self.code)
        QLocale.setDefault(QLocale(self.code))
        self.stop()
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{self.code}", folder):
            self._app.installTranslator(self._translator)

    def stop(self) -> None:
        """Leave Qt's own buttons as they were."""
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
            self._translator = None
