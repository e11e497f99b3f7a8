"""The findings of `python main.py doctor` on weights files, and on what photos take."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sean_editor.checkpoints import (
    ADDED_CHECKPOINTS,
    CHECKPOINTS,
    DEFAULT_CHECKPOINT,
    ENLARGER,
    FACE_LOCATOR,
    FACE_PARSER,
    METRIC_PARSER,
    PUBLIC_FACE_PARSER,
    TEXTURE_AUTOENCODER,
    WIDE_CHECKPOINT,
    is_there,
)
from sean_editor.locations import RESTORE
from sean_editor.machine.downloads import DOWNLOADS
from sean_editor.machine.finding import Finding


def checkpoints() -> Iterator[Finding]:
    """The weights files in checkpoints/ with size and kind."""
    if not (CHECKPOINTS / DEFAULT_CHECKPOINT.name).is_file():
        text = f"{DEFAULT_CHECKPOINT.name} is not in checkpoints/. Get it back with: {RESTORE}"
        yield Finding("Checkpoint", text, needed=True)
    for path in sorted({*_files_in(CHECKPOINTS), *_files_in(ADDED_CHECKPOINTS)}):
        if path.suffix in (".safetensors", ".pth"):
            yield _checkpoint(path)


def _files_in(folder: Path) -> list[Path]:
    try:
        return list(folder.glob("*"))
    except OSError:  # it may not be searched
        return []


def _checkpoint(path: Path) -> Finding:
    size = f"{path.name}, {path.stat().st_size / 1e6:.1f} MB"
    if path.name in (FACE_PARSER.name, METRIC_PARSER.name, PUBLIC_FACE_PARSER.name):
        return _face_parser(path, size)
    if path.name == FACE_LOCATOR.name:
        return _face_locator(path, size)
    if path.name == TEXTURE_AUTOENCODER.name:
        return _texture_autoencoder(path, size)
    if path.name == ENLARGER.name:
        return _enlarger(path, size)
    for download in DOWNLOADS.values():
        if path.name == download.file:
            return Finding("Checkpoint", f"{size}, {download.title}")
    try:
        from models.sean import CheckpointError, load_generator
    except (ImportError, OSError):
        return Finding("Checkpoint", f"{size}, kind unknown as long as torch cannot be imported")
    is_default = path.name == DEFAULT_CHECKPOINT.name
    try:
        generator = load_generator(path)
    except CheckpointError as error:
        return Finding("Checkpoint", f"{size}. {error}", needed=is_default)
    config, count = generator.config, sum(p.numel() for p in generator.parameters())
    wide = config.base_width > config.compact().base_width
    kind = "full-size" if config.style_rank is None else "wide" if wide else "compact"
    text = f"{size}, {kind} SEAN generator, {config.regions} regions, {count:,} parameters"
    chosen = {DEFAULT_CHECKPOINT.name: " (the default)", WIDE_CHECKPOINT.name: " (the default on CUDA)"}
    return Finding("Checkpoint", text + chosen.get(path.name, ""))


def _face_parser(path: Path, size: str) -> Finding:
    try:
        from models.parsing import ParsingError
        from models.parsing.checkpoint import load_networks
    except (ImportError, OSError):
        return Finding("Checkpoint", f"{size}, kind unknown as long as torch cannot be imported")
    try:
        parser, close_ups, _ = load_networks(path)
    except ParsingError as error:
        needed = path.name in (FACE_PARSER.name, METRIC_PARSER.name)
        return Finding("Checkpoint", f"{size}. {error}", needed=needed)
    networks = [parser] if close_ups is None else [parser, close_ups]
    count = sum(p.numel() for network in networks for p in network.parameters())
    kind = f"face parser {type(parser).__name__}{'' if close_ups is None else ' with close-ups'}"
    return Finding("Checkpoint", f"{size}, {kind}, {count:,} parameters")


def _face_locator(path: Path, size: str) -> Finding:
    try:
        from models.parsing import ParsingError
        from models.parsing.locator_file import load_face_models
    except (ImportError, OSError):
        return Finding("Checkpoint", f"{size}, kind unknown as long as torch cannot be imported")
    try:
        modules = load_face_models(path).modules().values()
    except ParsingError as error:
        return Finding("Checkpoint", f"{size}. {error}", needed=True)
    count = sum(p.numel() for module in modules for p in module.parameters())
    return Finding("Checkpoint", f"{size}, finds faces and their points, {count:,} parameters")


def _texture_autoencoder(path: Path, size: str) -> Finding:
    try:
        from models.autoencoder.checkpoint import AutoencoderError, load_autoencoder
    except (ImportError, OSError):
        return Finding("Checkpoint", f"{size}, kind unknown as long as torch cannot be imported")
    try:
        network = load_autoencoder(path)
    except AutoencoderError as error:
        return Finding("Checkpoint", f"{size}. {error}", needed=True)
    count = sum(p.numel() for p in network.parameters())
    return Finding("Checkpoint", f"{size}, copies the texture of photos, {count:,} parameters")


def _enlarger(path: Path, size: str) -> Finding:
    try:
        from models.enlarger.checkpoint import EnlargerError, load_enlarger
    except (ImportError, OSError):
        return Finding("Checkpoint", f"{size}, kind unknown as long as torch cannot be imported")
    try:
        network = load_enlarger(path)
    except EnlargerError as error:
        return Finding("Checkpoint", f"{size}. {error}", needed=True)
    count = sum(p.numel() for p in network.parameters())
    return Finding("Checkpoint", f"{size}, enlarges results, {count:,} parameters")


def photos() -> Finding:
    """The treatment of photos without a label map."""
    names = [FACE_LOCATOR.name, FACE_PARSER.name]
    if is_there(ADDED_CHECKPOINTS / PUBLIC_FACE_PARSER.name):
        names[1] = PUBLIC_FACE_PARSER.name
    folders = (CHECKPOINTS, ADDED_CHECKPOINTS)
    missing = [name for name in names if not any(is_there(folder / name) for folder in folders)]
    if missing:
        lacks = f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not in checkpoints/"
        return Finding("Photos", f"need a label map, as {lacks}. Get them back with: {RESTORE}")
    return Finding("Photos", f"faces are found by {names[0]} and labelled by {names[1]}")
