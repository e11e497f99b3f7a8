"""Simplified Chinese: complete, with the right places, keys and punctuation, one term for one thing."""

from __future__ import annotations

import re
from string import Formatter
from xml.etree import ElementTree as Xml

import pytest

from docs import extract_texts
from sean_editor.gui.actions import MENUS, SPECS, Entry
from sean_editor.languages import read_translation, translation_file

MESSAGES = list(Xml.parse(translation_file("zh_CN")).getroot().iter("message"))
TEXTS = {
    (m.findtext("source", ""), m.get("numerus") == "yes"): "".join(m.find("translation").itertext()).strip()
    for m in MESSAGES
}
HAN = r"[\u3400-\u9fff]"


def glossary() -> list[tuple[str, str, list[str]]]:
    """The rows of the table in docs/translations.md: English, Chinese, English texts in which it differs."""
    page = (extract_texts.ROOT / "docs" / "translations.md").read_text(encoding="utf-8")
    lines = page.split("## Chinese terms")[1].splitlines()
    rows = [line[1:-1].split("|") for line in lines if line.startswith("| ")][2:]
    return [(row[0].strip(), row[1].strip(), re.findall("“(.+?)”", row[2])) for row in rows]


def test_every_text_is_translated() -> None:
    """If this fails: python docs/extract_texts.py, and translate what it lists."""
    unfinished = [m.findtext("source") for m in MESSAGES if m.find("translation").get("type") is not None]
    assert not unfinished
    assert TEXTS.keys() == {text.key for text in extract_texts.all_texts()}
    assert not [english for (english, _), chinese in TEXTS.items() if not chinese]


def test_places_for_values_are_the_same() -> None:
    def places(text: str) -> set[tuple[str, str | None]]:
        return {(name, form) for _, name, form, _ in Formatter().parse(text) if name is not None}

    wrong = [(e, c) for (e, _), c in TEXTS.items() if places(e) != places(c)]
    assert not wrong


def test_endings_lines_and_patterns_of_files_are_the_same() -> None:
    for (english, _), chinese in TEXTS.items():
        assert english.endswith("…") == chinese.endswith("…"), english
        assert english.count("\n") == chinese.count("\n"), english
        assert re.findall(r"\*\S*", english) == re.findall(r"\*[^)\s]*\)?", chinese), english
        ends = {".": "。", "?": "？", ":": "："}.get(english[-1])
        assert ends is None or chinese.endswith((ends, english[-1] if "{" in chinese[-4:] else ends)), english


def test_punctuation_is_chinese() -> None:
    """Full width beside a Chinese character; a space between Chinese and Latin words, none within Chinese."""
    wrong = re.compile(rf"{HAN}[,.;:!?]|[,;:!?]{HAN}|{HAN} {HAN}|{HAN}[A-Za-z]|[A-Za-z]{HAN}|\.\.\.")
    found = {chinese: wrong.findall(chinese) for chinese in TEXTS.values() if wrong.search(chinese)}
    assert not found


def test_keys_of_menus_are_those_of_the_english_and_unique() -> None:
    translate = read_translation(translation_file("zh_CN"))
    for english, chinese in ((one.title, translate(one.title, None)) for one in MENUS):
        key = re.search(r"&(\w)", english)
        assert key is not None and chinese.endswith(f"(&{key[1].upper()})")
    shown = [translate(one.title, None) for one in MENUS]
    assert len({re.findall(r"&(\w)", title)[0] for title in shown}) == len(MENUS)
    for menu in MENUS:
        assert_unique_keys([translate(text, None) for text in entries(menu.entries)])


def entries(shown: tuple[Entry, ...]) -> list[str]:
    """The English texts of a menu's entries."""
    return [entry[0] if isinstance(entry, tuple) else SPECS[entry].text for entry in shown if entry]


def assert_unique_keys(texts: list[str]) -> None:
    keys = [key for text in texts for key in re.findall(r"&(\w)", text)]
    assert len(keys) == len(set(keys)) and len(texts) == len(set(texts)), texts


@pytest.mark.parametrize("row", glossary(), ids=lambda row: row[0])
def test_one_term_for_one_thing(row: tuple[str, str, list[str]]) -> None:
    """The glossary holds in every text that has the term."""
    english, chinese, differs = row
    term = re.compile(rf"\b(?:{english})(?:s|es)?\b", re.IGNORECASE)
    with_it = {e: c for (e, _), c in TEXTS.items() if term.search(re.sub(r"\{[^}]*\}", "", e))}
    assert with_it, "no text has this term any more: take it out of the glossary"
    wrong = {e: c for e, c in with_it.items() if not any(form in c for form in chinese.split("、"))}
    assert set(wrong) <= set(differs), wrong
