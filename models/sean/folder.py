"""A generator as a folder, as model hubs keep them: weights, configuration, and a card."""

from __future__ import annotations

import json
from pathlib import Path

from models.atomic_write import write_atomically
from models.sean.checkpoint import load_generator, save_generator
from models.sean.generator import SEANGenerator

WEIGHTS, CONFIG, CARD = "model.safetensors", "config.json", "README.md"

_CARD = """---
library_name: sean-editor
pipeline_tag: image-to-image
tags: [sean, face-editing, semantic-image-synthesis]
---
# {name}

A SEAN generator (Zhu et al., CVPR 2020): {parameters:,} parameters, {regions} regions.

```python
from sean_editor import Engine

engine = Engine("{name}")
```

What it was trained on, and what it may be used for: fill in.
"""


def save_pretrained(generator: SEANGenerator, folder: str | Path, card: str | None = None) -> Path:
    """Write `model.safetensors`, `config.json` and the card `README.md` into a folder, which is made if need
    be. Without `card` there is one that says what the network is and leaves its data to be filled in; a card
    that is there already stays. Returns the folder.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    config = generator.config
    save_generator(generator, folder / WEIGHTS)
    write_atomically(folder / CONFIG, json.dumps({"model_type": "sean", **config.to_dict()}, indent=2) + "\n")
    if card is not None or not (folder / CARD).exists():
        parameters = sum(parameter.numel() for parameter in generator.parameters())
        about = {"name": folder.resolve().name, "parameters": parameters, "regions": config.regions}
        told = card if card is not None else _CARD.format(**about)
        write_atomically(folder / CARD, told)
    return folder


def from_pretrained(folder: str | Path) -> SEANGenerator:
    """The generator in a folder that `save_pretrained` wrote, in evaluation mode; its configuration is that
    in the weights file, and config.json repeats it for people. CheckpointError as of `load_generator`.
    """
    return load_generator(Path(folder) / WEIGHTS)
