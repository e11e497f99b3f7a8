"""The discriminators that a plan can name."""

from __future__ import annotations

from models.lab.training.discriminators.discriminator import Discriminator, DiscriminatorInput, NetworkGroup
from models.lab.training.discriminators.multi_scale import make_discriminator
from models.lab.training.discriminators.patches import PatchDiscriminator
from models.lab.training.discriminators.projected import SCALES, ProjectedDiscriminator
from models.lab.training.discriminators.segmentation import SegmentationDiscriminator, label_mix_mask
from models.lab.training.plan import TrainingPlan
from models.parsing.parser import FaceParser

__all__ = ["Discriminator", "DiscriminatorInput", "NetworkGroup", "label_mix_mask", "make_discriminators"]


def make_discriminators(
    plan: TrainingPlan, regions: int, usual_loss: str, parser: FaceParser | None = None
) -> list[Discriminator]:
    """One discriminator, or several whose losses are summed. `usual_loss` is the system's own for patches.
    ValueError if there is no face parser for the one that uses its features.
    """
    kinds = ("compact", "segmentation") if plan.discriminator == "both" else (plan.discriminator,)
    return [_make(kind, plan, regions, usual_loss, parser) for kind in kinds]


def _make(
    kind: str, plan: TrainingPlan, regions: int, usual_loss: str, parser: FaceParser | None
) -> Discriminator:
    width = plan.discriminator_width
    if kind == "segmentation":
        return SegmentationDiscriminator(regions, width, plan.label_mix)
    if kind == "projected":
        if not isinstance(parser, FaceParser):
            raise ValueError(
                "the discriminator 'projected' uses the features of our face parser, which is missing: put "
                "metric-parser.safetensors into checkpoints/, or choose discriminator=compact"
            )
        # the paper sums over the scales, always with hinges
        network = ProjectedDiscriminator(parser, regions, width)
        return PatchDiscriminator(network, plan.adversarial_loss or "hinge", weight=SCALES)
    return PatchDiscriminator(make_discriminator(kind, regions, width), plan.adversarial_loss or usual_loss)
