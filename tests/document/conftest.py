"""A document to edit."""

from __future__ import annotations

import pytest
from document_samples import small_portrait
from hypothesis import settings

from sean_editor.document import Document

settings.register_profile(
    "busy machine", deadline=None
)  # how long an example takes says nothing on shared cores
settings.load_profile("busy machine")


@pytest.fixture
def document() -> Document:
    """A new document of the small portrait."""
    return Document(small_portrait())
