"""The plan of a training run: one dataclass, kept with the run."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from models.choices import check_choices
from models.lab.training.core.progress import Length
from models.lab.training.schedules import SCHEDULES, Schedule


@dataclass(frozen=True)
class TrainingPlan:
    """A run of `steps` steps, `minutes` minutes or `epochs` epochs, one of the three; its progress goes from
    0 to 1, for epochs once `of_pairs` has told how many pairs there are.

    The names are those of `--set`, of the files of `--config` and of a run's config.json. ValueError for a
    value that does not fit.
    """

    # Pictures, trained part, and length

    size: int | tuple[int, int] = 256
    """Height and width of the pictures, or (height, width): multiples of 32."""
    resize: Literal["crop", "stretch"] = "crop"
    """How pictures of other proportions get that size: "crop" cuts equal strips off both ends, "stretch"
    keeps all of a picture and distorts it."""
    initialise: Literal["torch", "glorot"] = "torch"
    """Initial weights of system and discriminator: those of torch's layers, or Glorot's with biases of 0."""
    learns: str = "all"
    """"all", or a part of the system while the rest is frozen: of SEAN the "encoder", or that and what all
    regions have in common, "shared". There is no coarse stage then, whose image head would have to begin
    from random weights."""
    batch: int = 8
    """Pictures of one update, over all processes and all `accumulate` passes: neither changes the result."""
    steps: int | None = None
    """Length of the run in updates."""
    minutes: float | None = None
    """Length of the run in minutes of training steps."""
    epochs: float | None = None
    """Length of the run in times that each pair is drawn, on average."""
    seed: int = 0
    """All random draws of a step follow from it and the step's number."""

    # Learning rates and stages; progress is 0 to 1

    schedule: Literal["ours", "paper"] = "ours"
    """Learning rates, their decay and Adam's betas (schedules.py), unless given here."""
    learning_rate: float | None = None
    """Of the generator."""
    learning_rate_discriminator: float | None = None
    """Of the discriminator."""
    decay_from: float | None = None
    """Progress from which the learning rates fall."""
    coarse_until: float = 0.12
    """Until this progress systems with a coarse stage train their first blocks alone, at a quarter of the
    size with an image head of their own, where a picture costs half."""
    adversarial_from: float = 0.45
    """Progress from which discriminator and swapped styles take part. The discriminator does not if the
    weights `adversarial` and `feature_matching` are 0."""
    ema: float = 0.999
    """Decay of the moving average of the weights, which is evaluated and saved; 0: the last weights are."""

    # Weights of the generator's losses

    reconstruction: float = 20.0
    """L1 at several scales, and of gradients."""
    feature_matching: float = 4.0
    """L1 between the discriminator's features of real and generated pictures."""
    adversarial: float = 0.5
    """The generator's side of the adversarial loss."""
    perceptual: float = 10.0
    """Distance of features of `perceptual_network`."""
    perceptual_network: Literal[
        "auto", "vgg19", "parser", "parser_lpips", "mobilenet", "parser_mobilenet", "none"
    ] = "auto"
    """The paper's VGG-19, whose file must be there ("auto": if it is, else none); our face parser, by L1
    between its features ("parser") or by the angle between them as LPIPS and our evaluation do
    ("parser_lpips"); MobileNetV2 by that angle, whose file must be there; the sum of these two
    ("parser_mobilenet"); or none."""
    perceptual_whole: bool = False
    """Whether whole pictures are compared instead of the discriminator's windows."""
    layout: float = 0.0
    """Cross entropy of the layout that our face parser finds in the results, swapped ones included."""
    structure: float = 0.0
    """1 - SSIM."""
    frequency: float = 0.0
    """Focal frequency loss."""
    roughness: float = 0.0
    """Difference of local deviations."""

    # Swapped styles, in systems that can do that (systems/swapping.py)

    swap: float = 0.0
    """Share of the pictures that get other pictures' styles."""
    mix: float = 0.0
    """Share of these whose styles lie between their own and the others'."""

    # The discriminator

    discriminator: Literal["compact", "paper", "segmentation", "projected", "both"] = "compact"
    """"compact": on windows, from `discriminator_width` channels. "paper": on whole pictures, from 64.
    "segmentation": OASIS's, names every pixel's region. "projected": on our face parser's features, as
    Projected GANs. "both": "compact" and "segmentation", losses summed."""
    discriminator_width: int = 32
    """Channels of its first layer, but for "paper"."""
    window: int = 128
    """Side of the random windows of its input, in pixels: a multiple of 32."""
    adversarial_loss: Literal["hinge", "least_squares"] | None = None
    """None: that of the system's paper."""
    label_mix: float = 0.0
    """Weight of LabelMix, for discriminators with "segmentation"; OASIS uses 10."""
    r1: float = 0.0
    """Weight of the R1 penalty on the gradients of real pictures."""
    r1_every: int = 16
    """Steps between its computations; it is as many times as strong."""
    diffaugment: float = 0.0
    """Share of its inputs that get other colours, are moved and partly cut out (diffaugment.py)."""

    # Augmentation of the pictures (augmentation.py)

    jitter: float = 0.15
    """How far the colours of all pictures are shifted."""
    recolour: float = 0.3
    """Share of the pictures of which some regions get other colours altogether."""
    warp: float = 0.0
    """How far half of the pictures are turned (radians), moved and scaled (shares), layouts with them."""

    # The machine

    accumulate: int = 1
    """Passes that an update is divided into, to save memory."""
    bf16: bool = True
    """Mixed precision in bfloat16, except on a CPU that would emulate it."""
    fp16: bool = False
    """Mixed precision in float16 with scaled losses; goes before `bf16`."""
    workers: int | None = None
    """Threads that prepare batches; None: as many as there are cores for this process, up to eight."""
    save_every_minutes: float = 5.0
    """Between saved states, held-out figures and sample sheets."""
    log_every: int = 20
    """Steps between lines of the log."""

    def __post_init__(self) -> None:
        # as files and command lines give them
        if not isinstance(self.size, int):
            object.__setattr__(self, "size", tuple(self.size))
        for name in ("bf16", "fp16", "perceptual_whole"):
            object.__setattr__(self, name, bool(getattr(self, name)))
        check_choices(self)
        if [self.steps, self.minutes, self.epochs].count(None) != 2:
            raise ValueError("a training plan has a number of steps, minutes or epochs, one of the three")
        if self.epochs is not None and not self.epochs > 0:
            raise ValueError(f"epochs is a number above 0, not {self.epochs}")
        if not 0 <= self.ema < 1:
            raise ValueError(f"ema is at least 0 and below 1, not {self.ema}")
        if any(side < 32 or side % 32 for side in (*self.shape, self.window)):
            raise ValueError("size and window are multiples of 32")
        if min(self.batch, self.accumulate, 1 if self.workers is None else self.workers, self.log_every) < 1:
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

    def of_pairs(self, count: int) -> TrainingPlan:
        """The plan for `count` training pairs: its epochs in steps, rounded up. Others stay as they are."""
        if self.epochs is None:
            return self
        return replace(self, steps=math.ceil(self.epochs * count / self.batch), epochs=None)

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width of the pictures."""
        return (self.size, self.size) if isinstance(self.size, int) else self.size

    @property
    def needs_face_parser(self) -> bool:
        """Whether a loss or the discriminator uses our face parser."""
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
        return Length(self.steps, self.minutes).progress(step, seconds)

    def rate(self, progress: float) -> float:
        """Factor on the learning rates."""
        chosen = self.chosen_schedule
        return chosen.rate(progress, chosen.decay_from if self.decay_from is None else self.decay_from)

    def coarse(self, progress: float) -> bool:
        """Whether the run is in the coarse stage."""
        return self.learns == "all" and progress < self.coarse_until

    def late(self, progress: float) -> bool:
        """Whether discriminator and swapped styles take part: they wait for the first colours."""
        return progress >= self.adversarial_from and not self.coarse(progress)

    def discriminates(self, progress: float) -> bool:
        """Whether the discriminator takes part."""
        return self.late(progress) and max(self.adversarial, self.feature_matching) > 0

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)
