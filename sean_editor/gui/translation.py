"""The language of the window: the one that is asked for, or the system's if it is translated."""

from __future__ import annotations

import re
from pathlib import Path

from PyQt5.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from models.translation import install_lookup
from sean_editor.languages import ENGLISH, FOLDER, LANGUAGES, read_translation, translation_file

_MNEMONIC = re.compile(r"\(&\w\)|&(?=\w)")  # "&File", and "文件(&F)" in scripts without Latin letters

_qt_texts: list[QTranslator] = []  # of Qt's own buttons and its file dialog, while they are installed
_shown = [ENGLISH]


def install_translation(app: QCoreApplication, language: str = "", folder: Path = FOLDER) -> str:
    """Show the program in `language`, a code of LANGUAGES; "": in the system's. Dates follow.

    Returns the code of the language that is shown from now on: English if there is no translation.
    """
    language = language if language in LANGUAGES else system_language()
    path = translation_file(language, folder)
    if language != ENGLISH and not path.is_file():
        language = ENGLISH
    _shown[0] = language
    while _qt_texts:
        app.removeTranslator(_qt_texts.pop())
    QLocale.setDefault(QLocale(language))
    if language == ENGLISH:
        install_lookup(None)
        return ENGLISH
    install_lookup(read_translation(path))
    translator, qt = QTranslator(app), QLibraryInfo.location(QLibraryInfo.TranslationsPath)
    if translator.load(QLocale(language), "qtbase", "_", qt):
        app.installTranslator(translator)
        _qt_texts.append(translator)
    return language


def shown_language() -> str:
    """The code of the language that is shown."""
    return _shown[0]


def system_language(locale: QLocale | None = None) -> str:
    """The first language of the person (LANGUAGE included) that the program knows; else English.

    Chinese is known in simplified script only: who reads the traditional one gets English, or the next
    language of their list, and not a script that they did not ask for.
    """
    for name in (locale or QLocale.system()).uiLanguages():  # the most wanted first
        wanted = QLocale(name)
        for code in LANGUAGES:
            known = QLocale(code)
            if (known.language(), known.script()) == (wanted.language(), wanted.script()):
                return code
    return ENGLISH


def without_mnemonic(text: str) -> str:
    """A menu's title or a command as a list shows it: "File" for "&File", "文件" for "文件(&F)"."""
    return _MNEMONIC.sub("", text)
