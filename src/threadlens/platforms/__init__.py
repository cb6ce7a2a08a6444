"""Threads, posts and passages out of pages: one folder an engine, found by a scan of the folders beside this file.

Each folder is a package that offers

    LABEL: str                                   the engine's name as people write it
    ORDER = 50                                   tried in rising order; 10 for sure marks, 50 for shapes, 90 for guesses
    detect(document) -> str | None               why the page is of this engine, or None; by structure, never by words
    parse(document) -> Iterator[ThreadPage]      raises ParseError where a mandatory part cannot be read

may offer `people(document) -> dict[str, str]`, names by ids of a list of people that lies beside messages, and has a
folder cases/ of pages with what they must yield. An engine finds its posts with lexbor (`document.tree`), reads fields
with several fallbacks each (`_select`), dates by `_dates` and bodies by `_body`. It gives its own ids ('1234', or
'57/3' where numbers are only unique in a thread), in quotes and replies too, and '' where the page has none; the seam
makes them unique by prefixing the site, drops second copies of a post, masks addresses and reads a post that opens with
a quote as a reply to it. A post of which only the frame can be read is a Problem, not a Post.

An engine is imported when its turn comes: its ORDER is read from the text of its __init__.py.
"""

import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from threadlens.errors import ParseError, RefusedError, UsageError
from threadlens.platforms._deferred import defer
from threadlens.platforms._document import Document
from threadlens.platforms._identity import settle
from threadlens.platforms._listing import Listing as Listing
from threadlens.platforms._listing import listing as listing
from threadlens.platforms._people import with_names as with_names
from threadlens.platforms._refusals import absence, challenge
from threadlens.platforms._repetition import mark_repetitions as mark_repetitions
from threadlens.records import Page, ThreadPage

_ORDER = re.compile(r"^ORDER = (\d+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Recognition:
    """Which platform a page is of, and why."""

    platform: str
    label: str
    reason: str


def plugins() -> dict[str, ModuleType]:
    """Every platform by name, in the order in which they are tried."""
    return {name: _plugin(name) for name in names()}


@cache
def names() -> tuple[str, ...]:
    """The name of every platform, in the order in which they are tried."""
    found = [m.name for m in pkgutil.iter_modules(__path__) if m.ispkg]
    return tuple(sorted(found, key=lambda name: (_order(name), name)))


def recognise(page: Page, *, platform: str | None = None) -> Recognition:
    """The platform of a page; `platform` overrides what its structure says."""
    document = Document(page)
    return _recognise(document, platform)[0]


def parse(page: Page, *, platform: str | None = None) -> Iterator[ThreadPage]:
    """What a page yields: mostly one thread, several for an export of many channels."""
    document = Document(page)
    recognition, plugin = _recognise(document, platform)
    posts = 0
    try:
        for found in plugin.parse(document):
            settled = settle(found, document)
            posts += len(settled.posts)
            if settled.posts or settled.problems:
                yield settled
        if not posts:
            raise ParseError(f"{page.source}: this is a page of {recognition.label}, but no post can be read from it")
    except ParseError as error:
        # A forum's login or error page bears the forum's marks too.
        why = None if posts else absence(document)
        if why is not None:
            raise RefusedError(why) from error
        raise


def people(page: Page) -> dict[str, str]:
    """Names by ids, where a page is the list of people that an export keeps beside its messages."""
    document = Document(page)
    lists = (plugin.people(document) for plugin in plugins().values() if hasattr(plugin, "people"))
    return next((names for names in lists if names), {})


def _recognise(document: Document, platform: str | None) -> tuple[Recognition, ModuleType]:
    if platform is not None:
        if platform not in names():
            raise UsageError(f"no platform is called {platform!r}: `threadlens platforms` lists them")
        return Recognition(platform, _plugin(platform).LABEL, "named by the user"), _plugin(platform)
    if (why := challenge(document)) is not None:
        raise RefusedError(why)
    for name in names():
        plugin = _plugin(name)
        reason = plugin.detect(document)
        if reason:
            return Recognition(name, plugin.LABEL, reason), plugin
    why = absence(document)
    raise RefusedError(
        why or f"{document.page.source}: no thread of a known platform; `threadlens platforms` lists them"
    )


@cache
def _plugin(name: str) -> ModuleType:
    # Beautiful Soup imports CSS selectors and a detector of charsets, which nothing here uses and which take as long as
    # all platforms do.
    for unused in ("soupsieve", "charset_normalizer"):
        defer(unused)
    return import_module(f"{__name__}.{name}")


def _order(name: str) -> int:
    said = next((found for folder in __path__ if (found := _ORDER.search(_source(Path(folder) / name)))), None)
    return int(said[1]) if said else int(_plugin(name).ORDER)


def _source(folder: Path) -> str:
    path = folder / "__init__.py"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
