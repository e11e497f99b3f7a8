"""A document to edit."""

from __future__ import annotations

import pytest
from document_samples import small_portrait

from sean_editor.document import Document


@pytest.fixture
def document() -> Document:
    """A new document of the small portrait."""
    return Document(small_portrait())
