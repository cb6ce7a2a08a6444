"""Pages out of paths: a file, a folder, an archive or standard input, one after the other."""

import gzip
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from threadlens.errors import SourceError
from threadlens.fetch._archives import tar_members, warc_records, zip_members
from threadlens.fetch._content import Caps, Read, pages_of_bytes, read_capped, too_large
from threadlens.records import Problem

STDIN = "-"
_HEAD = 512  # enough for the mark of a tar, at 257
_SPOOLED = 16 * 2**20  # of standard input, before it goes to a temporary file
# What browsers and mirroring tools put beside a page; nobody's words are in them.
_ASSET = re.compile(
    r"\.(avif|bmp|css|eot|gif|ico|jpe?g|m?js|m4a|map|mov|mp3|mp4|og[gv]|opus|otf|pdf|png|svg|tgs|tiff?|ttf|vcf|wav|webm"
    r"|webmanifest|webp|woff2?)$",
    re.IGNORECASE,
)
LISTS_OF_PEOPLE = frozenset({"users.json", "org_users.json"})
_DIGITS = re.compile(r"(\d+)")


def is_url(source: str) -> bool:
    """Whether a source is to be had from the network."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*://", source, re.IGNORECASE))


def pages(source: str, *, caps: Caps | None = None, stdin: BinaryIO | None = None) -> Iterator[Read]:
    """Every page of a path, or of '-' for standard input; what cannot be read comes as a Problem in its place."""
    caps = caps or Caps()
    if source == STDIN:
        yield from _standard_input(stdin or sys.stdin.buffer, caps)
        return
    path = Path(source)
    if path.is_dir():
        for file in _files(path):
            yield from _file(file, caps)
    elif path.exists():
        yield from _file(path, caps)
    else:
        raise SourceError(f"{source}: there is no such file or folder")


def natural_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that puts page-2 before page-10."""
    parts = _DIGITS.split(name.casefold())
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts)


def reading_order(name: str) -> tuple[bool, tuple[tuple[int, int, str], ...]]:
    """A key that puts the list of an export's people before the messages, which name them by their ids."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return last not in LISTS_OF_PEOPLE, natural_order(name)


def is_asset(name: str) -> bool:
    """Whether a name is that of a picture, a style sheet, a script or a hidden file beside pages."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return last.startswith(".") or bool(_ASSET.search(last))


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: reading_order(entry.name))
    except OSError as error:
        raise SourceError(f"{folder}: {error.strerror}") from error
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.is_dir():
            if not entry.name.startswith(".") and not _holds_assets(entry.name, names):
                yield from _files(Path(entry.path))
        elif entry.is_file() and not is_asset(entry.name):
            yield Path(entry.path)


def _holds_assets(name: str, siblings: set[str]) -> bool:
    """Whether a folder is what a browser saved beside a page: 'Thread_files' beside 'Thread.html'."""
    stem, mark, _ = name.rpartition("_files")
    return bool(mark) and any(f"{stem}{end}" in siblings for end in (".html", ".htm", ".xhtml"))


def _file(path: Path, caps: Caps) -> Iterator[Read]:
    try:
        with path.open("rb") as stream:
            saved_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            yield from _stream(stream, str(path), saved_at, caps)
    except OSError as error:
        yield Problem("fetch", str(path), "unreadable", f"{path} cannot be read: {error.strerror or error}")


def _standard_input(stdin: BinaryIO, caps: Caps) -> Iterator[Read]:
    with tempfile.SpooledTemporaryFile(max_size=_SPOOLED) as spool:
        size = 0
        while chunk := stdin.read(2**20):
            size += len(chunk)
            if size > caps.archive_bytes:
                yield too_large(STDIN, caps.archive_bytes)
                return
            spool.write(chunk)
        spool.seek(0)
        yield from _stream(spool, STDIN, datetime.now(UTC), caps)  # type: ignore[arg-type]  # typeshed: no BinaryIO


def _stream(stream: BinaryIO, source: str, saved_at: datetime, caps: Caps) -> Iterator[Read]:
    head = _head(stream)
    if head.startswith(b"PK\x03\x04"):
        yield from zip_members(stream, source, caps, order=reading_order, skip=is_asset)
    elif head.startswith(b"WARC/") or _unpacked_head(stream, head).startswith(b"WARC/"):
        yield from warc_records(stream, source, caps)
    elif _is_tar(_unpacked_head(stream, head)) or head.startswith((b"BZh", b"\xfd7zXZ\x00")):
        yield from tar_members(stream, source, caps, skip=is_asset)
    else:
        content = read_capped(stream, caps.page_bytes)
        if content is None:
            yield too_large(source, caps.page_bytes)
        else:
            yield from pages_of_bytes(content, source, saved_at, caps)


def _head(stream: BinaryIO) -> bytes:
    head = stream.read(_HEAD)
    stream.seek(0)
    return head


def _unpacked_head(stream: BinaryIO, head: bytes) -> bytes:
    """The first bytes inside a .gz; those of the file itself where it is none."""
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        with gzip.GzipFile(fileobj=stream, mode="rb") as unpacked:
            return unpacked.read(_HEAD)
    except (OSError, EOFError):
        return b""
    finally:
        stream.seek(0)


def _is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"
