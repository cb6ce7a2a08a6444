"""Where to ask for the comments that a listing of Reddit leaves out."""

from collections.abc import Iterable
from urllib.parse import parse_qs, urlsplit

from threadlens.platforms._document import Document
from threadlens.platforms._payload import Record, record, text

_AT_ONCE = 100  # what the site gives in one answer
_BRANCH = "branch-"  # before the comment whose answers stand on a page of their own


def onward(document: Document, name: str, items: Iterable[Record]) -> str | None:
    """The address of the next part; what comes after it travels in the fragment. None where no site is known."""
    parts = urlsplit(document.url or "")
    fragment = parts.fragment.removeprefix("left=") if parts.fragment.startswith("left=") else ""
    waiting = [*_left_out(items), *(entry for entry in fragment.split(",") if entry)]
    if not waiting or not parts.netloc or not name:
        return None
    base = f"{parts.scheme}://{parts.netloc}"
    if waiting[0].startswith(_BRANCH):
        address, asked = f"{base}/comments/{name.removeprefix('t3_')}/_/{waiting[0].removeprefix(_BRANCH)}.json", 1
    else:
        children = [entry for entry in waiting[:_AT_ONCE] if not entry.startswith(_BRANCH)]
        address = f"{base}/api/morechildren.json?api_type=json&raw_json=1&link_id={name}&children={','.join(children)}"
        waiting, asked = [entry for entry in waiting if entry not in set(children)], 0
    rest = ",".join(waiting[asked:])
    return f"{address}#left={rest}" if rest else address


def asked_name(document: Document) -> str | None:
    """The thread that a part was asked for."""
    return next(iter(parse_qs(urlsplit(document.url or "").query).get("link_id", [])), None)


def _left_out(items: Iterable[Record]) -> Iterable[str]:
    """Comments by their ids; deep answers, which a listing only links to, by the comment above them."""
    for item in items:
        data = record(item, "data")
        if item.get("kind") != "more":
            continue
        children = data.get("children")
        named = [str(child) for child in children] if isinstance(children, list) else []
        yield from named
        parent = text(data, "parent_id") or ""
        if not named and parent.startswith("t1_"):
            yield _BRANCH + parent.removeprefix("t1_")
