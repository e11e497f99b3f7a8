"""Data sets: where pictures and label maps lie on disk. The one package of `models` that decodes files
(Pillow).
"""

from models.lab.datasets.dataset import Dataset
from models.lab.datasets.errors import DataError
from models.lab.datasets.kinds import kinds, open_dataset

__all__ = ["DataError", "Dataset", "kinds", "open_dataset"]
