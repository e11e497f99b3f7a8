"""The protocol `texture`: fixed cases, repainted layouts, pictures opened once, a report with every case."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from models.regions import CELEBAMASK_HQ
from sean_editor.document import Portrait
from sean_editor.document.photo_origin import Alignment, Photo, PhotoOrigin
from sean_editor.engine.engine import Engine
from sean_editor.errors import UserError
from sean_editor.figures import NotApplicable
from sean_editor.figures.texture import faces as faces_module
from sean_editor.figures.texture.cases import GROUPS, TextureCase, chosen, read_cases
from sean_editor.figures.texture.faces import Faces
from sean_editor.figures.texture.gallery import SHOTS, gallery_of, write_pictures, write_texture_report
from sean_editor.figures.texture.measuring import CaseFigures, Measured, beyond, grown, measure
from sean_editor.figures.texture.pictures import make_pictures
from sean_editor.figures.texture.protocol import run_cases
from sean_editor.figures.texture.repainted import REPAINTED, edit_named
from sean_editor.figures.texture.report import Result, make_report
from sean_editor.photo import load_portrait, shipped_portraits
from sean_editor.photo.cut_out import cut_out
from sean_editor.texture.matte.hair import Matte
from sean_editor.texture.request import Lack, Means, RegionReport, Source, TextureRequest, TextureResult
from sean_editor.texture.smoothing import scaled
from sean_editor.texture.texture_pass import TexturePass

SIZE = 128
HAIR = TextureCase("hair-01", "hair", "amara", "elin", ("hair",))
LIPS = TextureCase("features-01", "features", "hugo", "elin", ("u_lip", "l_lip"))
LONG = TextureCase("layout-01", "layout", "hugo", "", ("hair",), "grow-hair")


class Keeping(TexturePass):
    """A pass that returns the photo, with the network's picture where a region is edited, to the pixel. It
    knows no matte.
    """

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[TextureRequest] = []

    def matte(self, source: Source) -> Matte | None:
        return None

    def render(self, request: TextureRequest, *_: object) -> TextureResult:
        self.requests.append(request)
        edited = np.isin(request.layout, list(request.regions)) | (request.layout != request.own.labels)
        shown = scaled(request.own.photo, request.size).copy()
        shown[grown(edited, request.size)] = scaled(request.picture, request.size)[
            grown(edited, request.size)
        ]
        return TextureResult(shown)


@pytest.fixture(scope="module")
def faces(engine: Engine) -> Faces:
    return Faces([shipped_portraits()[0].parent], engine)


def test_the_shipped_cases_are_what_the_figures_say() -> None:
    cases = read_cases()
    assert Counter(case.group for case in cases) == {
        "hair": 36, "skin": 10, "clothes": 5, "features": 4, "background": 2, "face": 3, "layout": 20
    }  # fmt: skip
    assert list(dict.fromkeys(case.group for case in cases)) == list(GROUPS)
    transfers = [case for case in cases if case.reference]
    assert len(transfers) == 60 and all(not case.edit for case in transfers)
    assert all(case.portrait != case.reference for case in transfers)
    asked = [(case.portrait, case.reference, case.edit, case.regions) for case in cases]
    assert len(set(asked)) == len(asked), "no case is there twice"
    assert all(case.edit in REPAINTED for case in cases if not case.reference)


@pytest.mark.parametrize(
    "row",
    [
        "hair-1,hair,amara,elin,fur,",
        "hair-1,fur,amara,elin,hair,",
        "hair-1,hair,amara,,hair,",
        "hair-1,hair,amara,elin,hair,grow-hair",
        "hair-1,hair,amara,elin,,",
        "hair-1,hair,amara",
        "",
        "hair-1,hair,amara,elin,hair,\nhair-1,hair,hugo,elin,hair,",
    ],
)
def test_a_list_that_is_none(tmp_path: Path, row: str) -> None:
    (tmp_path / "cases.csv").write_text(f"case,group,portrait,reference,regions,edit\n{row}\n")
    with pytest.raises(UserError, match=r"cases\.csv"):
        read_cases(tmp_path / "cases.csv")


def test_cases_by_pattern() -> None:
    assert [c.name for c in chosen([HAIR, LIPS, LONG], ["hair-*", "layout"])] == ["hair-01", "layout-01"]
    with pytest.raises(UserError, match="fur"):
        chosen([HAIR], ["fur"])


@pytest.mark.parametrize("name", ["raise-brows", "smile"])
def test_what_moves_stays_whole(shipped: dict[str, Portrait], name: str) -> None:
    edit, ids = edit_named(name), CELEBAMASK_HQ
    parts = ("l_brow", "r_brow") if name == "raise-brows" else ("u_lip", "l_lip")
    whole = 0
    for portrait in shipped.values():
        try:
            changed = edit.apply(portrait.labels)
        except NotApplicable:
            continue
        touched = portrait.labels[changed != portrait.labels]
        assert np.isin(touched, [ids.by_name(n).id for n in edit.takes]).all()
        assert np.isin(changed[changed != portrait.labels], [ids.by_name(n).id for n in edit.gives]).all()
        for part in parts:
            before, after = (np.argwhere(m == ids.by_name(part).id) for m in (portrait.labels, changed))
            if len(before) < 30:
                continue
            assert len(after) / len(before) < 1.5
            if len(after) < 0.8 * len(before):
                continue  # it went below the hair
            whole += 1
            if name == "raise-brows":
                assert after[:, 0].mean() < before[:, 0].mean() - 1
    assert whole > 6
    with pytest.raises(UserError, match="frown"):
        edit_named("frown")


def test_a_smile_goes_up_at_its_corners(shipped: dict[str, Portrait]) -> None:
    labels = shipped["elin"].labels
    lips = [CELEBAMASK_HQ.by_name(n).id for n in ("u_lip", "l_lip", "mouth")]
    before, after = (np.argwhere(np.isin(m, lips)) for m in (labels, edit_named("smile").apply(labels)))
    assert np.ptp(after[:, 1]) > np.ptp(before[:, 1])
    ends = [points[points[:, 1] <= points[:, 1].min() + 2, 0].mean() for points in (before, after)]
    assert ends[1] < ends[0]


def test_a_photo_is_opened_once(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its label map and its place in the photo are kept; another picture under the name is opened anew."""
    opened: list[Path] = []
    labelled = load_portrait(shipped_portraits()[0])

    def open_portrait(path: Path) -> Portrait:
        opened.append(path)
        return Portrait("ann", small, labelled.labels, path, origin)

    pixels = cv2.resize(labelled.image, (400, 400))
    Image.fromarray(pixels).save(tmp_path / "ann.png")
    origin = PhotoOrigin(Photo(pixels, "ann"), Alignment.whole_square(400, 400))
    small = cut_out(origin.photo, origin.alignment)
    monkeypatch.setattr(faces_module, "open_portrait", open_portrait)

    cached = [Faces([tmp_path], engine, tmp_path / "cache").source("ann") for _ in range(2)]
    assert len(opened) == 1
    assert cached[0].photo.shape == (400, 400, 3)
    for one, other in zip(*(vars(source).values() for source in cached), strict=True):
        assert np.array_equal(one, other)
    Image.fromarray(pixels[::-1]).save(tmp_path / "ann.png")
    Faces([tmp_path], engine, tmp_path / "cache").portrait("ann")
    assert len(opened) == 2


def test_a_picture_with_its_label_map_is_the_same_each_time(tmp_path: Path, engine: Engine) -> None:
    """Cut out of its photo it would be another by a level, with another id."""
    first, again = (
        Faces([shipped_portraits()[0].parent], engine, tmp_path / "cache").source("amara") for _ in range(2)
    )
    assert first.id == again.id and first.photo.shape == (512, 512, 3)


def test_a_transfer_asks_for_the_references_texture(engine: Engine, faces: Faces) -> None:
    texture = Keeping()
    made = make_pictures(LIPS, faces, engine, texture, SIZE)
    (request,) = texture.requests
    assert set(request.regions) == set(LIPS.ids)
    assert all(one.source is made.giver and one.mix == 1 for one in request.regions.values())
    assert np.array_equal(request.layout, request.own.labels) and request.keep_unedited
    codes, of = faces.matrix("hugo").codes.copy(), faces.matrix("elin").codes
    codes[LIPS.ids] = of[LIPS.ids]
    assert np.array_equal(request.picture, engine.render(request.layout, codes))
    assert made.photo.shape == made.reference.shape == made.network.shape == (SIZE, SIZE, 3)


def test_a_repainted_layout_keeps_its_own_texture(engine: Engine, faces: Faces) -> None:
    texture = Keeping()
    made = make_pictures(LONG, faces, engine, texture, SIZE)
    (request,) = texture.requests
    assert not request.regions and made.giver is request.own
    assert (request.layout != request.own.labels).any()


@pytest.mark.parametrize("case", [HAIR, LIPS, LONG])
def test_figures_of_a_pass_that_keeps_the_photo(engine: Engine, faces: Faces, case: TextureCase) -> None:
    """It changes nothing outside, and adds nothing to the network's picture inside."""
    figures = measure(make_pictures(case, faces, engine, Keeping(), SIZE), None)
    assert figures.outside == 0
    assert figures.result.colour == pytest.approx(figures.network.colour, abs=0.5)
    # lips are thin: the photo beside them counts too
    allowed = 1.0 if case is LIPS else 0.5
    assert figures.result.sharpness == pytest.approx(figures.network.sharpness, rel=allowed)
    assert np.isnan(figures.result.features)


def test_the_photo_itself_is_perfect(engine: Engine, faces: Faces) -> None:
    """A result that is the reference, with its regions, has its sharpness and no distance; and what it
    changed outside is noticed.
    """
    made = make_pictures(HAIR, faces, engine, Keeping(), SIZE)
    own = made.request.own
    request = TextureRequest(made.request.picture, made.giver.labels, own, made.request.regions, SIZE)
    perfect = replace(made, request=request, result=made.reference)
    figures = measure(perfect, lambda picture, inside: [picture[inside].astype(float)])
    assert figures.result.sharpness == pytest.approx(1)
    assert figures.result.texture == figures.result.colour == 0
    assert figures.result.features == pytest.approx(0, abs=1e-6)
    assert figures.network.features > 0.01
    spoilt = made.result.copy()
    far = np.argwhere(beyond(grown(np.isin(own.labels, HAIR.ids), SIZE), 10))
    spoilt[tuple(far[0])] ^= 1
    touched = replace(made, result=spoilt)
    assert measure(touched, None).outside == 1
    strand = np.zeros((SIZE, SIZE), np.float32)
    strand[tuple(far[0])] = 0.1
    assert measure(replace(touched, alpha=strand), None).outside == 0, "hair may change where its matte is"


def test_a_report_with_every_case(engine: Engine, faces: Faces, tmp_path: Path) -> None:
    missing = TextureCase("hair-02", "hair", "nobody", "elin", ("hair",))
    bald = TextureCase("layout-02", "layout", "amara", "", ("skin",), "remove-hat")
    left_out: list[str] = []
    results = []
    cases = [HAIR, missing, LIPS, LONG, bald]
    for result, pictures in run_cases(cases, faces, engine, Keeping(), SIZE, None, left_out.append):
        results.append(result)
        write_pictures(pictures, tmp_path)
    assert [result.case.name for result in results] == [HAIR.name, LIPS.name, LONG.name]
    assert "nobody" in left_out[0] and "remove-hat" in left_out[1]
    report = make_report(results, [("Size", "128")], left_out)
    written = write_texture_report(report, results, tmp_path)
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    for result in results:
        assert f'id="{result.case.name}"' in page
        for shot in SHOTS:
            assert f"pictures/{result.case.name}-{shot}.webp" in page
            with Image.open(tmp_path / "pictures" / f"{result.case.name}-{shot}.webp") as shown:
                assert shown.size == (SIZE, SIZE)
    assert "nobody" in page and "download mobilenet" in page
    assert {path.name for path in written} == {
        "index.html",
        "report.md",
        "report.json",
        "table.csv",
        "cases.csv",
    }
    rows = {row.title: row.cells for row in report.tables[0].rows}
    assert rows["Hair"]["cases"] == 1 and rows["All"]["cases"] == 3 and rows["All"]["outside"] == 0
    assert rows["All"]["colour"].value == pytest.approx(np.mean([r.figures.result.colour for r in results]))


def test_the_worst_comes_first(engine: Engine, faces: Faces) -> None:
    results = [r for r, _ in run_cases([HAIR, LIPS, LONG], faces, engine, Keeping(), SIZE)]
    page = gallery_of(results)
    shares = {r.case.name: r.record()["texture_share"] for r in results}
    order = sorted(shares, key=lambda name: page.index(f'id="{name}"'))
    assert [shares[name] for name in order] == sorted(shares.values(), reverse=True)


def test_no_case_at_all(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="amara"):
        list(run_cases([HAIR], Faces([tmp_path], engine), engine, Keeping(), SIZE))


def test_results_without_reports_say_no_means() -> None:
    figures = CaseFigures(Measured(1, 1, 1, 1), Measured(1, 1, 1, 1), 0)
    assert Result(HAIR, figures, (), 0.0).means == ""
    reports = (RegionReport(13, Means.STRANDS), RegionReport(1, Means.OWN, Lack.BLURRED))
    assert Result(HAIR, figures, reports, 0.0).means == "strands, own (blurred)"
