"""Collect every text of the window for translators: `python docs/extract_texts.py`.

Reads the sources and updates each .ts file in resources/translations: new texts are added untranslated,
existing translations are kept, texts that the program no longer has are removed. Qt Linguist edits these
files; docs/translations.md says more. What is not translated yet is listed.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from xml.etree import ElementTree as Xml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from models.regions import CELEBAMASK_HQ  # noqa: E402  (found beside this folder, not installed)

FOLDER = ROOT / "resources" / "translations"
TEMPLATE = FOLDER / "sean_editor.ts"
CONTEXT = "sean_editor"
CALLS = {"tr": 1, "marked": 1, "tr_plural": 2}  # how many texts each takes
ENGLISH_ONLY = (  # folders and files whose output no window shows
    "lab",
    "bundle",
    "cli",
    "figures",
    "plugins",
    "diagnosis.py",
    "display.py",
    "installation.py",
    "system_libraries.py",
    "weights_findings.py",
)


@dataclass(frozen=True)
class Text:
    """One English text; of a plural `english` is the form for many and `one` the other. `file` has it "
    "first."""

    english: str
    one: str
    file: str

    @property
    def key(self) -> tuple[str, bool]:
        """The identity of a message: its text, and whether it is a plural."""
        return self.english, bool(self.one)


class ExtractionError(Exception):
    """A call that no translator's file can hold; the message names its file and line."""


def main() -> int:
    """Refresh all .ts files; the exit status."""
    try:
        texts = all_texts()
    except ExtractionError as error:
        print(error, file=sys.stderr)
        return 1
    for path in sorted({TEMPLATE, *FOLDER.glob("*.ts")}):
        path.write_text(refreshed(path, texts), encoding="utf-8")
        lacking = unfinished(path) if path != TEMPLATE else []
        print(f"{path.relative_to(ROOT)}: {len(texts)} texts, {len(lacking)} to be translated")
        for text in lacking:
            print(f"  {text!r}")
    return 0


def unfinished(path: Path) -> list[str]:
    """The English texts that a .ts file has no finished translation of."""
    messages = Xml.parse(path).getroot().iter("message")
    return [m.findtext("source", "") for m in messages if m.find("translation[@type]") is not None]


def all_texts() -> list[Text]:
    """Every text of the program, each once, in the order of the files; ExtractionError for a wrong call."""
    found: dict[tuple[str, bool], Text] = {}
    for path in source_files():
        for text in texts_of(ast.parse(path.read_text(encoding="utf-8")), path.relative_to(ROOT).as_posix()):
            found.setdefault(text.key, text)
    for region in CELEBAMASK_HQ.regions:
        for english in (region.english, region.english.lower()):
            found.setdefault((english, False), Text(english, "", "models/regions/celebamask_hq.py"))
    return list(found.values())


def source_files() -> list[Path]:
    """The sources whose texts a window can show."""
    files = [*(ROOT / "models").rglob("*.py"), *(ROOT / "sean_editor").rglob("*.py")]
    return sorted(f for f in files if not set(f.relative_to(ROOT).parts) & set(ENGLISH_ONLY))


def texts_of(tree: ast.AST, file: str) -> Iterator[Text]:
    """The texts of one source file."""
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    for call in sorted(calls, key=lambda call: call.lineno):
        assert isinstance(call.func, ast.Name)
        if call.func.id in CALLS:
            texts = _literals(call, CALLS[call.func.id], file)
            _check_values(call, texts, file)
            yield Text(texts[-1], texts[0] if len(texts) > 1 else "", file)


def _literals(call: ast.Call, count: int, file: str) -> list[str]:
    texts = [arg.value for arg in call.args[:count] if isinstance(arg, ast.Constant)]
    if len(texts) < count or not all(isinstance(text, str) for text in texts):
        raise ExtractionError(
            f"{file}:{call.lineno}: the text must be a plain literal, not an f-string or an expression. "
            "Give values by name, as tr('{file} is a folder.', file=path)."
        )
    return [str(text) for text in texts]


def _check_values(call: ast.Call, texts: list[str], file: str) -> None:
    given = {keyword.arg for keyword in call.keywords} | ({"n"} if len(texts) > 1 else set())
    named = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}
    if len(texts) > 1 and "n" not in named:  # it may only choose the form
        given = given - {"n"}
    if isinstance(call.func, ast.Name) and call.func.id != "marked" and None not in given and named != given:
        raise ExtractionError(
            f"{file}:{call.lineno}: the text names {sorted(named)}, the call {sorted(given)}."
        )


def refreshed(path: Path, texts: list[Text]) -> str:
    """The .ts file at `path`, new or there already, with exactly these texts and the translations it has."""
    known: dict[tuple[str, bool], Xml.Element] = {}
    language = None
    if path.exists():
        old = Xml.parse(path).getroot()
        language = old.get("language")
        for message in old.iter("message"):
            key = message.findtext("source", ""), message.get("numerus") == "yes"
            if (found := message.find("translation")) is not None:
                known[key] = found
    root = Xml.Element("TS", {"version": "2.1", "sourcelanguage": "en"})
    if language:
        root.set("language", language)
    context = Xml.SubElement(root, "context")
    Xml.SubElement(context, "name").text = CONTEXT
    for text in texts:
        context.append(_message(text, known.get(text.key)))
    Xml.indent(root, "    ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{Xml.tostring(root, "unicode")}\n'


def _message(text: Text, translation: Xml.Element | None) -> Xml.Element:
    message = Xml.Element("message", {"numerus": "yes"} if text.one else {})
    Xml.SubElement(message, "location", filename=f"../../{text.file}")
    Xml.SubElement(message, "source").text = text.english
    if text.one:
        Xml.SubElement(message, "extracomment").text = f"For one: {text.one}"
    if translation is None:
        translation = Xml.Element("translation", type="unfinished")
        if text.one:
            Xml.SubElement(translation, "numerusform")
    message.append(translation)
    return message


if __name__ == "__main__":
    sys.exit(main())
