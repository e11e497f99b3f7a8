"""The CelebA-HQ model: unpacked, checked by its structure, converted; and what is not that model."""

from __future__ import annotations

import functools
import hashlib
import io
import shutil
import tarfile
import zipfile
from concurrent.futures import CancelledError
from pathlib import Path

import pytest
import torch
from public_site import SMALL, filled, packed, public_site, serve, small_model, weights
from quick_cases import first_quick

from models.blank import blank
from models.sean import SEANConfig, SEANGenerator, load_generator
from models.weights_file import read_metadata
from sean_editor import checkpoints
from sean_editor.errors import UserError
from sean_editor.machine import archive, celebahq
from sean_editor.machine.archive import WrongFileError, unpack
from sean_editor.machine.celebahq import CELEBAHQ, MIRROR, PublicModel, download, install, install_download

MEMBER = "CelebA-HQ_pretrained/latest_net_G.pth"


@pytest.fixture(scope="module")
def pth() -> bytes:
    return weights()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "checkpoints" / "celebahq-256.safetensors"


@pytest.fixture
def model() -> PublicModel:
    return small_model("http://127.0.0.1:1/")


def saved(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def zipped(content: bytes, name: str = MEMBER) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr("CelebA-HQ_pretrained/opt.txt", "options")
        made.writestr(name, content)
    return file.getvalue()


def newer(config: SEANConfig = SMALL) -> bytes:
    """A `.pth` of newer PyTorch, which is a zip itself."""
    file = io.BytesIO()
    torch.save(filled(config), file)
    return file.getvalue()


def assert_installed(target: Path, pth: bytes) -> None:
    """The authors' values to the bit, with what the file says about itself; nothing left over."""
    expected, found = filled(), load_generator(target)
    assert found.config == SMALL
    state = found.state_dict()  # once: it goes through a thousand modules
    assert all(torch.equal(state[key], expected[key]) for key in expected)
    told = read_metadata(target)
    assert told["licence"] == "CC BY-NC-SA 4.0" and told["source"] == "https://github.com/ZPdesu/SEAN"
    assert told["sha256 of latest_net_G.pth"] == hashlib.sha256(pth).hexdigest()
    assert [path.name for path in target.parent.iterdir()] == [target.name]


@pytest.mark.parametrize("kind", first_quick(["pth", "w:gz", "zip", "newer pth", "w", "w:bz2", "w:xz"], 3))
def test_every_form_of_the_file_is_taken(
    kind: str, pth: bytes, model: PublicModel, target: Path, tmp_path: Path
) -> None:
    forms = {"pth": lambda: pth, "newer pth": newer, "zip": lambda: zipped(pth)}
    content = forms[kind]() if kind in forms else packed(pth, mode=kind)
    source = saved(tmp_path / "from the browser (1)", content)  # no name says what it is
    steps: list[str] = []
    install(model, source, target, steps.append)
    assert_installed(target, newer() if kind == "newer pth" else pth)
    assert source.read_bytes() == content
    assert steps == ["Unpacking…"] * ("pth" not in kind) + ["Checking…", "Converting…"]


def _with(config: SEANConfig, **changes: torch.Tensor | None) -> bytes:
    state: dict[str, torch.Tensor | None] = {**filled(config)}
    state.update({key.replace("__", "."): value for key, value in changes.items()})
    file = io.BytesIO()
    torch.save({key: value for key, value in state.items() if value is not None}, file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    first_quick(
        [
            (lambda: weights(SEANConfig.paper(base_width=2, mask_hidden=4, style_rank=2)), "another network"),
            (
                lambda: weights(SEANConfig.compact(base_width=1, mask_hidden=4, style_rank=2)),
                "another network",
            ),
            (lambda: _with(SMALL, fc__bias=None), "first: fc.bias"),
            (lambda: _with(SMALL, extra=torch.zeros(1)), "first: extra"),
            (lambda: _with(SMALL, fc__bias=torch.zeros(7)), "first: fc.bias"),
            (lambda: _with(SMALL, fc__bias=torch.zeros(16, dtype=torch.int64)), "first: fc.bias"),
            (lambda: _with(SMALL, fc__bias=torch.full((16,), torch.nan)), "not finite"),
            (lambda: b"<html>Quota exceeded", "cannot be read as weights"),
            (lambda: b"", "cannot be read as weights"),
            (lambda: packed(b"no weights"), "cannot be read as weights"),
            (lambda: packed(b"x", "CelebA-HQ_pretrained/latest_net_D.pth"), "no latest_net_G.pth in"),
            (lambda: packed(weights())[:-4000], "damaged or incomplete"),
            (lambda: packed(weights())[:300], "damaged or incomplete"),
            (lambda: zipped(weights())[: -(1 << 10)], "cannot be read as weights"),
            (
                lambda: zipped(weights(), "Netz/ä").replace("ä".encode(), b"\xcb\x00"),
                "cannot be read as weights",
            ),
            (lambda: b"\x1f\x8b" + bytes(1000), "damaged or incomplete"),
            (lambda: b"BZh9" + bytes(1000), "damaged or incomplete"),
            (lambda: b"\xfd7zXZ\x00" + bytes(1000), "damaged or incomplete"),
        ],
        5,
    ),
)
def test_what_is_not_the_model_is_refused(
    content, said: str, model: PublicModel, target: Path, tmp_path: Path
) -> None:
    target.parent.mkdir()
    target.write_bytes(b"an older one")
    with pytest.raises(WrongFileError, match=said) as caught:
        install(model, saved(tmp_path / "file", content()), target)
    assert "\n" not in str(caught.value)
    assert target.read_bytes() == b"an older one" and [p.name for p in target.parent.iterdir()] == [
        target.name
    ]


def test_a_flipped_bit_is_found(pth: bytes, model: PublicModel, target: Path, tmp_path: Path) -> None:
    content = bytearray(packed(pth, mode="w:gz"))
    content[-6] ^= 1  # in the checksum at its end, as if one were wrong in the contents
    with pytest.raises(WrongFileError, match="damaged or incomplete"):
        install(model, saved(tmp_path / "net.tar.gz", bytes(content)), target)


# archives that mean harm


def tar_of(*members: tuple[tarfile.TarInfo, bytes], mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as tar:
        for info, data in members:
            info.size = info.size or len(data)
            tar.addfile(info, io.BytesIO(data))
    return file.getvalue()


@pytest.mark.parametrize("name", ["../../latest_net_G.pth", "/etc/latest_net_G.pth", "..\\latest_net_G.pth"])
@pytest.mark.parametrize("make", [packed, zipped])
def test_no_path_leads_out(make, name: str, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    unpack(saved(folder / "evil", make(b"content", name)), "latest_net_G.pth", folder / "out", 100)
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["evil", "out"]
    assert (folder / "out").read_bytes() == b"content"


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE])
def test_only_ordinary_files_count(kind: bytes, tmp_path: Path) -> None:
    info = tarfile.TarInfo(MEMBER)
    info.type, info.linkname = kind, "/etc/passwd"
    with pytest.raises(WrongFileError, match=r"no latest_net_G\.pth"):
        unpack(saved(tmp_path / "evil", tar_of((info, b""))), "latest_net_G.pth", tmp_path / "out", 100)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_a_bomb_before_the_file_is_stopped(
    mode: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    big = tarfile.TarInfo("zeros")
    content = tar_of((big, bytes(8_000_000)), (tarfile.TarInfo(MEMBER), b"content"), mode=mode)
    with pytest.raises(WrongFileError, match="unpacks to far more"):
        unpack(saved(tmp_path / "bomb", content), "latest_net_G.pth", tmp_path / "out", 1_000_000)
    unpack(tmp_path / "bomb", "latest_net_G.pth", tmp_path / "out", 2_100_000)
    assert (tmp_path / "out").read_bytes() == b"content"


@pytest.mark.parametrize("make", [packed, zipped])
def test_a_bomb_of_that_name_is_stopped(make, tmp_path: Path) -> None:
    with pytest.raises(WrongFileError, match="unpacks to far more"):
        unpack(
            saved(tmp_path / "bomb", make(bytes(1_000_001))), "latest_net_G.pth", tmp_path / "out", 1_000_000
        )
    assert not (tmp_path / "out").exists()


def test_a_name_of_megabytes_is_not_read(tmp_path: Path) -> None:
    """A long name is a member of its own, which is read into memory whole."""
    long = tarfile.TarInfo("n" * 3_000_000)
    content = tar_of((long, b""), (tarfile.TarInfo(MEMBER), b"content"), mode="w:gz")
    with pytest.raises(WrongFileError, match="unpacks to far more"):
        unpack(saved(tmp_path / "bomb", content), "latest_net_G.pth", tmp_path / "out", 1_000_000_000)


def test_members_without_end_are_not_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MEMBERS", 5)
    many = [(tarfile.TarInfo(f"{number}"), b"") for number in range(6)]
    content = tar_of(*many, (tarfile.TarInfo(MEMBER), b"content"))
    with pytest.raises(WrongFileError, match="unpacks to far more"):
        unpack(saved(tmp_path / "bomb", content), "latest_net_G.pth", tmp_path / "out", 1000)


# the disk, and changing one's mind


def test_too_little_room_is_said_and_nothing_is_lost(
    pth: bytes, model: PublicModel, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with public_site(packed(pth)) as site:
        model = small_model(site.url + "/net")
        download(model, target)
        usage = shutil.disk_usage(tmp_path)
        monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=model.weights))
        with pytest.raises(UserError, match="MB are free") as caught:
            install_download(model, target)
    assert not isinstance(caught.value, WrongFileError)
    assert celebahq.part_of(model, target).arrived == len(site.content)


@pytest.mark.parametrize("step", ["Unpacking…", "Checking…"])
def test_cancelled(step: str, pth: bytes, model: PublicModel, target: Path, tmp_path: Path) -> None:
    said: list[str] = []
    source = saved(tmp_path / "net.tar.gz", packed(pth))
    with pytest.raises(CancelledError):
        install(model, source, target, said.append, lambda: step in said)
    assert source.exists() and list(target.parent.iterdir()) == []


def test_no_such_file(model: PublicModel, target: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be read"):
        install(model, tmp_path / "gone.tar.gz", target)


# the whole way


def test_downloaded_in_two_parts_and_converted(pth: bytes, target: Path) -> None:
    with public_site(packed(pth)) as site:
        model = small_model(site.url + "/net")
        site.answer = functools.partial(serve, share=0.5)
        with pytest.raises(UserError, match="closed the connection"):
            download(model, target)
        site.answer = serve
        download(model, target)
        assert site.asked[-1][1] is not None
        install_download(model, target)
    assert_installed(target, pth)


@pytest.mark.parametrize("content", [lambda: packed(weights())[:-4000], lambda: packed(b"no weights")])
def test_a_download_that_cannot_be_used_goes(content, target: Path) -> None:
    """The second half of a wrong file does not make it right."""
    with public_site(content()) as site:
        model = small_model(site.url + "/net")
        download(model, target)
        with pytest.raises(WrongFileError, match="What was downloaded cannot be used"):
            install_download(model, target)
    assert list(target.parent.iterdir()) == []


def test_a_length_that_is_too_short_is_found_when_it_is_unpacked(pth: bytes, target: Path) -> None:
    with public_site(packed(pth)) as site:
        site.answer = functools.partial(serve, length=len(site.content) // 2)
        model = small_model(site.url + "/net")
        download(model, target)
        with pytest.raises(WrongFileError, match="damaged or incomplete"):
            install_download(model, target)
    assert list(target.parent.iterdir()) == []


def test_a_mirror_replaces_the_address(
    pth: bytes, model: PublicModel, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with public_site(packed(pth)) as site:
        monkeypatch.setenv(MIRROR, f"{site.url}/mirror {site.url}/another")
        download(model, target)
        assert site.asked == [("/mirror", None, None)]


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.com/net", "example.com/net", "https://"]
)
def test_a_mirror_has_to_be_an_address_of_the_web(
    url: str, model: PublicModel, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MIRROR, url)
    with pytest.raises(UserError, match=MIRROR):
        download(model, target)


def test_what_is_said_about_the_public_model_is_true() -> None:
    assert CELEBAHQ.config() == SEANConfig.paper()
    state = blank(lambda: SEANGenerator(CELEBAHQ.config())).state_dict()
    assert CELEBAHQ.weights == sum(t.numel() * t.element_size() for t in state.values())
    assert all(url.startswith("https://") for url in (*CELEBAHQ.urls, CELEBAHQ.page, CELEBAHQ.licence_page))


# its place


def test_its_place_is_where_it_is_or_where_it_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added, user = tmp_path / "program", tmp_path / "user"
    added.mkdir()
    monkeypatch.setattr(checkpoints, "ADDED_CHECKPOINTS", added)
    monkeypatch.setattr(checkpoints, "user_checkpoints", lambda: user)
    name = checkpoints.CELEBAHQ_FILE
    assert checkpoints.celebahq_checkpoint() == added / name
    monkeypatch.setattr("os.access", lambda path, mode: path != added)
    assert checkpoints.celebahq_checkpoint() == user / name
    (added / name).touch()
    assert checkpoints.celebahq_checkpoint() == added / name
    assert checkpoints.network_file("celebahq-256") == added / name
    assert checkpoints.network_name(added / name) == "celebahq-256"
    other = str(tmp_path / "mine.pth")
    assert checkpoints.network_name(Path(other)) == other and checkpoints.network_file(other) == Path(other)
