"""The manual in Simplified Chinese: all that the English one has, in the same order."""

from __future__ import annotations

import re

from sean_editor.gui.actions import SPECS
from sean_editor.gui.dialogs.manual import GUIDE, guide

ENGLISH, CHINESE = (guide(language).read_text(encoding="utf-8") for language in ("en", "zh_CN"))
KEY_NAMES = {"滚轮": "wheel", "空格": "Space", "回车": "Enter"}
HAN = r"[\u3400-\u9fff]"


def sections(text: str) -> list[int]:
    """The levels of the headings, 3 for a paragraph that begins with bold words, in order."""
    found = re.findall(r"^(#+ |\*\*)", text, re.MULTILINE)
    return [3 if mark == "**" else len(mark) - 1 for mark in found]


def tables(text: str) -> list[tuple[int, int]]:
    """Rows and columns of each table, in order."""
    blocks = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    return [(block.count("\n"), block.splitlines()[1].count("|") - 1) for block in blocks]


def keys(text: str) -> set[str]:
    """The keys with modifiers that it names."""
    for chinese, english in KEY_NAMES.items():
        text = text.replace(f"+{chinese}", f"+{english} ")
    return set(re.findall(r"(?:(?:Ctrl|Shift|Alt)\+)+(?:[A-Z][a-z]+|[A-Z0-9+-]|F\d|wheel)", text))


def test_it_is_found_and_a_language_without_one_gets_the_english_one() -> None:
    assert guide("zh_CN") != GUIDE and guide("en") == guide("xx") == GUIDE


def test_it_has_the_same_sections_and_paragraphs() -> None:
    assert len(sections(ENGLISH)) > 60 and sections(CHINESE) == sections(ENGLISH)


def test_it_has_the_same_pictures_and_links() -> None:
    def targets(text: str) -> list[str]:
        return [target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text)]

    english, chinese = (
        [one for one in targets(text) if one.endswith(".webp")] for text in (ENGLISH, CHINESE)
    )
    assert len(english) > 30 and chinese == english
    assert sorted(targets(CHINESE)) == sorted(targets(ENGLISH))


def test_it_has_the_same_tables_code_and_keys() -> None:
    assert len(tables(ENGLISH)) > 6 and tables(CHINESE) == tables(ENGLISH)
    code = re.compile(r"`([^`\n]+)`")
    assert set(code.findall(CHINESE)) == set(code.findall(ENGLISH))
    fenced = re.compile(r"^```[^`]*^```", re.MULTILINE)
    assert fenced.findall(CHINESE) == fenced.findall(ENGLISH)
    assert len(keys(ENGLISH)) > 50 and keys(CHINESE) == keys(ENGLISH)
    assert {"Ctrl+Shift+P", "Ctrl+Alt+K"} <= keys(CHINESE)


def test_its_table_has_a_key_of_every_action() -> None:
    table = CHINESE.partition("| 快捷键 |")[2].partition("\n\n")[0]
    listed = set(re.split(r"[;,，\s]+", table.replace("`", "")))
    missing = {name for name, spec in SPECS.items() if spec.keys and not listed.intersection(spec.keys)}
    written_otherwise = {"apply_style", "much_larger", "much_smaller"}  # Ctrl+Enter, Shift
    assert missing <= written_otherwise


def test_its_punctuation_is_chinese_and_a_paragraph_is_one_line() -> None:
    prose = re.sub(r"^```[^`]*^```|^\|.*$|`[^`\n]*`|\]\([^)]*\)", "", CHINESE, flags=re.MULTILINE)
    wrong = rf"{HAN}[,.;:!?]|[,;:!?]{HAN}|{HAN} {HAN}|{HAN}[A-Za-z]|[A-Za-z]{HAN}|{HAN}\n{HAN}|\.\.\."
    assert re.findall(wrong, prose) == []
    bold = re.findall(r"\*\*([^*\n]+)\*\*", prose)
    assert len(bold) > 60 and [one for one in bold if re.search(r"\W", one[0] + one[-1])] == ["+"]
