"""The page of all cases, worst first, with their pictures in a folder beside it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

import numpy as np
from PIL import Image

from models.atomic_write import write_atomically
from models.lab.evaluation.page import as_page
from models.lab.evaluation.report import Report
from models.lab.evaluation.tables import as_csv, as_json, as_markdown, records_as_csv
from models.regions import CELEBAMASK_HQ
from sean_editor.figures.texture.measuring import grown
from sean_editor.figures.texture.pictures import CasePictures
from sean_editor.figures.texture.report import Result

PICTURES = "pictures"
"""The folder of the pictures, beside the page."""
SHOTS = ("photo", "reference", "network", "result")

_TEMPLATE = Path(__file__).with_name("gallery.html")
_ORDERS = {
    "features": "worst feature distance first",
    "texture": "worst texture distance first",
    "sharpness": "sharpness furthest from the reference's first",
    "colour": "largest Delta E beyond the network's first",
    "outside": "largest change outside first",
    "name": "by name",
}


def write_pictures(pictures: CasePictures, folder: Path) -> None:
    """The four pictures of a case as files; of a repainted layout, that layout in place of the reference."""
    target = folder / PICTURES
    target.mkdir(parents=True, exist_ok=True)
    second = pictures.reference if pictures.case.reference else _layout(pictures)
    shots = (pictures.photo, second, pictures.network, pictures.result)
    for name, shot in zip(SHOTS, shots, strict=True):
        content = io.BytesIO()
        Image.fromarray(np.ascontiguousarray(shot)).save(content, "WEBP", quality=93)
        write_atomically(target / _file(pictures.case.name, name), content.getvalue())


def write_texture_report(report: Report, results: Sequence[Result], folder: Path) -> list[Path]:
    """`index.html`, `report.md`, `report.json`, `table.csv` and `cases.csv`, whose paths are returned."""
    texts = {
        "index.html": as_page(report, gallery_of(results)),
        "report.md": as_markdown(report),
        "report.json": as_json(report),
        "table.csv": as_csv(report.tables[0]),
        "cases.csv": records_as_csv(report),
    }
    for name, text in texts.items():
        write_atomically(folder / name, text)
    return [folder / name for name in texts]


def gallery_of(results: Sequence[Result]) -> str:
    """The cases as HTML, worst first by features, or by texture where those are not known."""
    known = any(not np.isnan(result.figures.network.features) for result in results)
    orders = {key: words for key, words in _ORDERS.items() if known or key != "features"}
    first = next(iter(orders))
    ordered = sorted(results, key=lambda result: -_badness(result)[first])
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        orders="".join(f'<option value="{key}">{escape(words)}</option>' for key, words in orders.items()),
        cases="\n".join(map(_case, ordered)),
    )


def _badness(result: Result) -> dict[str, float]:
    """How far a case is from what is aimed at, by the key of _ORDERS; what is not known comes last."""
    record, made = result.record(), result.figures.result
    values = {
        "features": record["features_share"],
        "texture": record["texture_share"],
        "sharpness": abs(np.log(max(made.sharpness, 1e-3))),
        "colour": record["colour_more"],
        "outside": record["outside"],
    }
    return {key: -1e9 if np.isnan(value) else float(value) for key, value in values.items()}


def _case(result: Result) -> str:
    case = result.case
    data = " ".join(f'data-{key}="{value:.4f}"' for key, value in _badness(result).items())
    second = "reference" if case.reference else "layout"
    captions = (f"photo: {case.portrait}", f"{second}: {case.reference or case.edit}", "network", "result")
    shots = "".join(
        _figure(f"{PICTURES}/{_file(case.name, name)}", escape(caption))
        for name, caption in zip(SHOTS, captions, strict=True)
    )
    words = f"{case.name}: {case.portrait}, {case.title}"
    return (
        f'<div class="case" id="{escape(case.name)}" {data}><h3>{escape(words)}</h3>'
        f'<div class="quad">{shots}</div><p>{_figures(result)}</p></div>'
    )


def _figure(file: str, caption: str) -> str:
    return (
        f'<figure><a href="{file}"><img src="{file}" loading="lazy" alt="{caption}"></a>'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def _figures(result: Result) -> str:
    """The case's figures in a line; the network's after a slash."""
    network, made = result.figures.network, result.figures.result
    pairs = [
        ("sharpness", made.sharpness, network.sharpness, 2),
        ("texture distance", made.texture, network.texture, 3),
        ("feature distance", made.features, network.features, 3),
        ("Delta E", made.colour, network.colour, 2),
    ]
    said = [
        f"{name} <b>{one:.{digits}f}</b> / {other:.{digits}f}"
        for name, one, other, digits in pairs
        if not np.isnan(one)
    ]
    said.append(f"outside <b>{result.figures.outside}</b>")
    return " · ".join([*said, f"{result.seconds:.2f} s", escape(result.means) or "no report"])


def _file(case: str, shot: str) -> str:
    return f"{case}-{shot}.webp"


def _layout(pictures: CasePictures) -> np.ndarray:
    """The layout in the colours of its regions, uint8 [S, S, 3]."""
    labels = pictures.request.layout
    shown = np.zeros((*pictures.result.shape[:2], 3), np.uint8)
    for region in np.unique(labels):
        shown[grown(labels == region, pictures.request.size)] = CELEBAMASK_HQ.palette()[region]
    return shown
