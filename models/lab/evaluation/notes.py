"""What a reader of the protocol `reconstruction` should know about its figures."""

from __future__ import annotations

from models.lab.evaluation.task import Task
from models.lab.metrics.distances import Moments
from models.lab.metrics.inception import FEATURES
from models.lab.metrics.perceptual import ALEXNET_URL

THEMSELVES = "The pictures themselves"


def notes(task: Task) -> tuple[str, ...]:
    """The notes below the tables of the protocol `reconstruction`."""
    found = [
        "PSNR, SSIM (7 × 7 box) and RMSE of pictures scaled to 0..1.",
        "Sharpness: the deviation of a Laplacian, as a share of the picture's own, be the detail right or "
        "wrong.",
    ]
    if any(candidate.refined for candidate in task.candidates):
        found.append(
            "Refined: the styles were improved by gradient steps against the very picture that is measured "
            "(`--refine`). Such rows are not comparable with the paper's."
        )
    found += [task.dataset.remark] if task.dataset.remark else []
    found += _segmenter_notes(task)
    found += _perceptual_notes(task)
    found += _inception_notes(task)
    return tuple(found)


def _segmenter_notes(task: Task) -> list[str]:
    regions, notes = task.dataset.regions, []
    if task.metric_networks.face is None and task.metric_networks.segment is None:
        notes.append(
            f"mIoU and pixel accuracy are empty: there is no segmenter of ours for the regions of "
            f"{regions.name}. `--segmenter` takes another one."
        )
    else:
        counted = int(task.counted.sum())
        notes.append(
            f"mIoU and pixel accuracy: what {task.metrics.segmenter} finds in the result, against the layout "
            f"that was asked for, over {counted} regions, pixels pooled over all pictures. "
            f"“{THEMSELVES}” says what it finds in the originals."
        )
    if task.metric_networks.face is not None:
        notes.append(
            "Parser-feature distance: normalised features of our parser at five levels (LPIPS without learnt "
            "weights, with another network), and that as a share of what filling each region with its mean "
            "colour gives. PFD, parser-feature Fréchet distance: of the parser's deepest features along the "
            "leading directions of the real pictures. Neither is FID or LPIPS, or comparable with them."
        )
    else:
        notes.append("Parser-feature distance and PFD are empty: our face parser knows faces only.")
    return notes


def _perceptual_notes(task: Task) -> list[str]:
    notes = {
        "lpips": "LPIPS: version 0.1 with AlexNet (Zhang et al. 2018).",
        "mobilenet": "MobileNetV2 distance: a substitute for LPIPS, whose AlexNet is not here; features of "
        "MobileNetV2 at five depths, without learnt weights. It is not LPIPS, or comparable with it.",
        "": f"LPIPS is empty: its network is not here. Put {ALEXNET_URL} into the folder of added weights. "
        "Without it, the command `download mobilenet` gets a substitute, which the table then names.",
    }
    found = [notes[task.metrics.perceptual]]
    if task.metric_networks.identity is not None:
        found.append("Identity distance: 1 - cosine of the embeddings of picture and result.")
    return found


def _inception_notes(task: Task) -> list[str]:
    if task.metric_networks.inception is None:
        return ["FID and KID are empty: their network is not here. The command `download inception` gets it."]
    count, reference = len(task.dataset), task.reference
    if reference is None:
        against = "the test pictures themselves, unlike the paper's; `--reference` takes others"
    else:
        against = f"{reference.title}; “{THEMSELVES}” says how far the test pictures are from them"
    notes = [f"FID and KID compare with {against}."]
    if reference is None:
        notes.append("KID takes the two sets for independent; here it is below zero for close pictures.")
    elif isinstance(reference.real, Moments):
        notes.append("KID is empty: the reference holds mean and covariance only.")
    few = min(count, len(reference.real) if reference and not isinstance(reference.real, Moments) else count)
    if few <= FEATURES:
        notes.append(
            f"FID of {few} pictures in 2,048 dimensions is too high by far; it compares the rows of this "
            "table, and nothing else."
        )
    return notes
