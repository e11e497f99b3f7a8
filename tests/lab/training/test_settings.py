"""What a run is told: plans, schedules, configuration files, flags."""

from __future__ import annotations

import ast
import inspect
import json
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from models.lab.training.adversary import Adversary
from models.lab.training.plan import TrainingPlan
from models.lab.training.processes import Processes
from models.lab.training.settings import Settings, merge_settings, read_settings, write_settings
from models.regions import CELEBAMASK_HQ
from models.sean import SEANConfig, load_generator
from sean_editor.checkpoints import DEFAULT_CHECKPOINT
from sean_editor.cli.lab.train import run_settings
from sean_editor.cli.main import command_parser
from sean_editor.errors import UserError

TRAINING = Path(__file__).parents[3] / "resources" / "training"


def settings_of(*words: object) -> Settings:
    """Of a command line."""
    return run_settings(command_parser().parse_args(["train", *map(str, words)]))


def test_a_plan_has_one_length() -> None:
    for two in ({"steps": 3, "minutes": 2}, {"steps": 3, "epochs": 2}, {"minutes": 3, "epochs": 2}, {}):
        with pytest.raises(ValueError, match="one of the three"):
            TrainingPlan(**two)
    epochs = TrainingPlan(epochs=1.5, batch=4)
    assert epochs.of_pairs(9).steps == 4 and epochs.of_pairs(9).epochs is None, "14 pairs in fours"
    assert TrainingPlan(steps=3).of_pairs(9) == TrainingPlan(steps=3)
    plan = TrainingPlan(minutes=10, decay_from=0.5)
    assert plan.progress(99, 300) == 0.5 and plan.rate(0.5) == 1.0 and plan.rate(0.75) == pytest.approx(0.5)
    assert plan.rate(1.0) == 0.05


def test_schedules_by_name() -> None:
    ours, paper = TrainingPlan(steps=10), TrainingPlan(steps=10, schedule="paper")
    assert ours.rates == (3e-4, 3e-4) and ours.rate(0.65) == 1 and ours.rate(1) == 0.05
    assert paper.rates == (1e-4, 4e-4), "two time scales"
    assert [paper.rate(p) for p in (0, 0.5, 0.75, 1)] == [1, 1, 1, 1], "constant"
    falling = TrainingPlan(steps=10, schedule="paper", decay_from=0.5)
    assert [falling.rate(p) for p in (0, 0.5, 0.75, 1)] == [1, 1, 0.5, 0]
    assert paper.chosen_schedule.betas_generator == (0.0, 0.999)
    assert TrainingPlan(steps=10, schedule="paper", learning_rate=5e-5).rates == (5e-5, 4e-4)


def test_discriminators_by_name() -> None:
    def make(**plan: object) -> Adversary:
        return Adversary(TrainingPlan(steps=1, size=64, window=32, **plan), 19, Processes())  # type: ignore[arg-type]

    paper, compact = make(discriminator="paper"), make(discriminator_width=8)
    first = [a.network.scales[0].stages[0][0] for a in (paper, compact)]  # type: ignore[index,union-attr]
    assert [conv.out_channels for conv in first] == [64, 8]
    assert len(paper.network.scales) == 2
    rows, columns = paper.window(np.random.default_rng(0))
    assert (rows, columns) == (slice(0, 64), slice(0, 64)), "the paper's sees whole pictures"
    rows, columns = compact.window(np.random.default_rng(0))
    assert rows.stop - rows.start == columns.stop - columns.start == 32


def test_variants_by_name() -> None:
    settings = settings_of("--data", "c", "--variant", "no-noise", "--set", "network.base_width=8")
    assert settings.network_config(19) == SEANConfig.compact(noise=False, base_width=8)
    full = settings_of("--data", "c", "--full", "--variant", "flat-encoder").network_config(19)
    assert full == SEANConfig.paper(encoder="flat")
    plus = settings_of("--data", "c", "--system", "spade", "--variant", "spade++").network_config(19)
    assert plus.style == "map"
    with pytest.raises(ValueError, match="no variant 'quiet'; there are: sean, module-encoders"):
        settings_of("--data", "c", "--variant", "quiet").network_config(19)


def test_flags_go_before_set_and_both_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    told = {"data": ["a", "b"], "share": [1, 2], "network": {"base_width": 8},
            "plan": {"minutes": 5, "batch": 2, "size": [64, 128], "schedule": "paper"}}  # fmt: skip
    file.write_text(json.dumps(told))
    settings = settings_of("--config", file)
    assert settings.data == ("a", "b") and settings.training_plan().shape == (64, 128)
    assert settings.network_config(19) == SEANConfig.compact(base_width=8)
    words = (
        "--steps",
        7,
        "--batch",
        6,
        "--set",
        "batch=3",
        "window=64",
        "schedule=ours",
        "network.noise=false",
    )
    plan = settings_of("--config", file, *words).training_plan()
    assert (plan.steps, plan.minutes, plan.batch, plan.window, plan.schedule) == (7, None, 6, 64, "ours")
    assert settings_of("--config", file, *words).network_config(19).noise is False
    assert settings_of("--data", "c").training_plan() == TrainingPlan(minutes=120)
    assert settings_of("--data", "c", "--full").network_config(19) == SEANConfig.paper()


def test_the_configuration_kept_with_a_run_makes_it_again(tmp_path: Path) -> None:
    settings = settings_of("--data", "faces", "--size", 64, 96, "--set", "window=32", "steps=4", "bf16=0")
    plan, config = settings.training_plan(), settings.network_config(len(CELEBAMASK_HQ))
    write_settings(tmp_path, settings, plan, config, {"training": [("p0", "p1")]})
    kept = json.loads((tmp_path / "config.json").read_text())
    assert kept["record"]["versions"].keys() == {"python", "torch", "numpy"}
    assert kept["record"]["names"] == {"training": [["p0", "p1"]]} and kept["plan"]["seed"] == 0
    again = settings_of("--config", tmp_path / "config.json")
    assert again.training_plan() == plan and again.network_config(19) == config
    (tmp_path / "state.pt").touch()
    resumed = settings_of("--resume", "-o", tmp_path, "--minutes", 3)
    assert resumed.data == ("faces",) and resumed.training_plan().minutes == 3
    assert resumed.training_plan().steps is None


def test_a_variant_goes_before_the_network_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "run.json"
    file.write_text(json.dumps({"network": {"encoder": "moments", "style_rank": 32, "base_width": 8}}))
    kept = {"base_width": 8, "style_rank": 32}
    for variant, network in [
        ("paper-encoder", kept | {"encoder": "paper"}),
        ("no-noise", kept | {"encoder": "moments", "noise": False}),
        ("full-rank", {"base_width": 8, "encoder": "moments", "style_rank": None}),
    ]:
        settings = settings_of("--config", file, "--data", "c", "--variant", variant)
        config = settings.network_config(19)
        assert config == SEANConfig.compact(**network)
        write_settings(tmp_path, settings, settings.training_plan(), config, {})
        assert settings_of("--config", tmp_path / "config.json").network_config(19) == config


@pytest.mark.parametrize("name", ["comparison", "tables", "ablation"])
def test_the_plans_of_our_tables_are_equal_for_all(name: str) -> None:
    file = Path(__file__).parents[3] / "resources" / "training" / f"{name}.json"
    ours, others = (settings_of("--config", file, "--data", "c", *w) for w in ((), ("--system", "spade")))
    plan = ours.training_plan()
    assert plan == others.training_plan() and plan.steps is not None
    assert plan.recolour == 0, "an augmentation that only styles by region can make use of"
    assert not plan.coarse(0), "a stage that only SEAN has"


def test_the_variants_are_trained_as_the_other_systems_of_the_tables() -> None:
    folder = Path(__file__).parents[3] / "resources" / "training"
    tables, ablation = (json.loads((folder / f"{name}.json").read_text()) for name in ("tables", "ablation"))
    assert tables["plan"] == ablation["plan"]


def test_the_papers_run_is_shipped_as_a_file() -> None:
    file = Path(__file__).parents[3] / "resources" / "training" / "paper.json"
    settings = settings_of("--config", file, "--data", "faces")
    plan = settings.training_plan()
    assert (plan.epochs, plan.batch, plan.shape, plan.resize) == (50, 32, (256, 256), "stretch")
    assert plan.of_pairs(28_000).steps == 43_750 and plan.rate(1.0) == 1
    assert (plan.jitter, plan.recolour, plan.warp, plan.swap, plan.ema) == (0, 0, 0, 0, 0)
    assert plan.initialise == "glorot" and plan.perceptual_network == "vgg19"
    assert settings_of("--config", file, "--data", "faces", "--steps", 9).training_plan().steps == 9
    assert settings.network_config(19) == SEANConfig.paper()
    assert plan.discriminates(0) and not plan.coarse(0) and plan.rates == (1e-4, 4e-4)
    assert (plan.feature_matching, plan.perceptual, plan.discriminator) == (10, 10, "paper")


@pytest.mark.parametrize(
    ("name", "encoder", "learns"),
    [
        ("shipped", "textures", "all"),
        ("closer", "textures", "all"),
        ("longer", "textures", "all"),
        ("cleaner", "textures", "all"),
        ("encoder", "closeups", "encoder"),
    ],
)
def test_the_runs_of_the_shipped_model_are_files_too(name: str, encoder: str, learns: str) -> None:
    file = Path(__file__).parents[3] / "resources" / "training" / f"{name}.json"
    settings = settings_of("--config", file, "--data", "faces")
    shipped = replace(load_generator(DEFAULT_CHECKPOINT).config, second_look=0, descent=0)  # which came later
    assert shipped.encoder == "closeups"
    assert settings.network_config(19) == replace(shipped, encoder=encoder)
    assert settings.training_plan().needs_face_parser and settings.training_plan().learns == learns


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("{", "is not JSON"),
        ("[1]", "holds an object"),
        ('{"plan": 3}', "plan in .* is an object"),
        ('{"colour": 3}', "no field 'colour'"),
    ],
)
def test_bad_files_are_named(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "run.json").write_text(text)
    with pytest.raises(ValueError, match=complaint):
        read_settings(tmp_path / "run.json")
    with pytest.raises(FileNotFoundError, match="There is no configuration"):
        read_settings(tmp_path / "other.json")


@pytest.mark.parametrize(
    ("plan", "complaint"),
    [
        ({"speed": 3}, "no field 'speed'"),
        ({"batch": "many"}, "batch of the training plan is a whole number"),
        ({"ema": "slow"}, "ema of the training plan is a number"),
        ({"schedule": 3}, "schedule of the training plan is a word"),
        ({"schedule": "theirs"}, "schedule is one of ours, paper"),
        ({"size": 40}, "multiples of 32"),
        ({"batch": 3, "accumulate": 2}, "cannot be divided into 2 equal passes"),
        (
            {"discriminator": "large"},
            "one of compact, paper, segmentation, projected, both, not",
        ),
        ({"adversarial_loss": "wgan"}, "adversarial_loss is one of hinge, least_squares, not 'wgan'"),
        ({"bf16": 3}, "bf16 of the training plan is true or false"),
        ({"steps": 1.5}, "steps of the training plan is a whole number"),
    ],
)
def test_bad_plans_are_refused(plan: dict[str, object], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        merge_settings({"plan": plan}).training_plan()


OLD_PLAN = {
    "size": [64, 96], "learns": "all", "batch": 4, "steps": 9, "minutes": None, "seed": 3,
    "schedule": "paper",
    "learning_rate": 1e-3, "learning_rate_discriminator": None, "decay_from": 0.4, "coarse_until": 0.1,
    "adversarial_from": 0.2, "reconstruction": 1.0, "feature_matching": 2.0, "adversarial": 3.0,
    "perceptual": 4.0, "perceptual_network": "parser_lpips", "perceptual_whole": True, "layout": 5.0,
    "swap": 0.1, "mix": 0.2, "structure": 6.0, "frequency": 7.0, "roughness": 8.0,
    "adversarial_loss": "least_squares", "discriminator": "both", "discriminator_width": 8, "window": 64,
    "label_mix": 9.0, "r1": 0.5, "r1_every": 4, "diffaugment": 0.6, "ema": 0.9, "jitter": 0.05,
    "recolour": 0.7,
    "warp": 0.01, "accumulate": 2, "save_every_minutes": 1.5, "log_every": 2, "bf16": False, "fp16": True,
    "workers": 2,
}  # fmt: skip
"""The plan in the config.json of a run of before its fields were grouped."""


def test_the_plans_of_old_runs_still_load() -> None:
    plan = merge_settings({"plan": OLD_PLAN}).training_plan()
    later = {"resize": "crop", "initialise": "torch", "epochs": None}
    assert plan.to_dict() == OLD_PLAN | {"size": (64, 96)} | later


@pytest.mark.parametrize("kind", [TrainingPlan, SEANConfig])
def test_every_field_is_documented_where_it_stands(kind: type) -> None:
    (body,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(body, ast.ClassDef)
    documented = {
        field.target.id
        for field, below in pairwise(body.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
    }
    assert documented == {field.name for field in fields(kind)}


@pytest.mark.parametrize("file", sorted(TRAINING.glob("*.json")), ids=lambda path: path.stem)
def test_every_shipped_plan_loads(file: Path) -> None:
    settings = settings_of("--config", file, "--data", "faces", "--steps", 1)
    told = json.loads(file.read_text())
    plan, config = settings.training_plan(), settings.network_config(19)
    for name in told["plan"].keys() - {"minutes", "steps", "epochs"}:
        assert getattr(plan, name) == told["plan"][name], name
    for name, value in told.get("network", {}).items():
        assert getattr(config, name) == value, name


def test_a_network_is_fitted_to_its_pictures() -> None:
    plan = {"size": [64, 128], "steps": 1, "window": 32}
    spade = merge_settings({"system": "spade", "plan": plan}).network_config(35)
    assert (spade.regions, spade.rows, spade.columns) == (35, 2, 4)
    told = {"system": "spade", "plan": plan, "network": {"rows": 8}}
    assert merge_settings(told).network_config(35).rows == 8, "what is told goes first"
    hd = merge_settings({"system": "pix2pixhd", "plan": plan})
    assert hd.network_config(35, instances=True).instances and not hd.network_config(35).instances


def test_bad_networks_are_refused() -> None:
    with pytest.raises(ValueError, match="the network of sean has no field 'depth'"):
        merge_settings({"network": {"depth": 3}}).network_config(19)
    with pytest.raises(ValueError, match="no system called 'gan'"):
        merge_settings({"system": "gan"}).network_config(19)
    with pytest.raises(UserError, match="NAME=VALUE"):
        settings_of("--data", "c", "--set", "window")
    with pytest.raises(UserError, match="needs pictures"):
        settings_of()
    with pytest.raises(FileNotFoundError, match="no run to go on with"):
        settings_of("--resume", "-o", "no such run")
