"""Fewer bits where a device computes in them."""

from __future__ import annotations

from collections.abc import Mapping

import torch


def has_quick_bfloat16(device: torch.device) -> bool:
    """Whether bfloat16 is worth using. A CPU without AVX-512 emulates it: a training step that takes 7
    seconds in float32 took 60 on one with AVX2.
    """
    return device.type != "cpu" or torch.backends.cpu.get_cpu_capability().startswith("AVX512")


def computes_in_bfloat16(device: torch.device) -> bool:
    """Whether `device` is a CPU with instructions for bfloat16 (AVX512_BF16 or AMX) that torch uses. An old
    torch does not know.
    """
    if device.type != "cpu" or not has_quick_bfloat16(device) or not torch.backends.mkldnn.is_available():
        return False
    known: Mapping[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    return bool(known.get("avx512_bf16") or known.get("amx_bf16"))


def bfloat16_if_quick(device: torch.device) -> torch.autocast:
    """A context of mixed precision, which changes nothing where that would be slower."""
    return torch.autocast(device.type, torch.bfloat16, enabled=has_quick_bfloat16(device))
