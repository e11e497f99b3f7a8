"""Understanding a photo of a face: where it is, and which region each of its pixels belongs to."""

from models.parsing.checkpoint import load_parser, save_parser
from models.parsing.our_file import ParsingError
from models.parsing.parser import FaceParser

__all__ = ["FaceParser", "ParsingError", "load_parser", "save_parser"]
