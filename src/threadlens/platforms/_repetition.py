"""Words of a post that repeat an earlier post: quotes that lost their mark, and marked quotes with their source."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from threadlens.platforms._text_index import TextIndex, paragraphs, words
from threadlens.records import Passage, Post

_FOOTER = 3  # a paragraph that ends so many posts is a signature, not a quote
_OWN_ROLES = ("own", "list", "heading", "table", "code", "embed")


def mark_repetitions(posts: Sequence[Post], *, earlier: Sequence[Post] = ()) -> tuple[Post, ...]:
    """The posts with every repetition of an earlier post as a quote of it, and marked quotes tied to their source.

    `earlier` are posts before them that have been marked already.
    """
    index = TextIndex(_footers(posts))
    opening = _opening(earlier or posts)
    marked: list[Post] = list(earlier)
    for post in earlier:
        index.add(_own_text(post.passages), post.author)
    for post in posts:
        passages = tuple(p for passage in post.passages for p in _marked(passage, index, marked, opening))
        index.add(_own_text(passages), post.author)
        marked.append(replace(post, passages=passages))
    return tuple(marked[len(earlier) :])


def _own_text(passages: Sequence[Passage]) -> str:
    return "\n\n".join(p.text for p in passages if p.role != "signature" and p.repeats_post_id is None)


def _marked(passage: Passage, index: TextIndex, earlier: Sequence[Post], opening: str | None) -> Iterator[Passage]:
    if passage.repeats_post_id is not None or passage.role == "signature":
        yield passage
    elif passage.role == "quote":
        source = index.source(passage.text, passage.attributed_to)
        yield passage if source is None else _tied(passage, earlier[source])
    elif passage.role in _OWN_ROLES and not _is_opening(passage.text, opening):
        at = 0
        for stretch in index.repeated(passage.text):
            before = passage.text[at : stretch.start].strip()
            if before:
                yield replace(passage, text=before)
            source_post = earlier[stretch.post]
            yield replace(
                passage,
                role="quote",
                text=passage.text[stretch.start : stretch.end].strip(),
                attributed_to=source_post.author,
                quoted_post_id=source_post.post_id,
                repeats_post_id=source_post.post_id,
                depth=1,
                note=passage.note or f"repeats post {source_post.position} without a mark",
            )
            at = stretch.end
        rest = passage.text[at:].strip()
        if rest:
            yield replace(passage, text=rest) if at else passage
    else:
        yield passage


def _tied(quote: Passage, source: Post) -> Passage:
    return replace(
        quote,
        attributed_to=quote.attributed_to or source.author,
        quoted_post_id=quote.quoted_post_id or source.post_id,
        repeats_post_id=quote.quoted_post_id or source.post_id,
    )


def _footers(posts: Sequence[Post]) -> frozenset[tuple[str, ...]]:
    """Paragraphs that end several posts."""
    last = Counter(words(m[-1]) for post in posts if len(m := paragraphs(post.text)) > 1)
    return frozenset(footer for footer, n in last.items() if n >= _FOOTER)


def _opening(posts: Sequence[Post]) -> str | None:
    """The thread's title where the first post repeats it as a line of its own: later posts may carry it too."""
    first = posts[0].text.split("\n", 1)[0] if posts else ""
    return _normal(first) if first and len(first.split()) <= 15 and not first.rstrip().endswith(".") else None


def _is_opening(text: str, opening: str | None) -> bool:
    # Signs between the words do not count, but a text three times as long is another one for sure.
    return opening is not None and len(text) <= 3 * len(opening) + 50 and _normal(text) == opening


def _normal(text: str) -> str:
    return " ".join(words(text))
