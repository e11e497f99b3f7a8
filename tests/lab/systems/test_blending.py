"""Weights between those of two runs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor

from models.lab.systems import System, load_system, make_system, save_system
from models.lab.systems.blending import blend_systems
from models.sean import SEANConfig
from sean_editor.cli.main import main

TINY = SEANConfig.compact(regions=5, style_length=12, base_width=2, mask_hidden=3, style_rank=4)


def learnt(seed: int) -> System:
    """A system whose running figures, too, come from pictures of its own."""
    torch.manual_seed(seed)
    system = make_system("sean", TINY).train()
    with torch.no_grad():
        for _ in range(3):
            system.network(labels(), torch.randn(2, 5, 12))
    return system.eval()


def labels() -> Tensor:
    return torch.arange(5).repeat(13)[:64].expand(2, 64, 64).contiguous()  # [2, 64, 64]


@pytest.fixture(scope="module")
def pair() -> tuple[System, System]:
    return learnt(1), learnt(2)


def painted(system: System) -> Tensor:
    styles = torch.randn(2, 5, 12, generator=torch.Generator().manual_seed(3))
    with torch.no_grad():
        return system.network(labels(), styles, noise=False)


def test_both_ends_are_the_two_themselves(pair: tuple[System, System]) -> None:
    for share, end in zip((0.0, 1.0), pair, strict=True):
        torch.testing.assert_close(painted(blend_systems(*pair, share)), painted(end), atol=1e-5, rtol=0)


def test_what_lies_between_is_the_mean_and_neither_end_moves(pair: tuple[System, System]) -> None:
    before = [painted(each) for each in pair]
    blended = blend_systems(*pair, 0.25)
    key = "head_0.ace_0.blending_gamma"
    one, other, between = (each.network.state_dict()[key] for each in (*pair, blended))
    torch.testing.assert_close(between, 0.75 * one + 0.25 * other)
    picture = painted(blended)
    for each, was in zip(pair, before, strict=True):
        assert torch.equal(painted(each), was)
        assert not torch.allclose(picture, was, atol=1e-3)
    assert not blended.training


def test_a_spectral_norm_keeps_directions_of_length_one(pair: tuple[System, System]) -> None:
    state = blend_systems(*pair, 0.5).network.state_dict()
    directions = [v for k, v in state.items() if k.endswith(("weight_u", "weight_v"))]
    assert directions
    for direction in directions:
        assert direction.norm().item() == pytest.approx(1, abs=1e-5)


def test_another_network_is_refused(pair: tuple[System, System]) -> None:
    with pytest.raises(ValueError, match="the same network"):
        blend_systems(pair[0], make_system("sean", replace(TINY, base_width=4)), 0.5)


@pytest.mark.slow
def test_the_command_writes_a_checkpoint_or_says_why_not(
    pair: tuple[System, System], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / f"{name}.safetensors" for name in ("one", "other", "new")]
    for system, path in zip(pair, files[:2], strict=True):
        save_system(system, path)
    one, other, new = map(str, files)
    assert main(["blend", one, other, "--share", "0.4", "-o", new]) == 0
    ends = [load_system(path) for path in files[:2]]  # as stored, in half precision
    torch.testing.assert_close(
        painted(load_system(new)), painted(blend_systems(*ends, 0.4)), atol=2e-3, rtol=0
    )
    wider = make_system("sean", replace(TINY, base_width=4))
    save_system(wider, tmp_path / "wider.safetensors")
    nowhere = str(tmp_path / "nowhere" / "new.safetensors")
    for words, said in [
        ([one, str(tmp_path / "wider.safetensors"), "-o", new], "the same network"),
        ([one, str(tmp_path / "none.safetensors"), "-o", new], "no weights file"),
        ([one, other, "--share", "1.5", "-o", new], "between 0 and 1"),
        ([one, other, "-o", str(tmp_path / "new.pth")], ".safetensors"),
        ([one, other, "-o", nowhere], "There is no folder"),
    ]:
        was = files[2].read_bytes()
        assert main(["blend", *words]) == 1
        assert said in capsys.readouterr().err
        assert files[2].read_bytes() == was, "a failed command leaves everything as it was"


def test_how_often_portraits_are_looked_at_is_the_second_one_s(pair: tuple[System, System]) -> None:
    one, other = pair[0], make_system("sean", replace(TINY, second_look=1.0, descent=2))
    blended = blend_systems(one, other, 0.5)
    assert blended.config == blended.network.config == other.config
    with pytest.raises(ValueError, match="of the same network"):
        blend_systems(one, make_system("sean", replace(TINY, second_look=1.0, mask_hidden=4)), 0.5)
