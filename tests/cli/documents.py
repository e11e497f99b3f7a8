"""The documents of the project, and the code, commands and links that they hold."""

from __future__ import annotations

import itertools
import re
import shlex
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    path
    for pattern in ("*.md", "docs/**/*.md", "checkpoints/*.md", "resources/**/*.md", "tests/**/*.md")
    for path in sorted(ROOT.glob(pattern))
]


def name_of(document: Path) -> str:
    """The path of a document below the root, for messages and test names."""
    return document.relative_to(ROOT).as_posix()


def code_blocks(document: Path, language: str) -> list[str]:
    """The fenced blocks of one language, in order."""
    text = document.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def command_lines(document: Path) -> list[str]:
    """All that follows `main.py` in the shell blocks, as a shell would pass it on, in order."""
    lines = []
    for block in code_blocks(document, "sh"):
        for line in block.replace("\\\n", " ").splitlines():
            for command in line.split("&&"):
                words = shlex.split(command, comments=True)
                if "main.py" in words:
                    after = words[words.index("main.py") + 1 :]
                    lines.append(shlex.join(itertools.chain.from_iterable(map(_braces, after))))
    return lines


def _braces(word: str) -> list[str]:
    """`a{b,c}d` as the shell reads it: `abd`, `acd`."""
    found = re.fullmatch(r"([^{]*)\{([^}]*)\}(.*)", word)
    return [f"{found[1]}{part}{found[3]}" for part in found[2].split(",")] if found else [word]


def links(document: Path) -> list[str]:
    """The targets of all links and pictures, outside code."""
    return re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`\n]*`", "", _prose(document)))


def named_files(document: Path) -> set[str]:
    """The paths below the root that stand in code spans, but for those with a placeholder such as NAME."""
    folders = "|".join(re.escape(path.name) for path in ROOT.iterdir() if path.is_dir())
    found = re.findall(
        rf"(?<![\w./-])((?:{folders})/[\w./-]+)", " ".join(re.findall(r"`[^`\n]+`", _prose(document)))
    )
    return {path for path in found if not re.search(r"[A-Z]{4}", path)}


def anchors(document: Path) -> set[str]:
    """The anchors of the headings, formed as GitHub does."""
    headings = re.findall(r"^#+ (.*)$", _prose(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _prose(document: Path) -> str:
    """The text of a document without its fenced blocks."""
    text = document.read_text(encoding="utf-8")
    return re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
