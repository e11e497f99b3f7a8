"""The program's version. It has a module of its own so that no package imports `sean_editor` itself."""

__version__ = "0.1.0"
