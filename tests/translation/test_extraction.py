"""What translators get: every text of the sources, in a file that Qt Linguist reads, always up to date."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from docs import extract_texts
from docs.extract_texts import ExtractionError, Text, all_texts, refreshed, texts_of
from sean_editor.gui.theme import CHINESE_FONTS, UI_FONTS

ERRORS = (
    "UserError",
    "NeedsPoints",
    "ParsingError",
    "CheckpointError",
    "WeightsFileError",
    "NewerVersionError",
)
CALLS = (*extract_texts.CALLS, "tr_marked")
NO_TEXTS = {*UI_FONTS, *CHINESE_FONTS}  # literals of two words that nobody reads
NAME = "SEAN Editor"
SHOWING = (
    *("QAction", "QCheckBox", "QGroupBox", "QLabel", "QMenu", "QPushButton", "QRadioButton", "ElidedLabel"),
    *("addAction", "addItem", "addItems", "addMenu", "addRow", "addTab", "drawText", "showText"),
    *("setAccessibleDescription", "setAccessibleName", "setInformativeText", "setItemText", "setLabelText"),
    *("setPlaceholderText", "setPrefix", "setStatusTip", "setSuffix", "setTabText", "setText", "setTitle"),
    *("setToolTip", "setWhatsThis", "setWindowTitle", "show_error", "show_notice"),
)
"""Calls that show their arguments to a person."""
UNITS = ("px",)
IN_ENGLISH = ("set_english", "_submenu")  # they take the English text beside the translated one
FOR_PROGRAMMERS = ("ValueError", "AssertionError", "RuntimeError", "TypeError", "KeyError")


def extracted(source: str) -> list[Text]:
    return list(texts_of(ast.parse(source), "a.py"))


def test_the_file_in_the_repository_is_up_to_date() -> None:
    """If this fails: python docs/extract_texts.py"""
    messages = Xml.parse(extract_texts.TEMPLATE).getroot().iter("message")
    kept = {(m.findtext("source"), m.get("numerus") == "yes") for m in messages}
    assert kept == {text.key for text in all_texts()}


def test_calls_become_texts() -> None:
    source = 'tr("{file} is here", file=f)\nmarked("Later")\ntr_plural("{n} face", "{n} faces", n)'
    assert [(t.one, t.english) for t in extracted(source)] == [
        ("", "{file} is here"),
        ("", "Later"),
        ("{n} face", "{n} faces"),
    ]


@pytest.mark.parametrize(
    "source",
    ['tr(f"{file} is here")', "tr(text)", 'tr("a" + b)', "marked(NAME)", 'tr_plural("a", n, n)', "tr()"],
)
def test_a_text_that_is_no_literal_is_refused(source: str) -> None:
    with pytest.raises(ExtractionError, match=r"a\.py:1"):
        extracted(source)


@pytest.mark.parametrize(
    "source", ['tr("{file} is here")', 'tr("Here", file=f)', 'tr_plural("{n} face", "{m} faces", n)']
)
def test_places_and_values_agree(source: str) -> None:
    with pytest.raises(ExtractionError, match="the text names"):
        extracted(source)


def test_translations_survive_and_old_texts_go(tmp_path: Path) -> None:
    path = tmp_path / "sean_editor_de.ts"
    first = [Text("Quit", "", "a.py"), Text("Gone", "", "a.py"), Text("{n} faces", "{n} face", "a.py")]
    path.write_text(
        refreshed(path, first)
        .replace("<TS ", '<TS language="de" ')
        .replace("<source>Quit</source>", "<source>Quit</source>", 1)
        .replace('<translation type="unfinished" />', "<translation>Beenden</translation>", 1),
        encoding="utf-8",
    )
    root = Xml.fromstring(refreshed(path, [first[0], first[2], Text("New", "", "b.py")]).split("\n", 2)[2])
    assert root.get("language") == "de" and root.findtext("context/name") == "sean_editor"
    messages = {m.findtext("source"): m for m in root.iter("message")}
    assert list(messages) == ["Quit", "{n} faces", "New"]
    assert messages["Quit"].findtext("translation") == "Beenden"
    assert messages["{n} faces"].get("numerus") == "yes"
    assert messages["{n} faces"].find("translation/numerusform") is not None
    new = messages["New"].find("translation")
    assert new is not None and new.get("type") == "unfinished"


@pytest.mark.parametrize(
    "path", extract_texts.source_files(), ids=lambda p: p.relative_to(extract_texts.ROOT).as_posix()
)
def test_no_message_bypasses_the_translation_call(path: Path) -> None:
    """Messages of errors that a window shows, and all prose of the window itself."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    in_window = "gui" in path.parts
    found = [
        f"line {text.lineno}: {words}"
        for text, words, calls in prose(tree)
        if not calls & set(CALLS)
        and not calls & {*FOR_PROGRAMMERS, *IN_ENGLISH}
        and words not in NO_TEXTS
        and (in_window or calls & set(ERRORS))
    ]
    assert not found


@pytest.mark.parametrize(
    "path",
    [path for path in extract_texts.source_files() if "gui" in path.parts],
    ids=lambda p: p.relative_to(extract_texts.ROOT).as_posix(),
)
def test_no_word_that_a_widget_shows_bypasses_the_translation_call(path: Path) -> None:
    """Single words as well: a button's label, a title, a hint."""
    assert not list(bare_words(ast.parse(path.read_text(encoding="utf-8"))))


def test_bare_words_are_found() -> None:
    source = """
label.setText("Apply")
label.setText(f"{n} faces" if n else tr("None"))
QLabel("Hair: " + name); menu.addAction(icon("search", "dim"), tr("Find"))
label.setText(f"{size} px"); button.setToolTip(actions["export"].toolTip())
"""
    assert list(bare_words(ast.parse(source))) == ["Apply", " faces", "Hair: "]


def bare_words(tree: ast.AST) -> Iterator[str]:
    """Literals with a word that a call shows as they are."""
    plain = (ast.JoinedStr, ast.FormattedValue, ast.BinOp, ast.IfExp, ast.BoolOp, ast.List, ast.Tuple)
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        open_nodes: list[ast.AST] = list(call.args) if name in SHOWING else []
        while open_nodes:
            node = open_nodes.pop(0)
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words = re.findall("[A-Za-z]{2,}", node.value.replace(NAME, ""))
                if set(words) - set(UNITS):
                    yield node.value
            elif isinstance(node, plain):
                open_nodes[:0] = ast.iter_child_nodes(node)


def prose(tree: ast.AST) -> list[tuple[ast.expr, str, set[str]]]:
    """Literals with two words in a row outside docstrings: node, words, and the calls that they stand in."""
    found: list[tuple[ast.expr, str, set[str]]] = []

    def visit(node: ast.AST, calls: set[str]) -> None:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return  # a docstring
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            calls = calls | {name}
        if isinstance(node, ast.JoinedStr):
            words = "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
        else:
            words = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if re.search(r"[A-Za-z]{2,}[,.;:]? [A-Za-z]{2,}", words.replace(NAME, "")):
            assert isinstance(node, ast.expr)
            found.append((node, words, calls))
        for child in ast.iter_child_nodes(node):
            if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
                visit(child, calls)

    visit(tree, set())
    return found
