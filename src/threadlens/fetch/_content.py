"""Pages out of bytes: unpacked, taken out of a web archive file, or refused as no text, always within a cap."""

import email
import email.policy
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from threadlens.records import Page, Problem

Read = Page | Problem

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MHTML = re.compile(rb"\A(?:[A-Za-z-]+: [^\n]*\n(?:[ \t][^\n]*\n)*)*?Content-Type: multipart/related", re.IGNORECASE)


class Readable(Protocol):
    """Anything that bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Caps:
    """How much is read before a file counts as too large, or as a bomb."""

    page_bytes: int = 512 * 2**20  # chat exports of a decade stay under it
    archive_bytes: int = 64 * 2**30


def read_capped(stream: Readable, cap: int) -> bytes | None:
    """All that a stream holds, or None where that is more than the cap."""
    parts, size = [], 0
    while chunk := stream.read(min(2**20, cap + 1 - size)):
        parts.append(chunk)
        size += len(chunk)
        if size > cap:
            return None
    return b"".join(parts)


def too_large(source: str, cap: int) -> Problem:
    """What is said of a file beyond the cap."""
    size = f"{cap / 2**20:,.0f} MB" if cap >= 2**20 else f"{cap:,} bytes"
    return Problem("fetch", source, "too_large", f"{source} is larger than {size}, unpacked: it was left out")


def pages_of_bytes(content: bytes, source: str, saved_at: datetime | None, caps: Caps) -> Iterator[Read]:
    """The page that a file's bytes are, unpacked where they are a .gz."""
    if content.startswith(b"\x1f\x8b"):
        unpacked = _unpack(content, source, caps)
        if isinstance(unpacked, Problem):
            yield unpacked
            return
        content = unpacked
    if not content.strip():
        yield Problem("fetch", source, "empty", f"{source} is empty")
    elif _MHTML.match(content[:8192].replace(b"\r\n", b"\n")):
        yield _web_archive(content, source, saved_at)
    elif b"\0" in content[:8192] and not content.startswith(_UTF16):
        yield Problem(
            "fetch", source, "not_text", f"{source} is not text: give a page, an export or an archive of them"
        )
    else:
        yield Page(content, source, fetched_at=saved_at)


def _unpack(content: bytes, source: str, caps: Caps) -> bytes | Problem:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content), mode="rb") as stream:
            unpacked = read_capped(stream, caps.page_bytes)
    except (OSError, EOFError, zlib.error) as error:
        return Problem("fetch", source, "unreadable", f"{source} is a damaged .gz file: {error}")
    return too_large(source, caps.page_bytes) if unpacked is None else unpacked


def _web_archive(content: bytes, source: str, saved_at: datetime | None) -> Read:
    """The page inside an .mhtml file as browsers save it."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            url = part["Content-Location"] or message["Snapshot-Content-Location"]
            body = part.get_payload(decode=True)
            charset = part.get_content_charset() or "utf-8"
            if isinstance(body, bytes) and body:
                return Page(body, source, str(url) if url else None, saved_at, part.get_content_type(), charset)
    return Problem("fetch", source, "unreadable", f"{source} is an .mhtml file without a page in it")
