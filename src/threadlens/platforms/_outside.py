"""What stands in a post's frame outside of its words: where a theme has renamed a part, it is told by its shape."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from threadlens.platforms._dates import DateReader, Instant, from_iso
from threadlens.platforms._select import attribute, closest, first, line, words

# Where engines keep people: member.php?u=4, memberlist.php?mode=viewprofile&u=4, /members/kim.4/, action=profile;u=4.
_PROFILES = re.compile(
    r"(?:member(?:list)?|profile|user|userinfo|showuser)(?:\.php)?(?:[/?].*)?[?&;/=](?:u|uid|id|user|un|showuser)?=?\d|"
    r"mode=viewprofile|action=profile|(?:^|/)(?:members?|profiles?|users?|u)/[^/?#]+|showuser=\d|\buser-\d+",
    re.IGNORECASE,
)
# Lists of links for each author begin with one to the profile too.
_MENUS = ".popupbody, .memberaction_body, .popupmenu_popup, .dropdown-menu, .dropdown-contents, .userMenu"
_CLOCKED = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")
_LONGEST = 120
_STATISTICS = re.compile(
    r"join|regist|profile|member-?since|last-?(?:edit|seen|visit|post)|edited|signature|quote", re.I
)


def profile_outside(frame: LexborNode, body: LexborNode | None) -> LexborNode | None:
    """The first link to somebody's profile that has words: a post's frame names its author before anybody else."""
    for node in outside(frame, body):
        if closest(node, _MENUS) is not None:
            continue
        if node.tag == "a" and _PROFILES.search(attribute(node, "href") or "") and _is_name(words(node)):
            return node
    return None


def date_outside(frame: LexborNode, body: LexborNode | None) -> tuple[str | None, str | None]:
    """When a post was written, machine-readable and as shown, from the first element that tells a time of day."""
    shown: str | None = None
    for node in outside(frame, body):
        if node.tag in ("script", "style", "option", "select") or _is_statistic(node, frame):
            continue
        stated = attribute(node, "datetime")
        if stated:
            return stated, words(node)
        text = _own_text(node)
        if shown is None and text and len(text) <= _LONGEST and _CLOCKED.search(text):
            shown = text
    return None, shown


def instant_outside(frame: LexborNode, body: LexborNode | None, dates: DateReader) -> Instant:
    """When a post was written: the machine-readable date if there is one, else the one that is shown."""
    stated, shown = date_outside(frame, body)
    at = from_iso(stated)
    return Instant(at) if at else dates.read(shown)


def outside(frame: LexborNode, body: LexborNode | None) -> Iterator[LexborNode]:
    """The elements of a frame that are not in the body, in the order of the page."""
    within = {body.mem_id, *(node.mem_id for node in body.css("*"))} if body is not None else set()
    for node in frame.css("*"):
        if node.mem_id not in within:
            yield node


def framed(document_ids: dict[str, LexborNode], bodies: tuple[str, ...]) -> dict[str, LexborNode]:
    """The frame of each numbered element: itself, what it stands in, or what stands behind it, if that holds a body."""
    found: dict[str, LexborNode] = {}
    for number, node in document_ids.items():
        frame = _frame(node, bodies, set(document_ids))
        if frame is not None:
            found[number] = frame
    return found


def _frame(node: LexborNode, bodies: tuple[str, ...], numbers: set[str]) -> LexborNode | None:
    if first(node, *bodies) is not None:
        return node
    after = node.next
    while after is not None and after.tag in ("-text", "-comment"):
        after = after.next
    if after is not None and first(after, *bodies) is not None and _numbered(after, numbers) == 0:
        return after
    above = node.parent
    while above is not None and above.tag not in ("body", "html", "-document"):
        if _numbered(above, numbers) > 1:
            return None
        if first(above, *bodies) is not None:
            return above
        above = above.parent
    return None


def _numbered(node: LexborNode, numbers: set[str]) -> int:
    return sum(
        (attribute(inner, "id") or attribute(inner, "name") or "") in numbers for inner in node.css("[id], a[name]")
    )


def _is_statistic(node: LexborNode, frame: LexborNode) -> bool:
    above: LexborNode | None = node
    while above is not None and above.mem_id != frame.mem_id:
        marks = f"{attribute(above, 'class') or ''} {attribute(above, 'id') or ''}"
        if above.tag in ("dl", "blockquote") or _STATISTICS.search(marks):
            return True
        above = above.parent
    return False


def _own_text(node: LexborNode) -> str | None:
    child, parts = node.first_child, list[str]()
    while child is not None:
        if child.tag in ("-text", "b", "strong", "i", "em", "span", "a"):
            parts.append(child.text())
        child = child.next
    return line(" ".join(parts))


def _is_name(text: str | None) -> bool:
    return bool(text) and len(text or "") <= 80
