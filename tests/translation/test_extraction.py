"""What translators get: every text of the sources, in a file that Qt Linguist reads, always up to date."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from docs import extract_texts
from docs.extract_texts import ExtractionError, Text, all_texts, refreshed, texts_of

ERRORS = (
    "UserError",
    "NeedsPoints",
    "ParsingError",
    "CheckpointError",
    "WeightsFileError",
    "NewerVersionError",
)
CALLS = (*extract_texts.CALLS, "tr_marked")
# literals of two words that nobody reads: names of fonts
NO_TEXTS = {"Segoe UI Variable Text", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans"}
NAME = "SEAN Editor"
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
        and not calls & set(FOR_PROGRAMMERS)
        and words not in NO_TEXTS
        and (in_window or calls & set(ERRORS))
    ]
    assert not found


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
