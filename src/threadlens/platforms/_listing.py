"""Threads that a forum's or a search's page links to, by the shapes of the engines' addresses."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from threadlens.platforms._document import Document, host
from threadlens.records import Page

# What stands around the list: menus, side columns with threads of other forums, the way back up.
_AROUND = (
    "nav, header, footer, aside, .p-body-sidebar, .p-breadcrumbs, .p-footer, #sidebar, .sidebar, #footer, "
    ".breadcrumb, .breadcrumbs, .navbar, .block--category-boxes"
)
_NEXT = "a[rel~='next'][href], link[rel~='next'][href], a.pageNav-jump--next[href], .pagination .next a[href]"
_SLUG = r"[^/?#&]*"
# An address up to the thread's number and slug; what follows names a page, a post or a view of it.
_PATHS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"/threads?/(?:{_SLUG}\.)?\d+(?:/|(?=$|[?#&]))",  # XenForo
        rf"/threads?/\d+-{_SLUG}/?",  # vBulletin 4, WoltLab
        rf"/topic/\d+[-/]{_SLUG}/?",  # Invision, NodeBB
        rf"/t/{_SLUG}/\d+(?=$|[/?#])",  # Discourse
        rf"/d/\d+(?:-{_SLUG})?",  # Flarum
        rf"/discussion/\d+(?:/{_SLUG})?",  # Vanilla
        rf"/topics?/(?!tag|page|search|new){_SLUG}/(?=$|[?#]|page/)",  # bbPress
        rf"/ubbthreads\.php/topics/\d+(?:/{_SLUG})?",  # UBB.threads
        rf"/questions/\d+(?:/{_SLUG})?",  # Stack Exchange
        rf"/r/\w+/comments/\w+(?:/{_SLUG})?/?",  # Reddit
        r"/(?:thread|Thread)-[^/?#]+?(?=-(?:page|post|lastpost)\b|\.html|$|[?#])(?:\.html)?",  # MyBB
        r"/topic,\d+(?:\.\d+)?\.html",  # SMF
    )
)
# Scripts that name the thread in their query, with the parameter's name.
_QUERIES = (
    (re.compile(r"/(?:index\.php)?$"), re.compile(r"(?:^|[?&;])topic=(\d+)(?:\.\w+)?"), "topic={}.0"),  # SMF
    (re.compile(r"/viewtopic\.php$"), re.compile(r"(?:^|[&;])t=(\d+)"), "t={}"),  # phpBB
    (re.compile(r"/viewtopic\.php$"), re.compile(r"(?:^|[&;])id=(\d+)"), "id={}"),  # FluxBB
    (re.compile(r"/showthread\.php$"), re.compile(r"(?:^|[&;])(tid=\d+)"), "{}"),  # MyBB
    (re.compile(r"/showthread\.php$"), re.compile(r"(?:^|[&;])(threadid=\d+)"), "{}"),  # Something Awful
    (re.compile(r"/showthread\.php$"), re.compile(r"(?:^|[&;])(t=\d+)"), "{}"),  # vBulletin 3
    (re.compile(r"/showthread\.php$"), re.compile(r"^(\d+)"), "{}"),  # vBulletin 4
    (re.compile(r"/item$"), re.compile(r"(?:^|&)(id=\d+)"), "{}"),  # Hacker News
    # Addresses without rewriting keep the path in the query.
    (re.compile(r"/index\.php$"), re.compile(rf"^(/?(?:threads|topic|thread)/(?:{_SLUG}\.)?\d+[^/&]*/?)"), "{}"),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """The threads that a page links to, in its order, and where its list goes on."""

    threads: tuple[str, ...]
    next_url: str | None = None


def listing(page: Page) -> Listing:
    """What a page leads to on its own site."""
    document = Document(page)
    if not document.is_html:
        return Listing(())
    tree = document.tree
    onward = next((document.absolute(node.attributes.get("href")) for node in tree.css(_NEXT)), None)
    for node in tree.css(_AROUND):
        node.decompose()
    found: dict[str, None] = {}
    for node in tree.css("a[href]"):
        url = document.absolute(node.attributes.get("href"))
        thread = thread_address(url) if url and host(url) == document.site else None
        if thread is not None:
            found.setdefault(thread)
    return Listing(tuple(found), onward)


def thread_address(url: str) -> str | None:
    """The address of the thread that a URL leads into, without page, post and session; None where there is none."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    base = f"{parts.scheme}://{parts.netloc}"
    for script, parameter, shape in _QUERIES:
        found = parameter.search(parts.query) if script.search(parts.path) else None
        if found:
            return f"{base}{parts.path}?{shape.format(found[1])}"
    for pattern in _PATHS:
        found = pattern.search(parts.path)
        if found:
            return f"{base}{parts.path[: found.end()]}"
    return None
