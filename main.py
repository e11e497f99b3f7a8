"""SEAN Editor: `python main.py` opens the editor, `python main.py --help` lists all that it can do."""

from sean_editor.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
