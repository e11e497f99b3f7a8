"""The program's version. It has a module of its own so that no room imports the package's front door."""

__version__ = "0.1.0"
