"""The discriminators that a plan can name."""

from __future__ import annotations

from models.lab.training.discriminator import make_discriminator
from models.lab.training.discriminators.discriminator import Judge, Panel, Scene
from models.lab.training.discriminators.patches import PatchJudge
from models.lab.training.discriminators.projected import SCALES, ProjectedDiscriminator
from models.lab.training.discriminators.segmentation import SegmentationJudge, label_mix_mask
from models.lab.training.plan import TrainingPlan
from models.parsing.parser import FaceParser

__all__ = ["Judge", "Panel", "Scene", "label_mix_mask", "make_judges"]


def make_judges(
    plan: TrainingPlan, regions: int, usual_loss: str, parser: FaceParser | None = None
) -> list[Judge]:
    """One judge, or several whose losses are summed. `usual_loss` is the system's own for patches.
    ValueError if there is no `parser` for the one that sees through it.
    """
    kinds = ("compact", "segmentation") if plan.discriminator == "both" else (plan.discriminator,)
    return [_make(kind, plan, regions, usual_loss, parser) for kind in kinds]


def _make(kind: str, plan: TrainingPlan, regions: int, usual_loss: str, parser: FaceParser | None) -> Judge:
    width = plan.discriminator_width
    if kind == "segmentation":
        return SegmentationJudge(regions, width, plan.label_mix)
    if kind == "projected":
        if not isinstance(parser, FaceParser):
            raise ValueError(
                "the discriminator 'projected' sees through our face parser, which is not there: put "
                "face-parser.safetensors into checkpoints/, or choose discriminator=compact"
            )
        # the paper sums over the scales, always with hinges
        network = ProjectedDiscriminator(parser, regions, width)
        return PatchJudge(network, plan.adversarial_loss or "hinge", weight=SCALES)
    return PatchJudge(make_discriminator(kind, regions, width), plan.adversarial_loss or usual_loss)
