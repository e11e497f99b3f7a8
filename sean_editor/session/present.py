"""The present state of a session, held fast, so that any thread may work on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from sean_editor.document import Fit, MadeStyle, Portrait, StyleAssignment, resolve
from sean_editor.document.pulled_portrait import pulled_portrait
from sean_editor.document.resolving import StyleMatrixLike, applied_regions
from sean_editor.export.composite import Edit
from sean_editor.retouch.even_light import evened
from sean_editor.session.textures import Face, TextureJob

if TYPE_CHECKING:
    from sean_editor.engine.engine import Engine
    from sean_editor.engine.style_bank import StyleMatrix


@dataclass(frozen=True, eq=False)
class Reference:
    """A portrait whose styles can be applied.

    matrix    None until it has been encoded; at first the codes of the encoder's first pass.
    refining  whether better codes are to come.
    kept      whether the program keeps it from one start to the next: a project need not hold it.
    lent      the codes that others get: without a shadow on the face; None: those of `matrix`.
    """

    id: str
    portrait: Portrait
    matrix: StyleMatrix | None = None
    refining: bool = False
    kept: bool = False
    lent: StyleMatrix | None = None


@dataclass(frozen=True, eq=False)
class Present:
    """An edit, the open portrait with its matrix and its `fit`, the references in use by id, codes [S, 512]
    for regions that the portrait lacks, and the made styles in use by id.
    """

    edit: Edit
    own: Reference
    fit: Fit | None
    references: Mapping[str, Reference]
    lacking: np.ndarray | None
    made: Mapping[str, MadeStyle] = field(default_factory=dict)

    @property
    def refining(self) -> bool:
        """Whether better codes are to come, of the portrait or of a reference in use."""
        return (self.own.refining and self.fit is None) or any(r.refining for r in self.references.values())

    def with_styles(self, styles: StyleAssignment) -> Present:
        """The same with other styles in use, of sources that it holds."""
        return replace(self, edit=replace(self.edit, styles=styles))

    def styles(self) -> np.ndarray:
        """The styles in force, [S, 512], with a fit [6, S, 512]."""
        assert self.own.matrix is not None
        own = self.own.matrix if self.fit is None else self.own.matrix._replace(codes=self.fit.codes)
        return resolve(self.edit.styles, own, self.sources(), self.lacking)

    def holds(self, sources: Iterable[str]) -> bool:
        """Whether there are codes of all these sources."""
        return self.sources().keys() >= frozenset(sources)

    def sources(self) -> dict[str, StyleMatrixLike]:
        """All that styles in use name, by id."""
        lent = {r.id: r.lent if r.lent is not None else r.matrix for r in self.references.values()}
        known = {name: matrix for name, matrix in lent.items() if matrix is not None}
        return {**known, **self.made}

    def job(self) -> TextureJob:
        """The edit as the texture pass takes it."""
        assert self.own.matrix is not None
        codes = self.own.matrix.codes if self.fit is None else self.fit.codes
        return TextureJob(
            self.edit,
            self.styles(),
            Face(pulled_portrait(self.own.portrait, self.edit.retouch.pulls), codes, self.fit),
            {
                r.id: Face(r.portrait, r.matrix.codes)
                for r in self.references.values()
                if r.matrix is not None
            },
            applied=frozenset(applied_regions(self.edit.styles, self.sources())),
        )

    def refined(self, engine: Engine) -> Present:
        """The same with the final codes. Slow where there are none yet: not for the window's thread."""

        def final(one: Reference) -> Reference:
            if not one.refining:
                return one
            matrix = engine.encode(one.portrait.image, one.portrait.labels)
            return replace(one, matrix=matrix, refining=False)

        def lent(one: Reference) -> Reference:
            final_one = final(one)
            assert final_one.matrix is not None
            return replace(final_one, lent=evened(engine, one.portrait, final_one.matrix))

        return replace(
            self, own=final(self.own), references={key: lent(one) for key, one in self.references.items()}
        )
