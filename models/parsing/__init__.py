"""Understanding a photo of a face: where it is, and which region each of its pixels belongs to."""

from models.parsing.checkpoint import ParsingError, load_parser, save_parser
from models.parsing.parser import FaceParser

__all__ = ["FaceParser", "ParsingError", "load_parser", "save_parser"]
