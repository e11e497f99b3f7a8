"""Words for how the visible result was made: its size, and where its texture comes from."""

from __future__ import annotations

from models.regions import RegionSet
from models.translation import marked, tr, tr_marked
from sean_editor.session.result_picture import Shown
from sean_editor.texture.request import Lack, Means, RegionReport

MEANS = {
    Means.STRANDS: marked("strands from the photos"),
    Means.EXEMPLARS: marked("pieces of the photos"),
    Means.OWN: marked("own texture"),
    Means.NETWORK: marked("no texture"),
}
LACKS = {
    Lack.TOO_SMALL: marked("the reference is too small"),
    Lack.BLURRED: marked("the reference is too blurred"),
}


def stage_words(shown: Shown | None, awaited: bool, refining: bool, regions: RegionSet) -> tuple[str, str]:
    """A few words on the visible result, and a tool tip with a line for each region; "" for no result.

    `awaited` says whether texture is to come, where there is none yet, and `refining` whether the styles are
    those of the encoder's first pass.
    """
    if shown is None:
        return "", ""
    if not shown.edited and shown.retouched:
        return tr("{size} px · photo", size=shown.pixels.shape[0]), tr("The photo, retouched.")
    if not shown.edited:
        return tr("{size} px · photo", size=shown.pixels.shape[0]), tr("Nothing has been edited yet.")
    stage = shown.stage
    if stage is None and refining:
        return tr("{size} px · first pass…", size=shown.size), tr(
            "The picture of the encoder's first pass. The styles are being refined."
        )
    if stage is None:
        words = tr("{size} px · network", size=shown.size)
        tip = tr("The picture of the network. The texture of the photos follows.")
        if awaited:
            return f"{words}…", tip
        return words, tr("The picture of the network, without the texture of photos.")
    lack = next((report.lack for report in stage.result.reports if report.lack is not None), None)
    if lack is None:
        words = tr("{size} px · photo texture", size=shown.size)
    else:
        words = tr("{size} px · own texture: {lack}", size=shown.size, lack=tr_marked(LACKS[lack]))
    lines = [report_words(report, regions) for report in stage.result.reports]
    return (words if stage.last else f"{words}…"), "\n".join(lines)


def report_words(report: RegionReport, regions: RegionSet) -> str:
    """How one region got its texture, and why not as asked."""
    region, means = regions[report.region].title, tr_marked(MEANS[report.means])
    if report.lack is None:
        return tr("{region}: {means}", region=region, means=means)
    return tr("{region}: {means} ({lack})", region=region, means=means, lack=tr_marked(LACKS[report.lack]))
