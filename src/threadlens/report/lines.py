"""Lines of styled text for a terminal, laid out here: a table of tables costs a second for five hundred findings."""

from collections.abc import Iterable, Iterator
from textwrap import TextWrapper

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.text import Text

Line = list[tuple[str, str]]  # stretches of text, each with its style


class Lines:
    """Lines that are printed as they are."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Segments, which rich colours and writes."""
        for line in self._lines:
            for text, style in line:
                if text:
                    yield Segment(text, console.get_style(style) if style else None)
            yield Segment.line()


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of so many columns."""
    if len(text) == cell_len(text) and max(map(len, text.split()), default=0) <= width and "\n" not in text:
        return TextWrapper(width, break_on_hyphens=False).wrap(text) if len(text) > width else [text]
    found = Text(text).wrap(Console(width=width), width, overflow="fold")  # wide signs and words longer than a line
    return [line.plain.rstrip() for line in found]
