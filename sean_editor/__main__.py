"""`python -m sean_editor` is the command `sean-editor`, and what `python main.py` does in a checkout."""

from sean_editor.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
