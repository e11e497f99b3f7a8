"""Ten edits of all kinds, each one step of a session's history."""

from __future__ import annotations

from collections.abc import Callable

from models.regions import CELEBAMASK_HQ
from sean_editor.document import Document, MadeStyle
from sean_editor.document.pose import Pose
from sean_editor.document.shapes import shape_of
from sean_editor.document.styles import Crossing, RegionStyle
from sean_editor.session.editor_session import EditorSession

SKIN, NOSE, BROW, HAIR, HAT, UPPER, LOWER = (
    CELEBAMASK_HQ.by_name(name).id for name in ("skin", "nose", "l_brow", "hair", "hat", "u_lip", "l_lip")
)
FACE_SKIN = [CELEBAMASK_HQ.by_name(name).id for name in ("skin", "nose", "l_ear", "r_ear", "neck")]
BLOCKS = 6


def ten_edits(session: EditorSession, first: str, second: str, made: MadeStyle) -> list[Callable[[], object]]:
    """The edits of the open portrait, with two references by their ids and a random style."""
    document = session.document
    assert document is not None
    session.made.add(made)

    def stroke() -> None:
        with document.edit("Brush"):
            for step in range(6):
                document.paint_segment((60 + 12 * step, 70), (72 + 12 * step, 74), 7.0, HAIR)

    def bend_a_brow() -> None:
        shape = shape_of(document.labels, [BROW])
        assert shape is not None
        document.transform(shape, Pose.of(shape.rect).moved(2.5, -3.25))

    def lips() -> None:
        crossing = Crossing(second, (1.0, 1.0, 0.0, 0.0, 0.5, 0.5))
        style = RegionStyle(first, 0.7, crossing)
        document.style_regions({UPPER: style, LOWER: style}, "Lips")

    return [
        stroke,
        lambda: session.apply_style(first, [HAIR]),
        lambda: document.set_mix(HAIR, 0.4),
        lambda: session.apply_style(second, FACE_SKIN),
        bend_a_brow,
        lips,
        lambda: document.fill_rectangle((90, 10), (160, 34), HAT),
        lambda: session.applying.made(made, [HAIR, SKIN]),
        lambda: document.grow_region(NOSE, 2.0),
        lambda: document.smooth_region(HAIR, 2.0),
    ]


def undo_all(document: Document) -> int:
    """Undo every step; how many there were."""
    steps = 0
    while document.history.can_undo:
        document.undo()
        steps += 1
    return steps
