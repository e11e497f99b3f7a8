"""When to use bfloat16: on devices with instructions for it; and float16, on graphics cards."""

from __future__ import annotations

from collections.abc import Mapping

import torch


def has_quick_bfloat16(device: torch.device) -> bool:
    """Whether bfloat16 is worth using. A CPU without instructions for it (AVX512_BF16, AMX) emulates it:
    convolutions, forward and backward, took 1.7 times as long as in float32 with no more than AVX-512, and a
    training step 60 seconds instead of 7 with AVX2. An old torch cannot tell; then it counts as without.
    """
    if device.type != "cpu":
        return True
    known: Mapping[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    instructions = known.get("avx512_bf16") or known.get("amx_bf16")
    return bool(instructions) and torch.backends.mkldnn.is_available() and _onednn_uses_it()


def has_quick_float16(device: torch.device) -> bool:
    """Whether convolutions in float16 are quicker: on cards for CUDA from compute capability 7.0 on. Those
    before it count as without; so do other devices, where nobody has tried.
    """
    if device.type != "cuda" or not torch.cuda.is_available():
        return False
    return torch.cuda.get_device_capability(device) >= (7, 0)


def _onednn_uses_it() -> bool:
    """oneDNN may be told to use fewer instructions than there are (ONEDNN_MAX_CPU_ISA)."""
    asked = getattr(torch.ops.mkldnn, "_is_mkldnn_bf16_supported", None)
    return asked is None or bool(asked())


def bfloat16_if_quick(device: torch.device) -> torch.autocast:
    """A context of mixed precision, which changes nothing where that would be slower."""
    return torch.autocast(device.type, torch.bfloat16, enabled=has_quick_bfloat16(device))
