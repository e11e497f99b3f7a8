"""Edits at random in the real window for as long as is asked for, and compares it with a model of itself.

    PYTHONPATH=.:tests:tests/gui/window python -m long_session --minutes 60 --seed 1

After every command the document, its history, its snapshots and the window are those of the model; every
fifty commands the picture is that of the network's plain forward. At the end the memory must not have grown
from one opening to the next, and Qt must have had nothing to say. The seed repeats the commands. The exit
status is 1 for any difference. With `--commands` it ends after so many on every machine.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path

MOST_GROWTH = 40.0
"""Megabytes that memory may grow by from the second to the last third."""
PICTURE_EVERY = 50
PATIENCE = 300.0
"""Seconds that anything may take on a busy machine."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--minutes", type=float, default=60.0)
    length.add_argument("--commands", type=int, help="as many instead, however long they take")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--checkpoint", type=Path, help="weights; a small random network otherwise")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        folders = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
        os.environ.update(dict.fromkeys(folders, home))
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        end = time.monotonic() + 60 * args.minutes

        def over(commands: int) -> bool:
            return time.monotonic() > end if args.commands is None else commands >= args.commands

        return run(over, args.seed, args.checkpoint, Path(home))


def run(over: Callable[[int], bool], seed: int, checkpoint: Path | None, home: Path) -> int:
    """Open the window in an empty `home`, and use it until it is `over` after so many commands."""
    from long_session.checks import Divergence, Watch, check_picture, compare
    from long_session.hand import Hand
    from sean_editor.engine.engine import Engine
    from sean_editor.gui.app import make_application
    from sean_editor.gui.background.bridge import Bridge
    from sean_editor.gui.commands import files
    from sean_editor.gui.main_window import MainWindow
    from sean_editor.gui.settings import Settings
    from sean_editor.gui.theme import theme
    from sean_editor.photo.portraits import shipped_portraits
    from sean_editor.session.editor_session import EditorSession

    app = make_application()
    theme().apply("dark")
    files.shipped_portraits = lambda: shipped_portraits()[:8]
    watch, did, start = Watch(), Counter[str](), time.monotonic()
    sys.excepthook = lambda kind, error, _: watch.complaints.append(f"{kind.__name__}: {error}")
    bridge, settings = Bridge(), Settings()
    settings.texture = False
    session = EditorSession(Engine(checkpoint or small_network(home), "cpu", home / "styles"), bridge.post)
    window = MainWindow(session, settings)

    def wait(condition: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        app.processEvents()
        while not condition():
            if time.monotonic() > end:
                raise Divergence("it does not come to rest")
            time.sleep(0.002)
            app.processEvents()

    window.show()
    window.start()
    wait(lambda: session.document is not None and session.reference_count == 8 and session.idle)
    hand = Hand(window, seed, home, wait)
    watch.begin(window)
    trouble, measured = "", 0
    try:
        while not over(did.total()) and not watch.complaints:
            hand.do()
            did[hand.doing] += 1
            wait(lambda: True)
            compare(window, hand.model)
            if did.total() % PICTURE_EVERY == 0:
                check_picture(hand)
            if hand.openings > measured:  # only then is there no history, here and in the model
                measured = hand.openings
                if not hand.model.snapshots:  # each holds a layout
                    watch.measure()
        hand.open_again()
        compare(window, hand.model)
    except AssertionError as error:
        said = str(error) or traceback.extract_tb(error.__traceback__)[-1].line
        trouble = f"command {did.total()}, {hand.doing}: {said}"
    if session.document is not None:
        session.document.mark_saved()
    window.close()
    bridge.close()
    app.processEvents()
    trouble = trouble or "; ".join(watch.complaints)
    if watch.growth > MOST_GROWTH:
        trouble += f"; memory grew by {watch.growth:.0f} MB"
    print(f"{did.total():,} commands in {(time.monotonic() - start) / 60:.1f} min, seed {seed}: {dict(did)}")
    print(f"memory {[round(one) for one in watch.memory[:: max(1, len(watch.memory) // 12)]]} MB")
    print(f"{watch.threads} threads; {trouble or 'no difference'}", flush=True)
    return int(bool(trouble))


def small_network(home: Path) -> Path:
    """Weights of a network that is quick, and in whose pictures every edit shows."""
    import torch

    from models.sean import SEANConfig, SEANGenerator
    from models.sean.checkpoint import save_generator

    torch.manual_seed(0)
    path = home / "small.safetensors"
    save_generator(SEANGenerator(SEANConfig.compact(base_width=4, mask_hidden=8, style_rank=16)), path)
    return path


if __name__ == "__main__":
    sys.exit(main())
