#!/usr/bin/env bash
# torch.cpu.get_capabilities() names what the processor has; oneDNN, which computes, may have been told to use less.
#
# torch 2.13.0 (CPU), Python 3.11, Debian 12, a processor with AVX-512. Seen 2026-11-28:
#
#   as it is:                 avx512_bf16 True, oneDNN takes bfloat16 True, ATen AVX512
#   ONEDNN_MAX_CPU_ISA=AVX2:  avx512_bf16 True, oneDNN takes bfloat16 False, ATen AVX512
#   ATEN_CPU_CAPABILITY=avx2: avx512_bf16 True, oneDNN takes bfloat16 True, ATen AVX2
#
# A good engineer guesses that one question tells whether bfloat16 is quick on a CPU: the instructions are in the list,
# so convolutions use them. There are three lists. The first is the processor's and knows no limit; each of the two
# variables, which people set to play an older machine or to work around a fault, changes one of the other two. With
# oneDNN limited, a convolution in bfloat16 is emulated and takes longer than in float32, though the first list still
# has avx512_bf16. The one that decides is torch.ops.mkldnn._is_mkldnn_bf16_supported().
#
# Fails if this changes. On a processor without AVX-512 for bfloat16 there is nothing to see, and it says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check torch==2.13.0 numpy==2.2.6

cat > "$folder/look.py" <<'PYTHON'
import torch

has = bool(torch.cpu.get_capabilities().get("avx512_bf16"))
takes = bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
print(f"avx512_bf16 {has}, oneDNN takes bfloat16 {takes}, ATen {torch.backends.cpu.get_cpu_capability()}")
PYTHON
python=$folder/venv/bin/python
plain=$("$python" "$folder/look.py")
echo "as it is:                 $plain"
if [ "$plain" != "avx512_bf16 True, oneDNN takes bfloat16 True, ATen AVX512" ]; then
    echo "This processor has no AVX-512 for bfloat16: nothing to see."
    exit 0
fi
onednn=$(ONEDNN_MAX_CPU_ISA=AVX2 "$python" "$folder/look.py")
echo "ONEDNN_MAX_CPU_ISA=AVX2:  $onednn"
aten=$(ATEN_CPU_CAPABILITY=avx2 "$python" "$folder/look.py")
echo "ATEN_CPU_CAPABILITY=avx2: $aten"
[ "$onednn" = "avx512_bf16 True, oneDNN takes bfloat16 False, ATen AVX512" ]
[ "$aten" = "avx512_bf16 True, oneDNN takes bfloat16 True, ATen AVX2" ]
