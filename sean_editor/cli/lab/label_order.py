"""Are the labels of the data sets in the order of the regions? The shipped face parser compares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.lab.datasets.dataset import Dataset


def check_label_order(folders: Sequence[Dataset]) -> None:
    """DataError if a folder of pairs has the ids of face-parsing.PyTorch. Published data sets have their own
    ids, and are not compared.
    """
    from models.lab.datasets.order import check_order
    from models.lab.datasets.pairs import PairFolder
    from models.parsing.predictor import RegionPredictor
    from sean_editor.checkpoints import FACE_PARSER

    pairs = [folder for folder in folders if isinstance(folder, PairFolder)]
    if not pairs or not FACE_PARSER.is_file():
        return
    predictor = RegionPredictor.load(FACE_PARSER)
    for folder in pairs:
        check_order(folder, lambda image: predictor(image)[0])
