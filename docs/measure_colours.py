"""How near pictures come to chosen colours: `PYTHONPATH=. python docs/measure_colours.py`.

Prints the table of docs/texture.md: swatches on shipped portraits, in the network's picture and with the
texture of photos. `--portraits` and `--every` make it shorter.
"""

from __future__ import annotations

import argparse
from collections import defaultdict

import cv2
import numpy as np

from models.colour_difference import ciede2000
from sean_editor import Engine, open_portrait
from sean_editor.colour.surface import Surface, SurfacePart, lab_of_picture
from sean_editor.colour.swatches import CLOTHES, HAIR, IRISES, LIPS, SKIN, Swatches
from sean_editor.document.portrait import Portrait
from sean_editor.session.textured import transfer_job
from sean_editor.session.textures import Textures, stages

PEOPLE = ("amara", "astrid", "elin", "felix", "hugo", "joy", "mei", "yuki")
KINDS: tuple[tuple[str, str, Swatches], ...] = (
    ("hair", "hair", HAIR),
    ("lips", "lips", LIPS),
    ("irises", "eyes", IRISES),
    ("clothes", "cloth", CLOTHES),
    ("skin", "face-skin", SKIN),
)
BOLD = ("#e01b24", "#2ec27e", "#1c71d8", "#f5c211")
_LOW = 6.0  # pixels of a 256 x 256 picture: deviation of the blur that parts shading from detail


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portraits", default=",".join(PEOPLE), help="names, separated by commas")
    parser.add_argument("--every", type=int, default=2, help="take every n-th swatch (default: 2)")
    parser.add_argument("--kinds", default=",".join(kind[0] for kind in KINDS), help="such as hair,irises")
    args = parser.parse_args()
    engine = Engine(device="cpu")
    textures = Textures(engine)
    print("| | pictures | codes alone | corrected | with texture | above 2 | shading | detail | outside |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for title, region, swatches in KINDS:
        if title not in args.kinds.split(","):
            continue
        figures: dict[str, list[float]] = defaultdict(list)
        for name in args.portraits.split(","):
            portrait = open_portrait(name)
            for colour in (*(one.colour for one in swatches.colours[:: args.every]), *BOLD):
                measure(engine, textures, portrait, region, colour, figures)
        print(f"| {title} | {len(figures['net'])} | {row(figures)} |", flush=True)


def measure(
    engine: Engine,
    textures: Textures,
    portrait: Portrait,
    region: str,
    colour: str,
    figures: dict[str, list[float]],
) -> None:
    """Add the figures of one portrait in one colour."""
    job = transfer_job(engine, portrait, portrait, (), colours={region: colour})
    if not job.edit.surfaces or not job.edit.surfaces[0].part(portrait.labels, portrait.image).enough:
        return
    surface = job.edit.surfaces[0]
    painted = textures.picture(job)
    done = textures.render(job, stages(portrait)[-1])
    photo = textures.photo(portrait)
    solved = engine.coloured_styles(portrait.labels, job.styles, job.edit.surfaces)
    there = surface.part(portrait.labels, engine.render(portrait.labels, job.styles))
    figures["codes"].append(miss(surface, there, engine.render(portrait.labels, solved)))
    figures["net"].append(miss(surface, there, painted))
    part = surface.part(portrait.labels, photo)
    figures["texture"].append(miss(surface, part, done.picture))
    low, fine = alike(photo, done.picture, part)
    figures["shading"].append(low)
    figures["detail"].append(fine)
    assert done.changed is not None
    figures["outside"].append(float((done.picture != photo).any(-1)[~done.changed].sum()))


def miss(surface: Surface, part: SurfacePart, picture: np.ndarray) -> float:
    """CIEDE2000 between the mean colour of a surface and the one chosen for it; `part` is the surface in the
    picture without the colour, whose highlights do not take it.
    """
    mean = part.mean(picture)
    return float(ciede2000(mean, surface.wanted(mean)))


def alike(before: np.ndarray, after: np.ndarray, part: SurfacePart) -> tuple[float, float]:
    """Correlations of L* before and after: blurred, which is shading, and the rest, which is detail."""
    lights = [lab_of_picture(picture)[..., 0] for picture in (before, after)]
    deviation = _LOW * before.shape[0] / 256
    weight = part.inside.astype(np.float32)
    area = np.maximum(cv2.GaussianBlur(weight, (0, 0), deviation), 1e-4)
    blurred = [cv2.GaussianBlur(light * weight, (0, 0), deviation) / area for light in lights]
    rest = [light - low for light, low in zip(lights, blurred, strict=True)]
    shading, detail = (np.corrcoef(*(one[part.inside] for one in two))[0, 1] for two in (blurred, rest))
    return float(shading), float(detail)


def row(figures: dict[str, list[float]]) -> str:
    """The cells of one kind."""
    made = [figures[name] for name in ("codes", "net", "texture")]
    cells = [f"{np.mean(each):.2f} ({max(each):.1f})" for each in made]
    cells.append(str(sum(each > 2 for each in made[-1])))
    cells += [f"{np.mean(figures[name]):.2f}" for name in ("shading", "detail")]
    return " | ".join((*cells, f"{sum(figures['outside']):.0f}"))


if __name__ == "__main__":
    main()
