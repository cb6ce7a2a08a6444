"""What the seam makes of an engine's rows: ids that are unique everywhere, no post twice, nobody's address stored."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from threadlens.platforms._document import Document, host
from threadlens.platforms._privacy import name_without_address, without_addresses
from threadlens.records import Link, Passage, Post, Problem, ThreadPage

_LONGEST_NAME = 100


def settle(found: ThreadPage, document: Document) -> ThreadPage:
    """An engine's page with its ids prefixed by the site, its posts deduplicated and cleaned of addresses."""
    url = found.thread.url
    site = found.thread.site or host(found.thread.url) or document.site
    prefix = site or "file-" + _hash(found.thread.platform, found.thread.thread_id, found.thread.title or "")
    thread_id = found.thread.thread_id or _hash(found.thread.title or "", *_opening(found.posts))
    thread = replace(
        found.thread,
        thread_id=f"{prefix}/{thread_id}",
        site=site,
        title=without_addresses(found.thread.title) if found.thread.title else None,
        url=url if url and url.startswith("http") else document.url,
    )
    damage = _damage(document, bool(found.posts))
    cut = document.text.rstrip()[-_LONGEST_NAME:] if damage else ""
    posts = _unique(_settled(_without_half_a_name(post, cut), prefix, thread_id) for post in found.posts)
    return replace(found, thread=thread, posts=posts, problems=(*found.problems, *damage))


def _without_half_a_name(post: Post, cut: str) -> Post:
    """The post without its author where the page breaks off within the name."""
    return replace(post, author=None) if cut and post.author and cut.endswith(post.author) else post


def _settled(post: Post, prefix: str, thread_id: str) -> Post:
    post_id = post.post_id or _hash(thread_id, post.author or "", str(post.posted_at), post.text)
    passages = tuple(_clean(p, prefix) for p in post.passages if p.text.strip())
    reply_to = f"{prefix}/{post.reply_to_post_id}" if post.reply_to_post_id else _answered(passages)
    own_id = f"{prefix}/{post_id}"
    return replace(
        post,
        post_id=own_id,
        passages=passages,
        author=name_without_address(post.author),
        reply_to_post_id=None if reply_to == own_id else reply_to,
        links=tuple(_clean_links(post.links)),
    )


def _clean(passage: Passage, prefix: str) -> Passage:
    text = without_addresses(passage.text)
    names_others = passage.attributed_to or passage.quoted_post_id or passage.repeats_post_id
    if text == passage.text and not passage.cells and not names_others:
        return passage  # as most are
    return replace(
        passage,
        text=text,
        cells=tuple(tuple(without_addresses(cell) for cell in row) for row in passage.cells),
        attributed_to=name_without_address(passage.attributed_to),
        quoted_post_id=f"{prefix}/{passage.quoted_post_id}" if passage.quoted_post_id else None,
        repeats_post_id=f"{prefix}/{passage.repeats_post_id}" if passage.repeats_post_id else None,
    )


def _clean_links(links: Iterable[Link]) -> Iterable[Link]:
    for link in links:
        url = without_addresses(link.url)
        # An address that a person's own address is part of is not kept.
        if url == link.url:
            yield replace(link, text=without_addresses(link.text))


def _answered(passages: tuple[Passage, ...]) -> str | None:
    """The post whose quote opens this one: the reply button of forums works so."""
    for passage in passages:
        if passage.role != "quote":
            return None
        if passage.depth == 1:
            return passage.quoted_post_id
    return None


def _unique(posts: Iterable[Post]) -> tuple[Post, ...]:
    """Posts by id, the first of each, unless it is a stub and a later copy has the words."""
    kept: dict[str, Post] = {}
    for post in posts:
        known = kept.get(post.post_id)
        if known is None or (not known.passages and post.passages):
            kept[post.post_id] = post
    return tuple(kept.values())


def _opening(posts: tuple[Post, ...]) -> tuple[str, str]:
    return (posts[0].author or "", posts[0].text) if posts else ("", "")


def _damage(document: Document, has_posts: bool) -> tuple[Problem, ...]:
    """A page that opens and never closes was cut off on its way: its last post may be too."""
    text = document.text
    if not has_posts or not document.is_html or "<body" not in text or "</body" in text or "</html" in text:
        return ()
    message = (
        f"{document.page.source}: the page ends in the middle; its last post may be incomplete, and more may follow"
    )
    return (Problem("parse", document.page.source, "page_cut_off", message),)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
