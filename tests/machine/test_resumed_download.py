"""A large file without a published digest, from a real server that breaks off, stalls, lies and changes."""

from __future__ import annotations

import functools
import json
import shutil
import threading
from concurrent.futures import CancelledError
from pathlib import Path

import numpy as np
import pytest
from public_site import Answer, PublicSite, page, public_site, serve, status

from sean_editor.errors import UserError
from sean_editor.machine import http_file
from sean_editor.machine.resumed_download import DownloadError, Part, fetch_resumed

CONTENT = np.random.default_rng(5).bytes(3_000_007)
OTHER = np.random.default_rng(6).bytes(3_000_007)
MOST = 4_000_000


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("no_proxy", "*")
    with public_site(CONTENT) as made:
        yield made


@pytest.fixture
def part(tmp_path: Path) -> Part:
    return Part(tmp_path / "models" / "net.tar.gz")


def fetch(site: PublicSite, part: Part, *urls: str, **options: object) -> bytes:
    return fetch_resumed(urls or (site.url + "/net",), part, MOST, **options).read_bytes()


def refused(site: PublicSite, part: Part, *urls: str) -> str:
    with pytest.raises(DownloadError) as caught:
        fetch(site, part, *urls)
    message = str(caught.value)
    assert "net.tar.gz" in message and "\n" not in message
    return message


def begun(site: PublicSite, part: Part, **how: object) -> int:
    """A download that broke off after a part; how many bytes that has."""
    site.answer = functools.partial(serve, share=0.4, **how)
    assert "closed the connection" in refused(site, part)
    site.answer, site.asked = serve, []
    assert CONTENT.startswith(part.path.read_bytes())
    return part.arrived


def test_it_arrives_whole_with_its_progress(site: PublicSite, part: Part) -> None:
    seen: list[tuple[int, int | None]] = []
    assert fetch(site, part, report=lambda *how: seen.append(how)) == CONTENT
    assert seen[0] == (0, len(CONTENT)) and seen[-1] == (len(CONTENT), len(CONTENT))
    assert seen == sorted(seen) and len(seen) >= 3
    assert site.asked == [("/net", None, None)]
    assert not list(part.path.parent.glob("*.lock"))


def test_it_goes_on_where_it_broke_off_at_the_next_start(
    site: PublicSite, part: Part, tmp_path: Path
) -> None:
    arrived = begun(site, part)
    again = Part(tmp_path / "models" / "net.tar.gz")  # what another start of the program knows
    assert (again.arrived, again.total) == (arrived, len(CONTENT)) and 0 < arrived < len(CONTENT)
    seen: list[int] = []
    assert fetch(site, again, report=lambda done, total: seen.append(done)) == CONTENT
    assert site.asked == [("/net", f"bytes={arrived}-", '"first"')] and seen[0] == arrived


def test_a_whole_part_needs_no_network(site: PublicSite, part: Part) -> None:
    fetch(site, part)
    site.asked = []
    assert fetch(site, part) == CONTENT and site.asked == []


def test_paused_and_resumed(site: PublicSite, part: Part) -> None:
    site.answer = functools.partial(serve, holds=True)
    seen: list[int] = []
    with pytest.raises(CancelledError):
        fetch(site, part, report=lambda done, _: seen.append(done), cancelled=lambda: len(seen) > 1)
    site.hold.set()
    site.answer, arrived = serve, part.arrived
    assert 0 < arrived < len(CONTENT)
    assert fetch(site, part) == CONTENT and site.asked[-1][1] == f"bytes={arrived}-"


@pytest.mark.parametrize("heeds", [True, False])
def test_a_file_that_has_changed_meanwhile_begins_again(site: PublicSite, part: Part, heeds: bool) -> None:
    """Whether the server heeds If-Range or not: never the beginning of one and the end of the other."""
    begun(site, part)
    site.content, site.etag = OTHER, '"second"'
    if not heeds:

        def answer(handler) -> None:
            del handler.headers["If-Range"]
            serve(handler)

        site.answer = answer
    assert fetch(site, part) == OTHER
    assert json.loads(part.path.with_name("net.tar.gz.part.json").read_text())["validator"] == '"second"'


def test_a_server_without_ranges_begins_again(site: PublicSite, part: Part) -> None:
    begun(site, part)
    site.answer = functools.partial(serve, ranges=False)
    assert fetch(site, part) == CONTENT and len(site.asked) == 1


def test_a_server_without_tags_is_asked_for_its_length(site: PublicSite, part: Part) -> None:
    begun(site, part, etag=False)
    site.content = OTHER[:-1]
    site.answer = functools.partial(serve, etag=False)
    assert fetch(site, part) == OTHER[:-1] and site.asked[0][2] is None


def test_a_weak_tag_vouches_for_nothing(site: PublicSite, part: Part) -> None:
    site.etag = 'W/"about"'
    begun(site, part)
    fetch(site, part)
    assert site.asked[0][2] is None


def test_the_date_serves_where_there_is_no_tag(site: PublicSite, part: Part) -> None:
    date = "Sat, 28 Nov 2026 10:00:00 GMT"
    begun(site, part, etag=False, Last_Modified=date)
    site.etag = date
    assert fetch(site, part) == CONTENT and site.asked[0][2] == date


@pytest.mark.parametrize("note", ["", "[]", '{"url": 1}', "{" * 9000, "x" * 20_000, None])
def test_a_part_of_which_nothing_is_known_is_not_continued(
    site: PublicSite, part: Part, note: str | None
) -> None:
    begun(site, part)
    path = part.path.with_name("net.tar.gz.part.json")
    path.unlink() if note is None else path.write_text(note)
    assert fetch(site, part) == CONTENT and site.asked == [("/net", None, None)]


def test_a_tag_cannot_add_headers(site: PublicSite, part: Part) -> None:
    begun(site, part)
    path = part.path.with_name("net.tar.gz.part.json")
    path.write_text(json.dumps({"url": site.url + "/net", "validator": "x\r\nEvil: 1", "total": None}))
    assert fetch(site, part) == CONTENT and site.asked == [("/net", None, None)]


def test_a_part_from_another_address_is_not_continued(site: PublicSite, part: Part) -> None:
    begun(site, part)
    assert fetch(site, part, site.url + "/mirror") == CONTENT
    assert site.asked == [("/mirror", None, None)]


def test_a_part_is_asked_for_where_it_came_from(site: PublicSite, part: Part) -> None:
    begun(site, part)
    assert fetch(site, part, site.url + "/mirror", site.url + "/net") == CONTENT
    assert [path for path, *_ in site.asked] == ["/net"]


def test_mirrors_are_tried_in_turn(site: PublicSite, part: Part) -> None:
    def answer(handler) -> None:
        (serve if handler.path == "/c" else status(503))(handler)

    site.answer = answer
    assert fetch(site, part, *(site.url + path for path in ("/a", "/b", "/c"))) == CONTENT
    assert "answered 503" in refused(site, Part(part.path.with_name("net.tar.gz")), site.url + "/a")


def test_a_length_that_is_too_long_never_makes_a_whole_file(site: PublicSite, part: Part) -> None:
    site.answer = functools.partial(serve, length=len(CONTENT) + 500)
    assert "closed the connection" in refused(site, part)
    assert part.arrived == len(CONTENT)
    site.answer, site.asked = serve, []  # the truth: there is nothing after the end
    assert fetch(site, part) == CONTENT and len(site.asked) == 1


def test_nothing_is_read_beyond_a_length_that_is_too_short(site: PublicSite, part: Part) -> None:
    """What then has arrived cannot be unpacked: see test_celebahq.py."""
    site.answer = functools.partial(serve, length=1_000_000)
    assert fetch(site, part) == CONTENT[:1_000_000]


def test_nothing_is_read_beyond_the_range_that_was_promised(site: PublicSite, part: Part) -> None:
    """Without a Content-Length only the range says where the file ends."""
    site.answer = functools.partial(serve, share=0.5)
    refused(site, part)

    def answer(handler) -> None:
        start, end = handler.start(), len(CONTENT)
        handler.head(206, Content_Range=f"bytes {start}-{end - 1}/{end}", ETag=site.etag)
        handler.send(CONTENT[start:] + OTHER)

    site.answer = answer
    assert 0 < part.arrived < len(CONTENT) and fetch(site, part) == CONTENT


def test_no_length_at_all(site: PublicSite, part: Part) -> None:
    def answer(handler) -> None:
        handler.head(200)
        handler.send(CONTENT)

    site.answer = answer
    seen: list[int | None] = []
    assert fetch(site, part, report=lambda done, total: seen.append(total)) == CONTENT
    assert set(seen) == {None}


def test_a_file_without_an_end_is_given_up(site: PublicSite, part: Part) -> None:
    def answer(handler) -> None:
        handler.head(200)
        handler.send(CONTENT + OTHER)

    site.answer = answer
    assert "more than 4,000,000 bytes" in refused(site, part) and part.arrived == 0


def test_a_file_that_is_too_large_is_not_begun(site: PublicSite, part: Part) -> None:
    site.content = CONTENT + OTHER
    assert "another file of that name" in refused(site, part) and part.arrived == 0


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (status(404), "no longer has the file (404)"),
        (status(403), "answered 403"),
        (status(503), "answered 503"),
        (status(403, b"<html>Quota exceeded", "text/html"), "quota is used up"),
        (page("Google Drive - Quota exceeded"), "quota is used up"),
        (page("Too many users have viewed or downloaded this file recently."), "quota is used up"),
        (page("Google Drive can't scan this file for viruses. Download anyway"), "asks for a confirmation"),
        (page("Sign in to this hotel"), "web page instead of the file"),
        (page("Sign in to this hotel", "application/octet-stream"), "web page instead of the file"),
        (lambda handler: handler.head(206, Content_Range="bytes 7-9/20", Content_Length=3), "another part"),
        (lambda handler: handler.head(302, Location="/net", Content_Length=0), "answered 302"),
        (lambda handler: handler.head(200, Content_Length=0), "closed the connection"),
    ],
)
def test_what_is_not_the_file_is_refused_in_words(
    site: PublicSite, part: Part, answer: Answer, said: str
) -> None:
    site.answer = answer
    message = refused(site, part)
    assert said in message and "127.0.0.1" in message and "is kept" not in message
    assert part.arrived == 0


@pytest.mark.parametrize("answer", [status(404), status(503), page("Quota exceeded")])
def test_a_refusal_costs_nothing_of_what_has_arrived(site: PublicSite, part: Part, answer: Answer) -> None:
    arrived = begun(site, part)
    site.answer = answer
    assert "is kept" in refused(site, part) and part.arrived == arrived
    site.answer = serve
    assert fetch(site, part) == CONTENT


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: PublicSite, part: Part, code: int) -> None:
    arrived = begun(site, part)

    def answer(handler) -> None:
        if handler.path == "/net":
            handler.head(code, Location="/there", Content_Length=0)
        else:
            serve(handler)

    site.answer = answer
    assert fetch(site, part) == CONTENT
    assert site.asked[-1] == ("/there", f"bytes={arrived}-", '"first"')


def test_a_server_that_falls_silent_is_given_up(
    site: PublicSite, part: Part, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_file, "TIMEOUT", 0.2)
    site.answer = functools.partial(serve, holds=True)
    message = refused(site, part)
    assert "did not answer in time" in message and "is kept" in message
    site.hold.set()
    site.answer = serve
    assert 0 < part.arrived < len(CONTENT) and fetch(site, part) == CONTENT


def test_too_little_room_costs_nothing(site: PublicSite, part: Part, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(part.path.parent.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=4_900_000))
    with pytest.raises(UserError, match="needs 5 MB, but only 5 MB are free"):
        fetch(site, part, room=2_000_000)
    assert part.arrived == 0
    assert fetch(site, part, room=1_000_000) == CONTENT


def test_two_editors_do_not_write_to_one_file(site: PublicSite, part: Part) -> None:
    site.answer = functools.partial(serve, holds=True)
    started, result = threading.Event(), []
    first = threading.Thread(target=lambda: result.append(fetch(site, part, report=lambda *_: started.set())))
    first.start()
    assert started.wait(120)
    with pytest.raises(UserError, match=r"Another SEAN Editor is downloading net\.tar\.gz"):
        fetch(site, Part(part.path.with_name("net.tar.gz")))
    site.hold.set()
    first.join()
    assert result == [CONTENT]


def test_a_folder_that_cannot_be(site: PublicSite, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="could not be stored"):
        fetch(site, Part(tmp_path / "file" / "net.tar.gz"))


def test_discarded(site: PublicSite, part: Part) -> None:
    begun(site, part)
    part.discard()
    assert list(part.path.parent.iterdir()) == [] and part.total is None
    assert fetch(site, part) == CONTENT and site.asked == [("/net", None, None)]
