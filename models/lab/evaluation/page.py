"""A report as one web page that needs no other file: tables on top, then pictures."""

from __future__ import annotations

import base64
import io
import re
from html import escape
from pathlib import Path
from string import Template

import numpy as np
from PIL import Image

from models.lab.evaluation.report import Case, Group, Report, Row, Shot, Table
from models.lab.evaluation.tables import heading, shown_columns

_TEMPLATE = Path(__file__).with_name("page.html")


def as_page(report: Report, gallery: str | None = None) -> str:
    """The page's text. Pictures are in it, photos as WebP, layouts as PNG; or `gallery` is HTML that takes
    their place.
    """
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        title=escape(report.title),
        facts="".join(f"<span>{escape(name)}: <b>{escape(value)}</b></span>" for name, value in report.facts),
        tables="\n".join(map(_table, report.tables)),
        notes="".join(f"<li>{_prose(note)}</li>" for note in report.notes),
        gallery="\n".join(map(_group, report.gallery)) if gallery is None else gallery,
    )


def _table(table: Table) -> str:
    columns = shown_columns(table)
    titles = (table.first, *(_unbroken_arrow(heading(column)) for column in columns))
    head = "".join(f"<th>{escape(title)}</th>" for title in titles)
    body = "\n".join(_row(table, row) for row in table.rows)
    note = f'\n<p class="note">{_prose(table.note)}</p>' if table.note else ""
    lines = f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table>"
    return f'<h2>{escape(table.title)}</h2>\n<div class="scroll">{lines}</div>{note}'


def _row(table: Table, row: Row) -> str:
    cells = [f"<td>{escape(row.title)}</td>"]
    for column in shown_columns(table):
        value = row.cells.get(column.key)
        between = column.format_interval(value)
        best = ' class="best"' if table.best(column) == row.title else ""
        small = f"<small>{between}</small>" if between else ""
        cells.append(f"<td{best}>{column.format(value)}{small}</td>")
    beside = "" if row.competes else ' class="beside"'
    return f"<tr{beside}>{''.join(cells)}</tr>"


def _group(group: Group) -> str:
    return "\n".join([f"<h2>{escape(group.title)}</h2>", *map(_case, group.cases)])


def _case(case: Case) -> str:
    shots = "".join(map(_figure, case.shots))
    return f'<div class="case"><h3>{escape(case.title)}</h3><div class="shots">{shots}</div></div>'


def _figure(shot: Shot) -> str:
    height, width = shot.picture.shape[:2]
    kind = "png" if shot.exact else "webp"
    sharp = ' class="exact"' if shot.exact else ""
    data = base64.b64encode(_encoded(shot.picture, kind)).decode()
    source = f'src="data:image/{kind};base64,{data}" width="{width}" height="{height}"'
    caption = escape(shot.caption)
    return f'<figure><img{sharp} {source} alt="{caption}"><figcaption>{caption}</figcaption></figure>'


def _encoded(picture: np.ndarray, kind: str) -> bytes:
    file = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(picture)).save(file, kind, quality=95)
    return file.getvalue()


def _unbroken_arrow(title: str) -> str:
    """A heading whose arrow stays on the line of the last word."""
    return re.sub(r" ([↑↓])$", "\N{NO-BREAK SPACE}\\1", title)


def _prose(text: str) -> str:
    """Text with `code` in it."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", escape(text))
