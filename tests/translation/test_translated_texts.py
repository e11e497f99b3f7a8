"""The translation call: English by default, what a lookup has otherwise, plurals, and broken translations."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from models.regions import CELEBAMASK_HQ
from models.translation import install_lookup, joined, marked, tr, tr_marked, tr_plural
from sean_editor.languages import read_translation, translation_file

GERMAN = {
    ("{file} is a folder.", None): "Ein Ordner ist {file}.",
    ("Left eye", None): "Linkes Auge",
    ("left eye", None): "linkes Auge",
    ("{n} faces in {file}", 1): "Ein Gesicht in {file}",
    ("{n} faces in {file}", 3): "{n} Gesichter in {file}",
    ("Saved {file}", None): "{datei} gesichert",
    ("Moved {file}", None): "{file verschoben",
}


@pytest.fixture
def german() -> Iterator[None]:
    install_lookup(lambda text, n: GERMAN.get((text, n), text))
    yield
    install_lookup(None)


def test_without_a_lookup_texts_are_english() -> None:
    assert tr("{file} is a folder.", file="a") == "a is a folder."
    assert [tr_plural("{n} face in {file}", "{n} faces in {file}", n, file="a") for n in (0, 1, 2)] == [
        "0 faces in a",
        "1 face in a",
        "2 faces in a",
    ]
    assert tr_marked(marked("Save {name}?"), name="b") == "Save b?"


@pytest.mark.usefixtures("german")
def test_a_lookup_translates_and_may_move_values() -> None:
    assert tr("{file} is a folder.", file="a") == "Ein Ordner ist a."
    assert tr_plural("{n} face in {file}", "{n} faces in {file}", 1, file="a") == "Ein Gesicht in a"
    assert tr_plural("{n} face in {file}", "{n} faces in {file}", 3, file="a") == "3 Gesichter in a"


@pytest.mark.usefixtures("german")
def test_what_the_lookup_lacks_stays_english() -> None:
    assert tr("Quit") == "Quit"
    assert tr_plural("{n} face", "{n} faces", 1) == "1 face"


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(("text", "shown"), [("Saved {file}", "Saved a"), ("Moved {file}", "Moved a")])
def test_a_broken_translation_falls_back_to_english(text: str, shown: str) -> None:
    assert tr_marked(text, file="a") == shown


def test_values_are_never_read_as_places() -> None:
    assert tr("{file} is a folder.", file="{0}{x}") == "{0}{x} is a folder."
    assert tr_marked("a {brace} without values") == "a {brace} without values"


@pytest.mark.usefixtures("german")
def test_titles_of_regions_are_texts() -> None:
    eye = CELEBAMASK_HQ.by_name("l_eye")
    assert (eye.title, eye.title_in_text, eye.english) == ("Linkes Auge", "linkes Auge", "Left eye")


def test_sentences_are_joined_as_the_language_does() -> None:
    assert joined("Saved.", "", "It is {large}.") == "Saved. It is {large}."
    assert joined("One.") == "One." and joined() == joined("", "") == ""
    install_lookup(read_translation(translation_file("zh_CN")))
    try:
        assert joined("已保存。", "", "文件过大。", "请重试。") == "已保存。文件过大。请重试。"
    finally:
        install_lookup(None)
