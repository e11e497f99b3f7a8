"""Face locator and face parser: where a face is, and the region of each of its pixels."""

from models.parsing.checkpoint import load_parser, save_parser
from models.parsing.our_file import ParsingError
from models.parsing.parser import FaceParser

__all__ = ["FaceParser", "ParsingError", "load_parser", "save_parser"]
