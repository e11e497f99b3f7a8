"""The languages of the window, and their translation files: resources/translations/sean_editor_CODE.ts.

The files that translators edit are the files that the program reads; nothing has to be compiled.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as Xml

from models.translation import Lookup
from sean_editor.locations import shipped

ENGLISH = "en"

LANGUAGES = {ENGLISH: "English", "zh_CN": "简体中文"}
"""The languages by their codes, each by its own name, as the menu shows them in every language."""

FOLDER = shipped("resources") / "translations"


def translation_file(language: str, folder: Path = FOLDER) -> Path:
    """The file with the translations into `language`, such as "zh_CN"."""
    return folder / f"sean_editor_{language}.ts"


def read_translation(path: Path) -> Lookup:
    """The lookup of a Qt Linguist file, for `models.translation.install_lookup`. What is not translated stays
    English. OSError or xml.etree.ElementTree.ParseError if the file cannot be read.
    """
    texts: dict[str, str] = {}
    plurals: dict[str, list[str]] = {}
    for message in Xml.parse(path).getroot().iter("message"):
        source, translation = message.findtext("source", ""), message.find("translation")
        if translation is None:
            continue
        if message.get("numerus") == "yes":
            plurals[source] = [form.text or "" for form in translation.iter("numerusform")]
        else:
            texts[source] = translation.text or ""

    def look_up(text: str, n: int | None) -> str:
        found = texts.get(text) if n is None else plural_form(plurals.get(text, []), n)
        return found or text

    return look_up


def plural_form(forms: list[str], n: int) -> str:
    """The form for `n`: Chinese has one for all numbers; English and German one for 1 and one for the rest.

    A language with more forms needs its rule here (Unicode's CLDR lists them).
    """
    if not forms:
        return ""
    return forms[0] if n == 1 else forms[-1]
