"""Few bits are used where they are quick, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import torch
from quick_cases import first_quick

from models.lab.training.trainer import Trainer
from models.precision import bfloat16_if_quick, has_quick_bfloat16

CPU = torch.device("cpu")


@pytest.fixture(params=["avx2", "avx512_f", "avx512_bf16", "amx_bf16"])
def quick(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the CPU that is played is quick with bfloat16."""
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {request.param: True}, raising=False)
    monkeypatch.setattr(torch.backends.mkldnn, "is_available", lambda: True)
    monkeypatch.setattr(torch.ops.mkldnn, "_is_mkldnn_bf16_supported", lambda: True, raising=False)
    return request.param.endswith("bf16")


def product_type() -> torch.dtype:
    return (torch.ones(2, 2) @ torch.ones(2, 2)).dtype


def test_a_cpu_that_would_emulate_it_computes_in_float32(quick: bool) -> None:
    with bfloat16_if_quick(CPU):
        assert product_type() == (torch.bfloat16 if quick else torch.float32)


@pytest.mark.parametrize("asked", first_quick([True, False]))
def test_training_goes_by_the_plan_and_the_cpu(
    quick: bool, asked: bool, make_trainer: Callable[..., Trainer]
) -> None:
    with make_trainer(bf16=asked).autocast():
        assert product_type() == (torch.bfloat16 if asked and quick else torch.float32)
    with make_trainer(bf16=asked, fp16=True).autocast():
        assert product_type() == torch.float16, "asked for by name"


def test_accelerators_have_it(quick: bool) -> None:
    assert has_quick_bfloat16(torch.device("cuda")) and has_quick_bfloat16(torch.device("mps"))


def test_a_torch_that_cannot_tell_or_would_not_use_them_is_not_believed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {"avx512_bf16": True}, raising=False)
    for there in (False, True):
        monkeypatch.setattr(torch.backends.mkldnn, "is_available", lambda there=there: there)
        for told in (False, True):  # by ONEDNN_MAX_CPU_ISA
            asked = "_is_mkldnn_bf16_supported"
            monkeypatch.setattr(torch.ops.mkldnn, asked, lambda told=told: told, raising=False)
            assert has_quick_bfloat16(CPU) == (there and told)
    monkeypatch.delattr(torch.cpu, "get_capabilities")
    assert not has_quick_bfloat16(CPU)
