"""The Model menu: the network that paints, and the one that labels photos."""

from __future__ import annotations

from models.translation import marked
from sean_editor.gui.actions.spec import Menu, Spec

NETWORKS = {
    "compact_network": "compact-256",
    "wide_network": "wide-256",
    "celebahq_network": "celebahq-256",
}
"""The actions of networks that have a name, with that name; see `checkpoints.networks`."""

MENU = Menu(
    marked("&Model"),
    {
        "compact_network": Spec(marked("compact-256: ours, the fastest"), checkable=True),
        "wide_network": Spec(marked("wide-256: ours, a little sharper"), checkable=True),
        "celebahq_network": Spec(marked("celebahq-256: the authors', full size"), checkable=True),
        "other_network": Spec(marked("Another weights file"), checkable=True),
        "choose_network": Spec(marked("Choose a weights file…")),
        "get_celebahq": Spec(marked("Get the CelebA-HQ model…")),
        "face_parser": Spec(marked("Face parser…")),
    },
    (
        *NETWORKS,
        "other_network",
        None,
        "choose_network",
        "get_celebahq",
        None,
        "face_parser",
    ),
)
