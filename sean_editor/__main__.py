"""Entry point of `python -m sean_editor`: the same as the command `sean-editor`."""

from sean_editor.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
