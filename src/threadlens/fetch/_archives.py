"""Pages out of .zip, .tar and WARC files, member by member."""

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from threadlens.fetch._content import Caps, Read, pages_of_bytes, read_capped, too_large
from threadlens.records import Page, Problem

_DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile)
_TEXT_TYPES = ("text/html", "application/xhtml+xml", "application/json", "text/plain", "text/json")


def zip_members(
    stream: BinaryIO,
    source: str,
    caps: Caps,
    *,
    order: Callable[[str], tuple[bool, tuple[tuple[int, int, str], ...]]],
    skip: Callable[[str], bool],
) -> Iterator[Read]:
    """The pages of a .zip, in natural order of their names."""
    try:
        archive = zipfile.ZipFile(stream)
    except _DAMAGED as error:
        yield _damaged(source, error)
        return
    with archive:
        for member in sorted(archive.infolist(), key=lambda m: order(m.filename)):
            if member.is_dir() or _is_skipped(member.filename, skip):
                continue
            name = f"{source}!/{member.filename}"
            try:
                with archive.open(member) as opened:
                    content = read_capped(opened, caps.page_bytes)
            except (*_DAMAGED, RuntimeError, NotImplementedError) as error:  # RuntimeError: a password is wanted
                yield _damaged(name, error)
                continue
            yield from _member(content, name, _zip_time(member), caps)


def tar_members(stream: BinaryIO, source: str, caps: Caps, *, skip: Callable[[str], bool]) -> Iterator[Read]:
    """The pages of a .tar, packed or not, in the order in which they were put there."""
    try:
        with tarfile.open(fileobj=stream, mode="r:*") as archive:
            for member in archive:
                # tarfile remembers every member it has seen: an archive of a million pages would fill the memory.
                archive.members.clear()  # type: ignore[attr-defined]  # typeshed leaves it out
                if not member.isfile() or _is_skipped(member.name, skip):
                    continue
                opened = archive.extractfile(member)
                if opened is not None:
                    content = read_capped(opened, caps.page_bytes)
                    saved_at = datetime.fromtimestamp(member.mtime, UTC)
                    yield from _member(content, f"{source}!/{member.name}", saved_at, caps)
            if not _ends_well(archive):
                yield _damaged(source, EOFError("it ends in the middle of a member"))
    except _DAMAGED as error:
        yield _damaged(source, error)


def warc_records(stream: BinaryIO, source: str, caps: Caps) -> Iterator[Read]:
    """The pages of a WARC: what servers answered with status 200 and text."""
    kinds = WarcRecordType.response | WarcRecordType.resource
    try:
        for record in ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all"):
            page = _warc_page(record, source, caps)
            if page is not None:
                yield page
    except (*_DAMAGED, ValueError) as error:
        yield _damaged(source, error)


def _ends_well(archive: tarfile.TarFile) -> bool:
    """Whether a .tar ends with an empty block or at a block's end; tarfile takes a cut header for the end, silently."""
    if archive.fileobj is None:
        return True
    archive.fileobj.seek(archive.offset)
    rest = archive.fileobj.read(tarfile.BLOCKSIZE)
    return not rest or (len(rest) == tarfile.BLOCKSIZE and not rest.strip(b"\0"))


def _is_skipped(name: str, skip: Callable[[str], bool]) -> bool:
    return name.startswith("__MACOSX/") or skip(name)


def _member(content: bytes | None, name: str, saved_at: datetime | None, caps: Caps) -> Iterator[Read]:
    if content is None:
        yield too_large(name, caps.page_bytes)
    else:
        yield from pages_of_bytes(content, name, saved_at, caps)


def _zip_time(member: zipfile.ZipInfo) -> datetime | None:
    """When a member was last changed; a .zip keeps no zone, so UTC is as near as it gets."""
    try:
        return datetime(*member.date_time, tzinfo=UTC)
    except ValueError:
        return None


def _warc_page(record: WarcRecord, source: str, caps: Caps) -> Read | None:
    url = record.headers.get("WARC-Target-URI") or ""
    headers = record.http_headers if record.is_http else None
    if headers is not None and headers.status_code != 200:
        return None
    media_type = (record.http_content_type if headers is not None else record.headers.get("Content-Type")) or ""
    media_type = media_type.split(";")[0].strip().lower()
    if not url.startswith("http") or url.endswith("/robots.txt") or not media_type.startswith(_TEXT_TYPES):
        return None
    name = f"{source}!/{url}"
    content = read_capped(record.reader, caps.page_bytes)
    if content is None:
        return too_large(name, caps.page_bytes)
    if not content.strip():
        return None
    charset = record.http_charset if headers is not None else None
    return Page(content, name, url.strip("<>"), record.record_date, media_type, charset)


def _damaged(source: str, error: Exception) -> Problem:
    return Problem(
        "fetch", source, "unreadable", f"{source} cannot be read to its end: {error or type(error).__name__}"
    )
