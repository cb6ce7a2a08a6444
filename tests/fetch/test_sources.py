import gzip
import io
import os
import tarfile
import tracemalloc
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from threadlens.errors import SourceError
from threadlens.fetch._content import Caps
from threadlens.fetch.sources import is_url, natural_order, pages
from threadlens.records import Page, Problem

HTML = b"<!doctype html><title>t</title>"


def names(source: Path) -> list[str]:
    return [page.source.removeprefix(str(source)) for page in pages(str(source)) if isinstance(page, Page)]


def codes(source: Path, **caps: int) -> list[tuple[str, str]]:
    found = pages(str(source), caps=Caps(**caps))
    return [(p.item.removeprefix(str(source)), p.code) for p in found if isinstance(p, Problem)]


def write(path: Path, content: bytes = HTML) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("source", "expected"),
    [("https://a.example/t", True), ("HTTP://a.example", True), ("ftp://a", True), ("-", False), ("a/b.html", False)],
)
def test_what_comes_from_the_network_is_told_from_what_does_not(source: str, expected: bool) -> None:
    assert is_url(source) is expected


def test_a_file_is_a_page_saved_when_it_was_written(tmp_path: Path) -> None:
    path = write(tmp_path / "t.html")
    os.utime(path, (1_772_452_800, 1_772_452_800))
    assert list(pages(str(path))) == [Page(HTML, str(path), fetched_at=datetime(2026, 3, 2, 12, 0, tzinfo=UTC))]


def test_a_folder_comes_in_natural_order(tmp_path: Path) -> None:
    for name in ("page-10.html", "page-2.html", "Page-1.html", "b/page-1.html"):
        write(tmp_path / name)
    assert names(tmp_path) == ["/b/page-1.html", "/Page-1.html", "/page-2.html", "/page-10.html"]


def test_natural_order_compares_any_names() -> None:
    assert sorted(["a1", "1a", "a", "", "a01", "10", "9", "²"], key=natural_order) == [
        "", "1a", "9", "10", "a", "a01", "a1", "²"
    ]  # fmt: skip


def test_what_lies_beside_pages_is_passed_over(tmp_path: Path) -> None:
    for name in ("Thread.html", "Thread_files/style.css", "Thread_files/frame.html", ".git/x.html", "photo.JPG"):
        write(tmp_path / name)
    assert names(tmp_path) == ["/Thread.html"]
    assert codes(tmp_path) == []


def test_what_is_no_page_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "1.dat", b"\x7fELF\0\0")
    write(tmp_path / "2.html", b"  \n")
    write(tmp_path / "3.html")
    write(tmp_path / "4.gz", gzip.compress(HTML)[:-12])
    write(tmp_path / "5.zip", b"PK\x03\x04 and no more")
    assert names(tmp_path) == ["/3.html"]
    assert codes(tmp_path) == [
        ("/1.dat", "not_text"),
        ("/2.html", "empty"),
        ("/4.gz", "unreadable"),
        ("/5.zip", "unreadable"),
    ]


def test_utf_16_is_text(tmp_path: Path) -> None:
    assert names(write(tmp_path / "t.txt", "words".encode("utf-16"))) == [""]


def test_a_packed_page_is_unpacked(tmp_path: Path) -> None:
    path = write(tmp_path / "t.html.gz", gzip.compress(HTML))
    assert [p.content for p in pages(str(path)) if isinstance(p, Page)] == [HTML]


def test_a_bomb_stops_at_the_cap(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(10**7))
    write(tmp_path / "1.gz", bomb)
    with zipfile.ZipFile(tmp_path / "2.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.html", bytes(10**7))
    write(tmp_path / "3.html", b"x" * 2000)
    assert codes(tmp_path, page_bytes=1000) == [
        ("/1.gz", "too_large"),
        ("/2.zip!/bomb.html", "too_large"),
        ("/3.html", "too_large"),
    ]


def test_a_zip_comes_member_by_member(tmp_path: Path) -> None:
    path = tmp_path / "t.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("page-10.html", "page-2.html", "__MACOSX/._page-2.html", "media/a.png", "3.html.gz"):
            archive.writestr(name, gzip.compress(HTML) if name.endswith("gz") else HTML)
    assert names(path) == ["!/3.html.gz", "!/page-2.html", "!/page-10.html"]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_comes_member_by_member(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "t.tar"
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name in ("page-1.html", "page-2.html", "a.css"):
            member = tarfile.TarInfo(name)
            member.size = len(HTML)
            member.mtime = 1_772_452_800
            archive.addfile(member, io.BytesIO(HTML))
    assert names(path) == ["!/page-1.html", "!/page-2.html"]
    first = next(iter(pages(str(path))))
    assert isinstance(first, Page)
    assert first.fetched_at == datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def test_a_tar_that_ends_too_soon_gives_what_it_has(tmp_path: Path) -> None:
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w") as archive:
        for name in ("page-1.html", "page-2.html"):
            member = tarfile.TarInfo(name)
            member.size = len(HTML)
            archive.addfile(member, io.BytesIO(HTML))
    path = write(tmp_path / "t.tar", whole.getvalue()[:1100])
    assert names(path) == ["!/page-1.html"]
    assert codes(path) == [("", "unreadable")]


def record(url: str, status: str, media_type: str, body: bytes) -> bytes:
    packed = "Content-Encoding: gzip\r\n" if body.startswith(b"\x1f\x8b") else ""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{packed}Content-Length: {len(body)}\r\n\r\n"
    http = head.encode() + body
    return (
        (
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: 2026-03-02T12:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )


@pytest.mark.parametrize("is_packed", [True, False])
def test_a_warc_gives_its_pages_with_their_urls(tmp_path: Path, is_packed: bool) -> None:
    path = tmp_path / "t.warc"
    with path.open("wb") as file:
        for made in (
            record("https://forum.example/robots.txt", "200 OK", "text/plain", b"User-agent: *"),
            record("https://forum.example/t/1", "200 OK", "text/html; charset=windows-1252", HTML),
            record("https://forum.example/t/1?page=2", "200 OK", "text/html; charset=utf-8", gzip.compress(HTML)),
            record("https://forum.example/gone", "404 Not Found", "text/html", HTML),
            record("https://forum.example/a.png", "200 OK", "image/png", b"\x89PNG"),
        ):
            file.write(gzip.compress(made) if is_packed else made)
    found = list(pages(str(path)))
    at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    assert found == [
        Page(HTML, f"{path}!/{url}", url, at, "text/html", charset)
        for url, charset in (
            ("https://forum.example/t/1", "windows-1252"),
            ("https://forum.example/t/1?page=2", "utf-8"),
        )
    ]


def test_a_browsers_web_archive_gives_the_page_in_it(tmp_path: Path) -> None:
    path = write(
        tmp_path / "t.mhtml",
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://forum.example/t/1\r\nSubject: t\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n'
        b"----b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        b'Content-Location: https://forum.example/t/1\r\n\r\n<p class=3D"x">caf=C3=A9</p>\r\n----b--\r\n',
    )
    (page,) = pages(str(path))
    assert isinstance(page, Page)
    assert (page.content.strip(), page.url, page.charset) == (
        '<p class="x">café</p>'.encode(), "https://forum.example/t/1", "utf-8"
    )  # fmt: skip


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_standard_input_is_read_as_a_file_is(pack: type[bytes]) -> None:
    (page,) = pages("-", stdin=io.BytesIO(pack(HTML)))
    assert isinstance(page, Page)
    assert (page.content, page.source) == (HTML, "-")


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(SourceError, match=r"nowhere\.html: there is no such file or folder"):
        list(pages("nowhere.html"))


def test_a_folder_streams(tmp_path: Path) -> None:
    for number in range(200):
        write(tmp_path / f"page-{number}.html", HTML + bytes([65 + number % 26]) * 100_000)
    found = pages(str(tmp_path))
    next(found)
    tracemalloc.start()
    assert sum(1 for _ in found) == 199
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000  # of 20 MB in the folder
