"""The shape of a copy, decided from the whole file: which marks recur and cut it into plausible posts."""

from threadlens.platforms.textcopy._heads import cut_by_heads
from threadlens.platforms.textcopy._lines import read_lines
from threadlens.platforms.textcopy._posts import Cut, RawPost, has_words, tidy
from threadlens.platforms.textcopy._separators import cut_by_separators
from threadlens.platforms.textcopy._signed_cards import cut_by_cards
from threadlens.platforms.textcopy._transcript import cut_by_fields, cut_by_names, cut_chat


def cut(text: str) -> Cut:
    """The copy as posts; one post where nothing in it recurs."""
    lines = read_lines(text)
    for find in (cut_by_cards, cut_by_fields, cut_chat, cut_by_heads, cut_by_names, cut_by_separators):
        found = find(lines)
        if found is not None:
            return found
    post = tidy(RawPost(tuple(lines)))
    return Cut("one post", (post,) if has_words(post) else ())
