"""Languages: the file that a translator edits is the file that the program reads."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from sean_editor.languages import ENGLISH, FOLDER, LANGUAGES, plural_form, read_translation, translation_file

GERMAN = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" sourcelanguage="en" language="de"><context><name>sean_editor</name>
<message><source>Quit</source><translation>Beenden</translation></message>
<message><source>Redo</source><translation type="unfinished"></translation></message>
<message><source>Bare</source></message>
<message numerus="yes"><source>{n} faces</source>
<translation><numerusform>{n} Gesicht</numerusform><numerusform>{n} Gesichter</numerusform></translation>
</message></context></TS>
"""


def test_a_translation_is_read_as_it_is_edited(tmp_path: Path) -> None:
    path = translation_file("de", tmp_path)
    path.write_text(GERMAN, encoding="utf-8")
    look_up = read_translation(path)
    assert look_up("Quit", None) == "Beenden"
    assert [look_up("{n} faces", n) for n in (0, 1, 2)] == ["{n} Gesichter", "{n} Gesicht", "{n} Gesichter"]
    for english in ("Redo", "Bare", "{n} faces", "nowhere"):  # the plural is no text without a number
        assert look_up(english, None) == english
    assert look_up("Quit", 1) == "Quit"


def test_a_damaged_file_is_an_error_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "sean_editor_de.ts"
    path.write_text(GERMAN[:200], encoding="utf-8")
    with pytest.raises(Xml.ParseError):
        read_translation(path)


def test_the_form_of_a_plural() -> None:
    assert [plural_form(["one"], n) for n in (0, 1, 5)] == ["one"] * 3
    assert [plural_form(["one", "many"], n) for n in (0, 1, 5)] == ["many", "one", "many"]
    assert plural_form([], 1) == ""


def test_every_file_is_a_language_of_the_menu_and_the_other_way_round() -> None:
    files = {path.name for path in FOLDER.glob("sean_editor_*.ts")}
    assert files == {translation_file(code).name for code in LANGUAGES if code != ENGLISH}
    for code in LANGUAGES.keys() - {ENGLISH}:
        assert Xml.parse(translation_file(code)).getroot().get("language") == code
