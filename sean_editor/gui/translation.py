"""The language of the window: the translation in resources/translations for the user's locale."""

from __future__ import annotations

from pathlib import Path

from PyQt5.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from models.translation import install_lookup
from sean_editor.gui.theme import RESOURCES

CONTEXT = "sean_editor"
"""All texts are in one context of Qt, the one that docs/extract_texts.py writes."""

FOLDER = RESOURCES / "translations"


def install_translation(app: QCoreApplication, locale: QLocale | None = None, folder: Path = FOLDER) -> bool:
    """Show the program in the language of `locale` (None: the system's, LANGUAGE included) if `folder` has
    sean_editor_LANGUAGE.qm; else in English. Dates follow. Returns whether there was a translation.
    """
    for language in (locale or QLocale.system()).uiLanguages():  # the person's, the most wanted first
        if QLocale(language).language() == QLocale.English:
            break
        if _load(app, "sean_editor", QLocale(language), folder):
            qt = Path(QLibraryInfo.location(QLibraryInfo.TranslationsPath))
            _load(app, "qtbase", QLocale(language), qt)  # Qt's own buttons and its file dialog
            QLocale.setDefault(QLocale(language))
            install_lookup(look_up)
            return True
    QLocale.setDefault(QLocale(QLocale.English))
    return False


def _load(app: QCoreApplication, name: str, locale: QLocale, folder: Path) -> bool:
    translator = QTranslator(app)
    return translator.load(locale, name, "_", str(folder)) and app.installTranslator(translator)


def look_up(text: str, n: int | None) -> str:
    """The translation of an English text by the installed translators; the text itself if they have none."""
    return QCoreApplication.translate(CONTEXT, text, None, -1 if n is None else n)
