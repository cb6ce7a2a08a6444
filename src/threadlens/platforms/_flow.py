"""Text as a browser lays it out: white space runs become one space, <br> a line, a paragraph a blank line."""

import re

_COLLAPSIBLE = re.compile(r"[ \t\r\n\f]+")
# Zero-width space, byte order mark, word joiner, soft hyphen and bidi marks: nothing that a reader sees.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff\u2060\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))
_NO_BREAK = str.maketrans("\u00a0\u202f\u2007", "   ")


def plain(text: str) -> str:
    """A text without invisible characters, no-break spaces as spaces, line ends bare, at most one blank line."""
    text = text.translate(_INVISIBLE).translate(_NO_BREAK)
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


class TextFlow:
    """Takes text and breaks in the order of the page and gives the text that is seen."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._breaks = 0
        self._space = False
        self._glued = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing but breaks came."""
        return not self._parts

    def add(self, text: str) -> None:
        """Text between tags."""
        collapsed = _COLLAPSIBLE.sub(" ", text)
        body = collapsed.strip(" ")
        if not body.translate(_INVISIBLE):
            self._space = self._space or " " in collapsed
            return
        if self._parts and self._breaks:
            self._parts.append("\n" * self._breaks)
        elif self._parts and (self._space or collapsed[0] == " "):
            self._parts.append(" ")
        self._breaks = 0
        self._parts.append(body)
        self._space = collapsed[-1] == " "
        self._glued = False

    def lines(self, text: str) -> None:
        """Text whose line ends stand."""
        for line in text.split("\n"):
            self.add(line)
            self.br()

    def marker(self, text: str) -> None:
        """A list item's bullet or number; what comes next stays on its line."""
        self.add(text)
        self._space = self._glued = True

    def br(self) -> None:
        """A line break."""
        if self._glued:
            return
        self._breaks = min(self._breaks + 1, 2)
        self._space = False

    def block(self, gap: int = 1) -> None:
        """The edge of a block: 1 for a new line, 2 for a paragraph's blank line."""
        if self._glued:
            return
        self._breaks = max(self._breaks, gap)
        self._space = False

    def take_last_line(self) -> str:
        """The last line so far, taken out of the flow."""
        text = "".join(self._parts)
        head, _, last = text.rpartition("\n")
        self._parts = [head.rstrip("\n")] if head.strip() else []
        self._breaks = 2
        return last

    def last_line(self) -> str:
        """The last line so far."""
        if len(self._parts) > 40:
            self._parts = ["".join(self._parts)]
        return "".join(self._parts).rpartition("\n")[2]

    def take(self) -> str:
        """The text so far; the flow is empty afterwards."""
        text = plain("".join(self._parts))
        self._parts, self._breaks, self._space, self._glued = [], 0, False, False
        return text
