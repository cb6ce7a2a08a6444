"""The frames of posts kept apart, and the name in one: damaged markup nests posts and runs fields together."""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from threadlens.platforms._select import Root, line, words

_LONGEST_NAME = 80
_UNSEEN = ("-comment", "script", "style", "title", "template", "noscript", "svg")


def apart(frames: list[LexborNode]) -> list[LexborNode]:
    """The frames with none inside another, so that no post is read with a field of the next."""
    ids = {frame.mem_id for frame in frames}
    nested = [index for index, frame in enumerate(frames) if _is_within(frame, ids)]
    kept = list(frames)
    for index in reversed(nested):
        frame = frames[index]
        copy = LexborHTMLParser(frame.html or "")
        inner = copy.body.first_child if copy.body is not None else None
        if inner is not None:
            kept[index] = inner
            frame.decompose()
    return kept


def named(root: Root | None, *selectors: str) -> LexborNode | None:
    """The first match that holds what can be a user's name."""
    for selector in selectors:
        node = root.css_first(selector) if root is not None else None
        if name_of(node) is not None:
            return node
    return None


def name_of(node: LexborNode | None) -> str | None:
    """The name in an element: its first words; badges, ranks and what an unclosed tag swallowed come after."""
    while node is not None:
        child = node.first_child
        while child is not None and (child.tag in _UNSEEN or words(child) is None):
            child = child.next
        if child is None or child.tag == "-text":
            name = words(child)
            return name if name and len(name) <= _LONGEST_NAME else None
        node = child
    return None


def own_words(node: LexborNode | None) -> str | None:
    """A name that stands bare in an element beside others: the text that is in none of them."""
    child = node.first_child if node is not None else None
    texts = []
    while child is not None:
        texts.append(child.text() if child.tag == "-text" else "")
        child = child.next
    name = line("".join(texts))
    return name if name and len(name) <= _LONGEST_NAME else None


def _is_within(node: LexborNode, ids: set[int]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.mem_id in ids:
            return True
        parent = parent.parent
    return False
