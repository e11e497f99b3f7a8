"""Other backgrounds, clothes and things worn for training pictures: colours and textures that no label should
depend on. Pictures are uint8 [H, W, 3], their label maps [H, W].
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from models.regions import CELEBAMASK_HQ

_BACKGROUND = CELEBAMASK_HQ.by_name("background").id
_HAIR = CELEBAMASK_HQ.by_name("hair").id
_HAT, _CLOTH = (CELEBAMASK_HQ.by_name(name).id for name in ("hat", "cloth"))
_DRESSED = ((_HAT,), (_CLOTH,), (_HAIR,), (_HAT, _CLOTH))
"""What gets another colour at once: a scarf is hat and clothes."""
_BROWS = [CELEBAMASK_HQ.by_name(name).id for name in ("l_brow", "r_brow")]
_FACE = [CELEBAMASK_HQ.by_name(name).id for name in (
    "skin", "nose", "eye_g", "l_eye", "r_eye", "l_brow", "r_brow", "mouth", "u_lip", "l_lip")]  # fmt: skip
_WORN = [[CELEBAMASK_HQ.by_name(name).id for name in names]
         for names in (("hat",), ("eye_g",), ("neck_l",), ("ear_r",))]  # fmt: skip


def another_background(
    image: np.ndarray, labels: np.ndarray, other: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """The picture before another scene: a part of `other`, blurred or not, a busy texture, or a plain colour
    with grain.
    """
    side, kind = image.shape[0], rng.random()
    if kind < 0.25:
        scene = rng.integers(0, 256, 3) + rng.normal(0, 6, image.shape)
    elif kind < 0.5:
        scene = busy_texture(rng, side, side)
    else:
        width = int(rng.integers(side // 8, side // 2))
        x, y = rng.integers(0, side - width, 2)
        part = Image.fromarray(np.ascontiguousarray(other[y : y + width, x : x + width]))
        small = part.resize((int(rng.integers(4, width + 1)),) * 2, Image.Resampling.BOX)
        scene = np.asarray(small.resize((side, side), Image.Resampling.BICUBIC), np.float32)
    return _laid_over(image, scene, labels == _BACKGROUND)


def redressed(image: np.ndarray, labels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Hat, clothes or hair in another colour, hats and clothes of another stuff, too; light and shadow stay,
    more or less. Every fourth cloth is nearly black or grey, which is what hair is taken for.
    """
    regions = _DRESSED[rng.integers(len(_DRESSED))]
    mask = np.isin(labels, regions)
    if mask.mean() < 0.005:
        return image
    grey = image.mean(2, dtype=np.float32)  # [H, W]
    shade = np.clip(grey / max(1.0, float(grey[mask].mean())), 0.3, 2.0)[..., None] ** rng.uniform(0.3, 1.2)
    kind = rng.random()
    stuff: np.ndarray
    if kind < 0.25 and _HAIR not in regions:
        stuff = rng.uniform(4, 110) * rng.uniform(0.85, 1.15, 3)
    elif kind < 0.5 or _HAIR in regions:
        stuff = rng.uniform(10, 240, 3)
    else:
        stuff = busy_texture(rng, *labels.shape)
    return _laid_over(image, shade * stuff, mask)


def pale_brows(image: np.ndarray, labels: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Thin or grey brows, as old people have them: mixed with the colour of the skin, or with grey."""
    mask, skin = np.isin(labels, _BROWS), labels == _FACE[0]
    if not mask.any() or not skin.any():
        return image
    colour = image[skin].mean(0) if rng.random() < 0.5 else rng.uniform(90, 230)
    return _laid_over(image, image + rng.uniform(0.2, 0.65) * (colour - image), mask)


def wearing(
    image: np.ndarray,
    labels: np.ndarray,
    other: np.ndarray,
    other_labels: np.ndarray,
    rng: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray]:
    """The person in the headscarf, hood or hat of another one, as they wear it: all of the other picture but
    the face, where both pictures have one. Portraits are aligned, so eyes lie on eyes. In half of the cases
    the face takes the colour of the other's skin. Both pictures have one size.
    """
    face = np.isin(labels, _FACE) & np.isin(other_labels, _FACE)
    if not face.any():
        return other, other_labels
    person = image.astype(np.float32)
    if rng.random() < 0.5:
        person = person * (other[face].mean(0) / np.maximum(person[face].mean(0), 1.0))
    return _laid_over(other, np.clip(person, 0, 255), face), np.where(face, labels, other_labels)


def borrowed(
    image: np.ndarray,
    labels: np.ndarray,
    other: np.ndarray,
    other_labels: np.ndarray,
    rng: np.random.Generator,
) -> tuple[np.ndarray, np.ndarray]:
    """The person with the hat, glasses, necklace or ear-rings of another one: portraits are aligned, so they
    sit about where they belong. Both pictures have one size.
    """
    for regions in _WORN:
        mask = np.isin(other_labels, regions)
        if mask.sum() < 20:
            continue
        dy, dx = (int(v) for v in np.rint(rng.normal(0, image.shape[0] / 128, 2)))
        there, ids, seen = (np.roll(each, (dy, dx), (0, 1)) for each in (other, other_labels, mask))
        image, labels = _laid_over(image, there, seen), np.where(seen, ids, labels)
    return image, labels


def busy_texture(rng: np.random.Generator, height: int, width: int) -> np.ndarray:
    """Stripes, checks, or clouds of a few colours in several sizes, float32 [height, width, 3] in 0..255."""
    colours = rng.uniform(0, 255, (3, 3))
    if rng.random() < 0.4:
        angle, period = rng.uniform(0, np.pi), rng.uniform(3, width / 6)
        ys, xs = np.mgrid[:height, :width] * (2 * np.pi / period)
        wave = np.sin(xs * np.cos(angle) + ys * np.sin(angle))
        if rng.random() < 0.5:
            wave = wave + np.sin(ys * np.cos(angle) - xs * np.sin(angle))
        share = np.clip(wave * rng.uniform(0.5, 4) + 0.5, 0, 1)
    else:
        share = np.zeros((height, width))
        for level in range(3):
            cells = min(width, int(rng.integers(3, 12) * 3**level))
            noise = Image.fromarray(rng.uniform(-1, 1, (cells, cells)).astype(np.float32))
            smooth = noise.resize((width, width), Image.Resampling.BICUBIC)
            share += np.asarray(smooth)[:height] * rng.uniform(0.2, 1)
        share = np.clip(share * rng.uniform(0.5, 3) + 0.5, 0, 1)
    third = rng.random((height, width, 1)) < rng.uniform(0, 0.3)
    mixed = colours[0] + (colours[1] - colours[0]) * share[..., None]
    return np.where(third, colours[2], mixed).astype(np.float32)


def _laid_over(image: np.ndarray, over: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """`over` [H, W, 3] where the mask is set, with an edge two pixels wide: uint8 [H, W, 3]."""
    height, width = mask.shape
    hard = Image.fromarray(np.where(mask, 255, 0).astype(np.uint8))
    soft = hard.resize((width // 2, height // 2), Image.Resampling.BOX)
    share = np.asarray(soft.resize((width, height), Image.Resampling.BILINEAR), np.float32)[..., None] / 255
    return np.clip(image + share * (over - image), 0, 255).astype(np.uint8)
