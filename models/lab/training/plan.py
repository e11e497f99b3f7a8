"""What a training run does and when: one dataclass, kept with the run."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from models.lab.training.schedules import SCHEDULES, Schedule

DISCRIMINATORS = ("compact", "paper", "segmentation", "projected", "both")
ADVERSARIAL_LOSSES = ("hinge", "least_squares")
PERCEPTUAL_NETWORKS = ("vgg19", "parser", "parser_lpips", "none")
"""Whose features are compared, and how; our face parser's in two ways."""


@dataclass(frozen=True)
class TrainingPlan:
    """A run of `steps` steps or `minutes` minutes, whichever is set; progress p goes from 0 to 1.

    size            height and width of the pictures, or (height, width).
    learns          "all", or a part of the system that learns while the rest stays as it is: of SEAN the
                    "encoder", or that and what all regions have in common, "shared". There is no coarse stage
                    then, whose image head would have to learn from the beginning.
    batch           pictures of one update, over all processes and all `accumulate` passes: neither changes
                    what is learnt.
    coarse_until    until then, systems with a coarse stage learn their first blocks alone at a quarter of
                    the size with an image head of their own, where a picture costs half.
    adversarial_from  from then on the discriminator judges, unless `adversarial` and `feature_matching`, the
                    weights of its losses, are 0.
    schedule        "ours" or "paper"; learning rates and `decay_from` are its own unless given.
    discriminator   "compact": `discriminator_width` channels, on random windows of `window` pixels.
                    "paper": 64 channels, on the whole picture. On windows, too, with widths that begin at
                    `discriminator_width`: "segmentation", which names every pixel's region as OASIS's does;
                    "projected", which sees through our face parser, as Projected GANs see through another
                    network; "both": "compact" and "segmentation", their losses summed.
    label_mix       weight of LabelMix (OASIS's is 10), for discriminators with "segmentation".
    r1, r1_every    weight of the R1 penalty of real pictures' gradients, and how often it is computed, in
                    steps: as many times as strong.
    diffaugment     share of the pictures that the discriminator sees in other colours, moved and partly cut
                    out (see diffaugment.py).
    adversarial_loss  "hinge" or "least_squares"; None: the system's own.
    perceptual_network  whose features are compared, on the windows that are judged: "vgg19" if its file is
                    there, the paper's choice; "parser", our face parser, L1 between its features;
                    "parser_lpips", the same by the angle between them, as LPIPS and our evaluation see it; or
                    "none".
    perceptual_whole  whether whole pictures are compared instead of windows.
    layout          weight of the loss that our face parser reads the layout in the results (all, also swapped
                    ones).
    swap            share of the pictures that wear other pictures' styles from `adversarial_from` on (see
                    systems/swapping.py), in systems that can do that.
    mix             share of these pictures whose styles lie between their own and the others'.
    structure, frequency, roughness  weights of 1 - SSIM, of the focal frequency loss and of the difference of
                    local deviations (see losses.py).
    bf16, fp16      mixed precision; bf16 does nothing on a CPU that would emulate it, fp16 scales its losses
                    and goes before bf16.
    jitter, recolour  how far the colours of all pictures are shifted, and the share of pictures of which some
                    regions get other colours altogether (see augmentation.py).
    warp            how far half of the pictures are turned (radians), moved and scaled (shares), layouts with
                    them.
    workers         threads that prepare batches.
    """

    size: int | tuple[int, int] = 256
    learns: str = "all"
    batch: int = 8
    steps: int | None = None
    minutes: float | None = None
    seed: int = 0
    schedule: str = "ours"
    learning_rate: float | None = None
    learning_rate_discriminator: float | None = None
    decay_from: float | None = None
    coarse_until: float = 0.12
    adversarial_from: float = 0.45
    reconstruction: float = 20.0
    feature_matching: float = 4.0
    adversarial: float = 0.5
    perceptual: float = 10.0
    perceptual_network: str = "vgg19"
    perceptual_whole: bool = False
    layout: float = 0.0
    swap: float = 0.0
    mix: float = 0.0
    structure: float = 0.0
    frequency: float = 0.0
    roughness: float = 0.0
    adversarial_loss: str | None = None
    discriminator: str = "compact"
    discriminator_width: int = 32
    window: int = 128
    label_mix: float = 0.0
    r1: float = 0.0
    r1_every: int = 16
    diffaugment: float = 0.0
    ema: float = 0.999
    jitter: float = 0.15
    recolour: float = 0.3
    warp: float = 0.0
    accumulate: int = 1
    save_every_minutes: float = 5.0
    log_every: int = 20
    bf16: bool = True
    fp16: bool = False
    workers: int = 1

    def __post_init__(self) -> None:
        # as files and command lines give them
        if not isinstance(self.size, int):
            object.__setattr__(self, "size", tuple(self.size))
        for name in ("bf16", "fp16", "perceptual_whole"):
            object.__setattr__(self, name, bool(getattr(self, name)))
        if (self.steps is None) == (self.minutes is None):
            raise ValueError("a training plan has a number of steps or of minutes, one of the two")
        if any(side < 32 or side % 32 for side in (*self.shape, self.window)):
            raise ValueError("size and window are multiples of 32")
        for name, known in (
            ("schedule", SCHEDULES),
            ("discriminator", DISCRIMINATORS),
            ("adversarial_loss", ADVERSARIAL_LOSSES),
            ("perceptual_network", PERCEPTUAL_NETWORKS),
        ):
            chosen = getattr(self, name)
            left_open = name == "adversarial_loss" and chosen is None
            if chosen not in known and not left_open:
                raise ValueError(f"{name} is one of {', '.join(known)}, not {chosen!r}")
        if min(self.batch, self.accumulate, self.workers, self.log_every) < 1:
            raise ValueError("batch, accumulate, workers and log_every are at least 1")
        shares = (self.recolour, self.mix, self.jitter, self.swap, self.warp)
        if not (all(0 <= share <= 1 for share in shares) and max(shares[2:]) < 1):
            raise ValueError("jitter, recolour, swap, mix and warp are shares, 0 to 1")
        if not 0 <= self.diffaugment <= 1:
            raise ValueError(f"diffaugment is a share, 0 to 1, not {self.diffaugment}")
        if min(self.r1, self.label_mix) < 0 or self.r1_every < 1:
            raise ValueError("r1 and label_mix are at least 0, r1_every is at least 1")
        if self.label_mix and self.discriminator not in ("segmentation", "both"):
            raise ValueError(
                f"label_mix is for the discriminators segmentation and both, not {self.discriminator!r}"
            )
        if self.batch % self.accumulate:
            raise ValueError(f"a batch of {self.batch} cannot be divided into {self.accumulate} equal passes")

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the pictures."""
        return (self.size, self.size) if isinstance(self.size, int) else self.size

    @property
    def needs_parser(self) -> bool:
        """Whether something in it is judged by our face parser."""
        return (
            self.perceptual_network.startswith("parser")
            or self.layout > 0
            or self.discriminator == "projected"
        )

    @property
    def chosen_schedule(self) -> Schedule:
        return SCHEDULES[self.schedule]

    @property
    def rates(self) -> tuple[float, float]:
        """Learning rates of generator and discriminator at the start."""
        ours, theirs = self.learning_rate, self.learning_rate_discriminator
        chosen = self.chosen_schedule
        return chosen.generator if ours is None else ours, chosen.discriminator if theirs is None else theirs

    def progress(self, step: int, seconds: float) -> float:
        """How much of the run is done, 0..1."""
        if self.steps is not None:
            return min(1.0, step / self.steps)
        assert self.minutes is not None
        return min(1.0, seconds / (60 * self.minutes))

    def rate(self, progress: float) -> float:
        """Factor on the learning rates."""
        chosen = self.chosen_schedule
        return chosen.rate(progress, chosen.decay_from if self.decay_from is None else self.decay_from)

    def coarse(self, progress: float) -> bool:
        return self.learns == "all" and progress < self.coarse_until

    def late(self, progress: float) -> bool:
        """Whether what waits for the first colours takes part: the discriminator and swapped styles."""
        return progress >= self.adversarial_from and not self.coarse(progress)

    def judged(self, progress: float) -> bool:
        """Whether the discriminator takes part."""
        return self.late(progress) and max(self.adversarial, self.feature_matching) > 0

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)
