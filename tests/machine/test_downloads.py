"""Downloads against a real server on this machine: resumed, refused, redirected, cut short, cancelled."""

from __future__ import annotations

import shutil
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from download_site import (
    CONTENT,
    Answer,
    Handler,
    Site,
    endless,
    other_part,
    other_size,
    ranges,
    short,
    status,
    to,
    web_page,
    whole,
    wrong,
)

from sean_editor.errors import UserError
from sean_editor.machine import http_file
from sean_editor.machine.downloads import DOWNLOADS, fetch


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("no_proxy", "*")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    server.RequestHandlerClass = type("SiteHandler", (Handler,), {"site": site})
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


def refused(site: Site, folder: Path, *paths: str) -> str:
    with pytest.raises(UserError) as caught:
        fetch(site.download(*paths), folder)
    assert not (folder / "net.pth").exists()
    message = str(caught.value)
    assert "net.pth" in message and "\n" not in message
    return message


def test_a_file_arrives_whole_and_only_once(site: Site, tmp_path: Path) -> None:
    site.answers["/net"] = ranges
    seen: list[float] = []
    folder = tmp_path / "new" / "folder"
    path = fetch(site.download("/net"), folder, seen.append)
    assert path == folder / "net.pth" and path.read_bytes() == CONTENT
    assert [p.name for p in folder.iterdir()] == ["net.pth"]
    assert seen == sorted(seen) and seen[0] == 0 and seen[-1] == 1
    assert fetch(site.download("/net"), folder) == path
    assert site.asked == [("/net", None)]


def test_a_damaged_file_is_replaced(site: Site, tmp_path: Path) -> None:
    site.answers["/net"] = ranges
    (tmp_path / "net.pth").write_bytes(b"damaged")
    assert fetch(site.download("/net"), tmp_path).read_bytes() == CONTENT


def test_it_goes_on_where_it_broke_off(site: Site, tmp_path: Path) -> None:
    site.answers["/net"] = short
    message = refused(site, tmp_path, "/net")
    assert "closed the connection" in message and "is kept" in message
    arrived = len(CONTENT) // 3
    assert (tmp_path / "net.pth.part").read_bytes() == CONTENT[:arrived]
    site.answers["/net"] = ranges
    seen: list[float] = []
    assert fetch(site.download("/net"), tmp_path, seen.append).read_bytes() == CONTENT
    assert site.asked[-1] == ("/net", f"bytes={arrived}-") and seen[0] == arrived / len(CONTENT)


def test_mirrors_complete_each_other(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/a": short, "/b": status(503), "/c": short, "/d": ranges}
    assert fetch(site.download("/a", "/b", "/c", "/d"), tmp_path).read_bytes() == CONTENT
    starts = [int(asked.strip("bytes=-")) if asked else 0 for _, asked in site.asked]
    assert starts[0] == 0 < starts[1] == starts[2] < starts[3]


def test_a_server_without_ranges_begins_again(site: Site, tmp_path: Path) -> None:
    site.answers["/net"] = whole
    (tmp_path / "net.pth.part").write_bytes(CONTENT[:400_000])
    assert fetch(site.download("/net"), tmp_path).read_bytes() == CONTENT
    assert site.asked == [("/net", "bytes=400000-")]


@pytest.mark.parametrize("left", [b"x" * 1000, b"x" * len(CONTENT), b"x" * (len(CONTENT) + 9)])
def test_a_bad_beginning_is_thrown_away(site: Site, tmp_path: Path, left: bytes) -> None:
    site.answers["/net"] = ranges
    (tmp_path / "net.pth.part").write_bytes(left)
    assert fetch(site.download("/net"), tmp_path).read_bytes() == CONTENT


def test_a_complete_part_needs_no_network(site: Site, tmp_path: Path) -> None:
    (tmp_path / "net.pth.part").write_bytes(CONTENT)
    assert fetch(site.download("/net"), tmp_path).read_bytes() == CONTENT
    assert site.asked == []


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_redirects_are_followed_with_the_range(site: Site, tmp_path: Path, code: int) -> None:
    site.answers |= {"/net": to("/there", code), "/there": ranges}
    (tmp_path / "net.pth.part").write_bytes(CONTENT[:10])
    assert fetch(site.download("/net"), tmp_path).read_bytes() == CONTENT
    assert site.asked == [("/net", "bytes=10-"), ("/there", "bytes=10-")]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (wrong, "checksum"),
        (other_size, "5,000 bytes instead of 1,000,003"),
        (web_page, "web page"),
        (status(404), "(404)"),
        (status(407), "proxy"),
        (status(403), "403"),
        (status(500), "500"),
        (to("/net"), "answered 302"),
    ],
)
def test_what_is_not_the_file_is_refused(
    site: Site, tmp_path: Path, answer: Answer, said: str | None
) -> None:
    site.answers["/net"] = answer
    message = refused(site, tmp_path, "/net")
    assert said in message and site.url in message and "is kept" not in message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("answer", [web_page, status(404), status(416), other_part, other_size])
def test_a_refusal_costs_nothing_of_what_has_arrived(site: Site, tmp_path: Path, answer: Answer) -> None:
    site.answers["/net"] = answer
    (tmp_path / "net.pth.part").write_bytes(CONTENT[:10_000])
    assert "is kept" in refused(site, tmp_path, "/net")
    assert (tmp_path / "net.pth.part").read_bytes() == CONTENT[:10_000]


def test_nothing_is_read_beyond_the_end(site: Site, tmp_path: Path) -> None:
    site.answers["/net"] = endless
    assert fetch(site.download("/net"), tmp_path).read_bytes() == CONTENT


def test_every_mirror_is_named(site: Site, tmp_path: Path) -> None:
    site.answers |= {"/a": status(404), "/b": web_page, "/c": wrong}
    message = refused(site, tmp_path, "/a", "/b", "/c")
    assert message.count("127.0.0.1 ") == 3


def test_cancelled_in_the_middle_and_taken_up_again(site: Site, tmp_path: Path) -> None:
    """The server sends a little and then waits for us: only a cancelled download lets it go on."""
    let_go = threading.Event()

    def slow(handler: Handler) -> None:
        handler.head(200, Content_Length=len(CONTENT))
        handler.wfile.write(CONTENT[:70_000])
        handler.wfile.flush()
        let_go.wait(30)

    site.answers["/net"] = slow
    seen: list[float] = []
    with pytest.raises(CancelledError):
        fetch(site.download("/net"), tmp_path, seen.append, cancelled=lambda: len(seen) > 1)
    let_go.set()
    kept = (tmp_path / "net.pth.part").read_bytes()
    assert 0 < len(kept) <= 70_000 and CONTENT.startswith(kept)
    site.answers["/net"] = ranges
    assert fetch(site.download("/net"), tmp_path).read_bytes() == CONTENT
    assert site.asked[-1][1] == f"bytes={len(kept)}-"


def test_cancelled_before_it_began(site: Site, tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        fetch(site.download("/net"), tmp_path, cancelled=lambda: True)
    assert site.asked == []


def test_a_server_that_falls_silent_is_given_up(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_file, "TIMEOUT", 0.2)
    let_go = threading.Event()

    def silent(handler: Handler) -> None:
        handler.head(200, Content_Length=len(CONTENT))
        handler.wfile.write(CONTENT[:1000])
        handler.wfile.flush()
        let_go.wait(30)

    site.answers |= {"/silent": silent, "/mute": lambda handler: let_go.wait(30) and None}
    message = refused(site, tmp_path, "/silent", "/mute")
    let_go.set()
    assert message.count("did not answer in time") == 2


def test_no_network(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{unused.getsockname()[1]}/net"
        download = replace(site.download(), urls=(closed,))
        with pytest.raises(UserError, match="cannot be reached"):
            fetch(download, tmp_path)

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    download = replace(site.download(), urls=("http://weights.example/net",))
    with pytest.raises(UserError, match=r"weights\.example cannot be found"):
        fetch(download, tmp_path)


def test_a_proxy_that_answers_itself(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("no_proxy")
    monkeypatch.setenv("http_proxy", site.url)
    site.answers["http://weights.example/net"] = web_page
    download = replace(site.download(), urls=("http://weights.example/net",))
    with pytest.raises(UserError, match=r"weights\.example sent a web page"):
        fetch(download, tmp_path)


def test_too_little_room_is_said_before_anything_is_asked(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=999_000))
    with pytest.raises(UserError, match=r"only 1 MB are free"):
        fetch(site.download("/net"), tmp_path)
    assert site.asked == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_disk_that_fills_up(site: Site, tmp_path: Path) -> None:
    site.answers["/net"] = ranges
    (tmp_path / "net.pth.part").symlink_to("/dev/full")
    assert "No space left on device" in refused(site, tmp_path, "/net")


def test_a_folder_that_cannot_be(site: Site, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="could not be stored"):
        fetch(site.download("/net"), tmp_path / "file")


@pytest.mark.parametrize("name", DOWNLOADS)
def test_the_registry_is_complete(name: str) -> None:
    download = DOWNLOADS[name]
    assert len(download.sha256) == 64 and set(download.sha256) <= set("0123456789abcdef")
    assert all(url.startswith("https://") for url in download.urls) and download.urls[0].endswith(
        download.file
    )
    assert "non-commercial" in download.note
    stem, _, prefix = Path(download.file).stem.rpartition("-")
    if stem:  # publishers who name a file after its digest
        assert download.sha256.startswith(prefix)
