"""`python main.py apply LOOK PHOTO... -o OUT`: a look on photos, resumable, with a contact sheet."""

from __future__ import annotations

import argparse
import glob
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sean_editor.cli.batch import add_batch_options, batch_options, run_batch
from sean_editor.errors import UserError

if TYPE_CHECKING:
    from sean_editor.document.look import Look
    from sean_editor.engine.engine import Engine


def add_arguments(parser: argparse.ArgumentParser) -> None:
    look = "the name of a look that comes along or is in your library, a .seanlook file, or a project (.sean)"
    parser.add_argument("look", nargs="?", metavar="LOOK", help=look)
    photos = "photos, and folders of photos; subfolders are not searched"
    parser.add_argument("photos", nargs="*", metavar="PHOTO", help=photos)
    parser.add_argument("--list", action="store_true", help="list the looks, and what each changes")
    save = "write LOOK to this .seanlook file; of a project its styles, colours and retouching"
    parser.add_argument("--save", type=Path, metavar="FILE", help=save)
    strength = "how much of the look, above 0 to 1 (default: 1); the rest is each portrait's own"
    parser.add_argument("--strength", type=float, default=1.0, metavar="SHARE", help=strength)
    sheet = "write contact-sheet.jpg into OUT, too: each photo before and after"
    parser.add_argument("--contact-sheet", action="store_true", help=sheet)
    add_batch_options(parser, "photo", required=False)


def run(args: argparse.Namespace) -> int:
    if args.list:
        return _list()
    if args.look is None:
        raise UserError("Say which look: a file, or a name that `apply --list` has.")
    if args.save is not None:
        return _save(args)
    if not args.photos:
        raise UserError("Say which photos the look is put on: files or folders.")
    if args.output is None:
        raise UserError("Say where the results go, as -o FOLDER.")
    return _apply(args)


def _apply(args: argparse.Namespace) -> int:
    from sean_editor.batch import Batch, BatchEdit
    from sean_editor.batch.contact_sheet import write_contact_sheet
    from sean_editor.engine.engine import Engine

    engine = Engine(args.checkpoint, args.device)
    edit = BatchEdit.of_look(_look(args, engine), args.strength)
    options = batch_options(args, args.texture != "network")
    batch = Batch(engine, edit, _expanded(args.photos), args.output, options)
    if warning := batch.warning():
        print(warning, file=sys.stderr)
    status, outcomes = run_batch(batch)
    if args.contact_sheet:
        sheet = write_contact_sheet(batch.photos, outcomes, batch.output)
        print(f"saved {sheet}" if sheet else "There is nothing to show on a contact sheet.")
    return status


def _save(args: argparse.Namespace) -> int:
    from sean_editor.engine.engine import Engine
    from sean_editor.project_file import save_look
    from sean_editor.session.looks import with_preview

    engine = Engine(args.checkpoint, args.device)
    look = _look(args, engine)
    if look.preview is None:
        look = with_preview(engine, look)
    save_look(args.save, look)
    print(f"saved {args.save}")
    return 0


def _list() -> int:
    from sean_editor.session.looks import LookLibrary, shipped_looks
    from sean_editor.session.looks.library import look_key

    own = LookLibrary().load()
    for trouble in own.troubles:
        print(trouble, file=sys.stderr)
    looks = (*shipped_looks(), *own.looks)
    width = max((len(look_key(look.name)) for look in looks), default=0)
    for look in looks:
        print(f"{look_key(look.name):{width}}  {_changes(look)}")
    return 0


def _changes(look: Look) -> str:
    """The regions that a look changes, and light, in words."""
    from models.regions import CELEBAMASK_HQ

    light = [] if look.retouch.light.is_none else ["light"]
    return ", ".join([*(CELEBAMASK_HQ[region].name for region in look.regions), *light])


def _look(args: argparse.Namespace, engine: Engine) -> Look:
    from sean_editor.project_file import is_project, open_project
    from sean_editor.session.looks import find_look, look_of

    if not is_project(args.look):
        return find_look(args.look)
    project = open_project(args.look)
    if project.trouble:
        print(project.trouble, file=sys.stderr)
    return look_of(engine, project, args.save.stem if args.save is not None else Path(args.look).stem)


def _expanded(names: list[str]) -> list[str]:
    """The names with * and ? filled in, where the shell has not done so."""
    found = []
    for name in names:
        matching = sorted(glob.glob(name))  # noqa: PTH207 (a name may be absolute)
        found += [name] if Path(name).exists() else matching or [name]
    return found
