"""What a status means for whoever asked, and what to do about it."""

import httpx2

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TEXTUAL = ("text/", "application/json", "application/xhtml+xml", "application/xml", "application/ld+json")
_SAVE = "save the page in your browser and ingest the file"
_MEANINGS = {
    401: f"it wants a login (401): give your browser's cookies with --cookies, or {_SAVE}",
    403: f"it refuses programs or strangers (403): give your browser's cookies with --cookies, or {_SAVE}",
    404: "there is no such page (404): look whether the URL is right",
    410: "the page was removed (410)",
    429: "it was asked too often (429)",
    451: "it is withheld for legal reasons (451)",
}


def is_redirect(status: int, headers: httpx2.Headers) -> bool:
    """Whether an answer sends on to another URL."""
    return status in _REDIRECTS and "location" in headers


def is_challenge(headers: httpx2.Headers) -> bool:
    """Whether an answer is a gate that only a browser passes."""
    return headers.get("cf-mitigated") == "challenge"


def explain_status(status: int, headers: httpx2.Headers) -> str:
    """Why there is no page, and the way out."""
    if is_challenge(headers):
        return f"Cloudflare asks for a browser ({status}): {_SAVE}"
    if status in _MEANINGS:
        return _MEANINGS[status]
    if status >= 500:
        return f"the server has trouble ({status})"
    return f"the server answered {status}"


def is_text(media_type: str | None, content: bytes) -> bool:
    """Whether a body may be a page: by its type, and where that says little by its bytes."""
    if media_type is not None and media_type.startswith(_TEXTUAL):
        return True
    if media_type not in {None, "application/octet-stream"} and not str(media_type).endswith("+json"):
        return False
    return b"\0" not in content[:8192]
