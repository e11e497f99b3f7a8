"""Draws docs/architecture.svg from the real imports: `python docs/draw_architecture.py`.

Rows are the layers of the import contracts in setup.cfg. An arrow says that a module of one package imports
one of another. Arrows that follow from others are left out (transitive reduction), so that the picture can be
read. Dashed arrows lead to a whole group.
"""

from __future__ import annotations

import ast
import re
from configparser import ConfigParser
from dataclasses import dataclass
from html import escape
from pathlib import Path
from textwrap import wrap

import grimp

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "architecture.svg"

WIDTH, MARGIN, GAP = 1180, 24, 16
BOX, ROW = 60, 90  # heights of a node, and of a layer with the space below it
INK, QUIET, LINE, PANEL, PAPER = "#1c1f24", "#4a525d", "#8892a0", "#f6f7f9", "#ffffff"
FILLS = {"sean_editor": "#e3edff", "models": "#e6f4e6", "models.lab": "#fdf0dc"}
TITLES = {
    "sean_editor": "sean_editor: the application",
    "models": "models: networks and the code that runs them",
    "models.lab": "models.lab: training, evaluation, ONNX export",
}


@dataclass(frozen=True)
class Node:
    """A package or a module of its own, and where it is drawn."""

    name: str
    x: float
    y: float
    width: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


def layers(contract: str) -> list[list[str]]:
    """The names of a contract's nodes, a list for each layer from the top."""
    setup = ConfigParser()
    setup.read(ROOT / "setup.cfg", encoding="utf-8")
    section = setup[f"importlinter:contract:{contract}"]
    prefix = f"{section['containers']}." if "containers" in section else ""
    return [
        [prefix + name.strip() for name in line.split("|")] for line in section["layers"].split("\n") if line
    ]


def place() -> dict[str, Node]:
    """The application on the left; on the right the laboratory, and below it what the editor runs, too."""
    half = (WIDTH - 2 * MARGIN - 6 * GAP) / 2  # the width of a column without its panel's edges
    application = layers("application")
    core = [row for row in layers("networks") if row != ["models.lab"]]
    laboratory = layers("laboratory")
    left, right, top = MARGIN + GAP, MARGIN + half + 5 * GAP, MARGIN + 44
    nodes = _column(application, left, top, half) | _column(laboratory, right, top, half)
    return nodes | _column(core, right, top + ROW * len(laboratory) + 72, half)


def _column(rows: list[list[str]], left: float, top: float, width: float) -> dict[str, Node]:
    """Rooms side by side in each layer, as wide as fits four of them."""
    nodes = {}
    for number, names in enumerate(rows):
        side = min((width - GAP * (len(names) - 1)) / len(names), 200)
        x = left + (width - side * len(names) - GAP * (len(names) - 1)) / 2
        for place, name in enumerate(names):
            nodes[name] = Node(name, x + place * (side + GAP), top + ROW * number, side)
    return nodes


def imports(nodes: list[str]) -> set[tuple[str, str]]:
    """(importer, imported) for all nodes of which one imports the other directly."""
    graph = grimp.build_graph("sean_editor", "models")
    found = set()
    for module in graph.modules:
        importer = _node_of(module, nodes)
        for imported in graph.find_modules_directly_imported_by(module):
            target = _node_of(imported, nodes)
            if importer and target and importer != target:
                found.add((importer, target))
    return found


def _node_of(module: str, nodes: list[str]) -> str | None:
    """The most exact node that a module lies in; None for the fronts of the packages."""
    return max((node for node in nodes if f"{module}.".startswith(f"{node}.")), key=len, default=None)


def reduced(arrows: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those that do not follow from others: from a to b there is no longer way."""
    below: dict[str, set[str]] = {}

    def reach(node: str) -> set[str]:
        if node not in below:
            below[node] = set()
            for _, target in [arrow for arrow in arrows if arrow[0] == node]:
                below[node] |= {target} | reach(target)
        return below[node]

    return {
        (a, b)
        for a, b in arrows
        if not any(b in reach(between) for _, between in [other for other in arrows if other[0] == a])
    }


def summary(node: str) -> str:
    """The first sentence of the docstring of a node, up to a colon or a bracket."""
    path = ROOT / node.replace(".", "/")
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return re.split(r"\. |: | \(", " ".join(text.split()))[0].rstrip(".")


def draw() -> str:
    """The picture as SVG text."""
    nodes = place()
    arrows = imports(list(nodes))
    inside = {(a, b) for a, b in arrows if _group(a) == _group(b)}
    lines = [_arrow(nodes[a], nodes[b]) for a, b in sorted(reduced(inside))]
    to_laboratory = sorted({a for a, b in arrows if _group(b) == "models.lab" != _group(a)})
    panels = {group: _panel(group, nodes) for group in FILLS}
    height = max(panel.y + panel.height for panel in panels.values()) + MARGIN
    lines += [_dashed(nodes[name], panels["models.lab"]) for name in to_laboratory]
    lines += [_across(panels["sean_editor"], panels["models"]), _down(panels["models.lab"], panels["models"])]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" '
            f'width="{WIDTH}" height="{height:.0f}" font-family="sans-serif">',
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
            f'orient="auto"><path d="M0 0 8 4 0 8z" fill="{LINE}"/></marker></defs>',
            f'<rect width="{WIDTH}" height="{height:.0f}" fill="{PAPER}"/>',
            *(panel.drawn for panel in panels.values()),
            *lines,
            *map(_box, nodes.values()),
            "</svg>\n",
        ]
    )


@dataclass(frozen=True)
class Panel:
    """The frame around a group of nodes."""

    title: str
    x: float
    y: float
    width: float
    height: float

    @property
    def drawn(self) -> str:
        place = f'x="{self.x:.0f}" y="{self.y:.0f}" width="{self.width:.0f}" height="{self.height:.0f}"'
        middle = self.x + self.width / 2
        return (
            f'<rect {place} rx="10" fill="{PANEL}"/>'
            f'<text x="{middle:.0f}" y="{self.y + 26:.0f}" font-size="17" font-weight="bold" fill="{INK}" '
            f'text-anchor="middle">{escape(self.title)}</text>'
        )


def _panel(group: str, nodes: dict[str, Node]) -> Panel:
    inside = [node for node in nodes.values() if _group(node.name) == group]
    left, top = min(node.x for node in inside) - GAP, min(node.y for node in inside) - 44
    right, bottom = (
        max(node.x + node.width for node in inside) + GAP,
        max(node.y for node in inside) + BOX + GAP,
    )
    return Panel(TITLES[group], left, top, right - left, bottom - top)


def _group(node: str) -> str:
    return max((group for group in FILLS if node.startswith(f"{group}.")), key=len)


def _down(source: Panel, target: Panel) -> str:
    x = target.x + target.width / 2
    return _line(f"M{x:.0f} {source.y + source.height:.0f}V{target.y:.0f}", dashed=True)


def _across(source: Panel, target: Panel) -> str:
    y = target.y + 40
    return _line(f"M{source.x + source.width:.0f} {y:.0f}H{target.x:.0f}", dashed=True)


def _dashed(node: Node, panel: Panel) -> str:
    y = node.y + BOX / 2
    return _line(f"M{node.x + node.width:.0f} {y:.0f}H{panel.x:.0f}", dashed=True)


def _line(path: str, dashed: bool = False) -> str:
    dashes = ' stroke-dasharray="6 5"' if dashed else ""
    return f'<path d="{path}" fill="none" stroke="{LINE}" stroke-width="1.5"{dashes} marker-end="url(#tip)"/>'


def _arrow(source: Node, target: Node) -> str:
    x, y, to_x, to_y = source.middle, source.y + BOX, target.middle, target.y
    bend = max(24, (to_y - y) / 2)
    return _line(
        f"M{x:.0f} {y:.0f}C{x:.0f} {y + bend:.0f} {to_x:.0f} {to_y - bend:.0f} {to_x:.0f} {to_y:.0f}"
    )


def _box(node: Node) -> str:
    short = node.name.rpartition(".")[2]
    text = summary(node.name)
    words = [
        f'<text x="{node.middle:.0f}" y="{node.y + 38 + 14 * line:.0f}" font-size="11" fill="{QUIET}" '
        f'text-anchor="middle">{escape(part)}</text>'
        for line, part in enumerate(wrap(text, int(node.width / 6.3), max_lines=2, placeholder=" …"))
    ]
    return (
        f'<rect x="{node.x:.0f}" y="{node.y:.0f}" width="{node.width:.0f}" height="{BOX}" rx="6" '
        f'fill="{FILLS[_group(node.name)]}" stroke="{LINE}"><title>{escape(text)}</title></rect>'
        f'<text x="{node.middle:.0f}" y="{node.y + 21:.0f}" font-size="15" font-weight="bold" fill="{INK}" '
        f'text-anchor="middle">{escape(short)}</text>{"".join(words)}'
    )


if __name__ == "__main__":
    PICTURE.write_text(draw(), encoding="utf-8")
    print(f"saved {PICTURE.relative_to(ROOT)}")
