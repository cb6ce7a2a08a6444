"""One answer of a server read to its end: unpacked here, so that a bomb or a cut is noticed."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import httpx2

from threadlens.errors import FetchError

_GZIP = 31  # zlib's word for a gzip frame
_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, headers and the unpacked body."""

    status: int
    headers: httpx2.Headers
    content: bytes = b""
    charset: str | None = None


class CutOffError(Exception):
    """A body ended before its end, or is no gzip after all: worth another try."""


def read_reply(response: httpx2.Response, *, max_bytes: int, is_late: Callable[[], bool]) -> Reply:
    """Reads a response within a cap and a deadline."""
    url = response.request.url
    size, parts = 0, []
    for chunk in _unpacked(response):
        size += len(chunk)
        if size > max_bytes:
            raise FetchError(
                f"{url}: the page is larger than {max_bytes / 2**20:g} MB, unpacked, and was not read further"
            )
        if is_late():
            raise CutOffError("the server sends too slowly")
        parts.append(chunk)
    return Reply(response.status_code, response.headers, b"".join(parts), response.charset_encoding)


def _unpacked(response: httpx2.Response) -> Iterator[bytes]:
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in {"", "identity", "none"}:
        yield from response.iter_raw(_CHUNK)
    elif encoding in {"gzip", "x-gzip"}:
        yield from _gunzipped(response.iter_raw(_CHUNK))
    else:
        raise FetchError(f"{response.request.url}: packed as {encoding}, which was not asked for")


def _gunzipped(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Unpacks in bounded pieces; httpx2's own decoder says nothing of a stream that lacks its end."""
    unpacker = zlib.decompressobj(_GZIP)
    is_begun = False
    try:
        for chunk in chunks:
            data = chunk
            while data:
                if unpacker.eof:  # a further member
                    unpacker = zlib.decompressobj(_GZIP)
                is_begun = True
                piece = unpacker.decompress(data, _CHUNK)
                data = unpacker.unconsumed_tail or unpacker.unused_data
                yield piece
    except zlib.error as error:
        raise CutOffError(f"the body is no sound gzip ({error})") from error
    if is_begun and not unpacker.eof:
        raise CutOffError("the body was cut off")
