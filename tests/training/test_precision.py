"""Few bits are used where they are quick, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch

from models.precision import bfloat16_if_quick, computes_in_bfloat16, has_quick_bfloat16
from models.training.trainer import Trainer

CPU = torch.device("cpu")


@pytest.fixture(params=["AVX2", "DEFAULT", "AVX512"])
def quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the CPU that is played is quick with bfloat16."""
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: request.param)
    return request.param == "AVX512"


def product_type() -> torch.dtype:
    return (torch.ones(2, 2) @ torch.ones(2, 2)).dtype


def test_a_cpu_that_would_emulate_it_computes_in_float32(quick: bool) -> None:
    with bfloat16_if_quick(CPU):
        assert product_type() == (torch.bfloat16 if quick else torch.float32)


@pytest.mark.parametrize("asked", [True, False])
def test_training_goes_by_the_plan_and_the_cpu(
    quick: bool, asked: bool, make_trainer: Callable[..., Trainer]
) -> None:
    with make_trainer(bf16=asked).autocast():
        assert product_type() == (torch.bfloat16 if asked and quick else torch.float32)
    with make_trainer(bf16=asked, fp16=True).autocast():
        assert product_type() == torch.float16, "asked for by name"


def test_accelerators_have_it(quick: bool) -> None:
    assert has_quick_bfloat16(torch.device("cuda")) and has_quick_bfloat16(torch.device("mps"))


@pytest.mark.parametrize(
    ("told", "computes"),
    [({"avx512_bf16": True}, True), ({"amx_bf16": True}, True), ({"avx512_f": True}, False)],
)
def test_only_its_own_instructions_make_it_quick_for_one_picture(
    told: dict[str, bool], computes: bool, quick: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: told, raising=False)
    assert computes_in_bfloat16(CPU) == (computes and quick)
    assert not computes_in_bfloat16(torch.device("cuda"))


def test_a_torch_that_cannot_tell_or_would_not_use_them_is_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(torch.backends.cpu, "get_cpu_capability", lambda: "AVX512")
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"avx512_bf16": True}, raising=False)
    assert computes_in_bfloat16(CPU)
    with monkeypatch.context() as without:
        without.setattr(torch.backends.mkldnn, "is_available", lambda: False)
        assert not computes_in_bfloat16(CPU)
    monkeypatch.delattr(torch.cpu, "get_capabilities")
    assert not computes_in_bfloat16(CPU)
