"""Whether two URLs are of the same site, and what of a URL matters."""

import re
from urllib.parse import urldefrag, urlsplit

# Boards put them into links for visitors without cookies; they differ at every visit.
_SESSION = re.compile(r"(?<=[?&;])(?:sid|s|PHPSESSID)=[0-9a-z]{20,64}(?:[&;]|(?=#|$))", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}


def site_of(url: str) -> str:
    """Host without 'www.', and the port where it is not the usual one."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    port = parts.port
    return host if port is None or port == _PORTS.get(parts.scheme) else f"{host}:{port}"


def is_same_site(one: str, other: str) -> bool:
    """Whether both are http or https and of one host."""
    try:
        schemes = {urlsplit(one).scheme, urlsplit(other).scheme}
        return schemes <= _PORTS.keys() and site_of(one) == site_of(other)
    except ValueError:  # a port or an address that is none
        return False


def without_fragment(url: str) -> str:
    """A URL as it is asked for."""
    return urldefrag(url).url


def without_session(url: str) -> str:
    """A URL without the session that a board wrote into it."""
    cleaned = _SESSION.sub("", url)
    return url if cleaned == url else re.sub(r"[?&;](?=#|$)", "", cleaned)
