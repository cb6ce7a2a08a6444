"""Threads from the network, page after page: what is stored is walked over, what is new or last is asked for."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from threadlens.errors import FetchError
from threadlens.fetch.client import Client
from threadlens.fetch.sites import is_same_site, without_fragment, without_session
from threadlens.records import Answer, Page, Problem, StoredPage, ThreadPage
from threadlens.stages.collect_assembly import Assembly, Growing
from threadlens.stages.collect_options import Options
from threadlens.stages.collect_parsing import Parsed, parse_page
from threadlens.stages.collect_pseudonyms import REDACTED_MARK
from threadlens.store import Store


@dataclass(frozen=True, slots=True)
class Step:
    """One page of a walk."""

    url: str
    next_url: str | None
    page_number: int | None
    thread_url: str | None
    thread_id: str | None = None
    post_ids: frozenset[str] = frozenset()
    is_api: bool = False  # JSON: the first answer lists the posts, so only it tells of new ones
    is_fresh: bool = True  # asked for in this run, not only known from an earlier one


@dataclass(frozen=True, slots=True)
class _Walk:
    """What a walk over a thread's pages came to."""

    thread_id: str | None = None
    reached_end: bool = False
    skipped: int = 0  # pages that were known and not asked for again
    looped: bool = False


class Crawl:
    """Walks over threads with one client, into one assembly."""

    def __init__(
        self,
        client: Client,
        store: Store,
        assembly: Assembly,
        options: Options,
        *,
        progress: Callable[[], None] = lambda: None,
    ) -> None:
        self._client = client
        self._store = store
        self._assembly = assembly
        self._options = options
        self._progress = progress
        self._asked: dict[str, Step | None] = {}
        self._has_pages = store.query("select 1 from pages limit 1")[1] != []
        self._found: dict[str, StoredPage | None] = {}  # as they were before this run
        self._answers: dict[str, Answer] = {}  # had, but not yet looked at for a thread
        self._left = options.max_pages

    def thread(self, url: str) -> None:
        """Brings a thread to its present state; a refusal becomes a problem, and what came before it stays."""
        start = self._first_page(url)
        if start is None:
            return
        walk = self._walk(start, ask_all=self._options.refresh)
        self._assembly.flush()
        growing = self._assembly.threads.get(walk.thread_id or "")
        if growing is None or not walk.reached_end:
            return
        if walk.skipped and _has_changed(growing):
            # Something before the pages that were asked for came or went: only all of them tell what.
            walk = self._walk(start, ask_all=True)
            self._assembly.flush()
        expected = growing.thread.expected_post_count
        is_whole = walk.reached_end and not walk.skipped and not walk.looped
        if is_whole and (expected is None or expected <= len(growing.seen)):
            self._assembly.delete_missing(growing.thread.thread_id)

    def _first_page(self, url: str) -> str | None:
        """Where a thread begins, also when the URL given is of a page or post in its middle."""
        step = self._known_step(url) or self._ask(url)
        if step is None:
            return None
        begins = step.thread_url
        if (step.page_number or 1) == 1 or not begins or not is_same_site(url, begins):
            return url
        first = self._known_step(begins) or self._ask(begins)
        return begins if first is not None and (first.page_number or 1) == 1 else url

    def _walk(self, start: str, *, ask_all: bool) -> _Walk:
        visited: set[str] = set()
        met: set[str] = set()
        thread_id, skipped, looped = None, 0, False
        for step in self._steps(start, ask_all=ask_all):
            if step is None:
                return _Walk(thread_id, False, skipped)
            thread_id = thread_id or step.thread_id
            if step.thread_id not in {None, thread_id}:
                self._note(step.url, "other_thread", f"{step.url} is of another thread: the walk ends there")
                return _Walk(thread_id, False, skipped)
            skipped += not step.is_fresh
            if without_fragment(step.url) in visited or (step.post_ids and step.post_ids <= met):
                # XenForo answers a page beyond the end with the last one.
                self._note(step.url, "page_loop", f"{step.url} repeats an earlier page: the walk ends there")
                looped = True
                break
            visited.add(without_fragment(step.url))
            met |= step.post_ids
        return _Walk(thread_id, True, skipped, looped)

    def _steps(self, start: str, *, ask_all: bool) -> Iterator[Step | None]:
        """Page after page; None where one could not be had."""
        url: str | None = start
        while url is not None:
            known = None if ask_all else self._known_step(url)
            step = known if known is not None and self._is_passed(known, start) else self._ask(url)
            yield step
            if step is None:
                return
            url = step.next_url and without_session(step.next_url)
            if url is not None and not is_same_site(start, url):
                self._note(url, "other_site", f"{url} is on another site: it was not asked for")
                return

    def _is_passed(self, known: Step, start: str) -> bool:
        """Whether a known page need not be asked for: not the last known one, on which new posts appear."""
        if known.next_url is None or (known.is_api and known.url == start):
            return False
        return self._find(known.next_url) is not None

    def page(self, url: str) -> Page | None:
        """A page as it is now, whatever is on it; None, and a problem, where it cannot be had."""
        if without_fragment(url) not in self._answers:
            answer = self._request(url, None)
            if answer is None or answer.page is None:
                return None
            self._answers[without_fragment(url)] = answer
        return self._answers[without_fragment(url)].page

    def is_known(self, url: str) -> bool:
        """Whether a page of a thread with this URL is stored."""
        return self._known_step(url) is not None

    def _ask(self, url: str) -> Step | None:
        key = without_fragment(url)
        if key not in self._asked:
            self._asked[key] = self._fetch(url)
        return self._asked[key]

    def _fetch(self, url: str) -> Step | None:
        stored = self._find(url)
        content = b"" if stored is None else self._store.page_content(stored.content_hash)
        if content.startswith(REDACTED_MARK):  # nothing to fall back on if the server says 'not modified'
            stored = None
        answer = self._answers.pop(without_fragment(url), None) or self._request(url, stored)
        if answer is None:
            return None
        page = answer.page
        if page is None and stored is not None:
            page = _stored_page(stored, content, url, answer.url)
        step = None if page is None else self._take(page, answer)
        self._asked[without_fragment(answer.url)] = step  # after a redirect
        return step

    def _request(self, url: str, stored: StoredPage | None) -> Answer | None:
        if self._left is not None:
            if self._left <= 0:
                limit = f"--max-pages {self._options.max_pages} was reached"
                self._note(url, "max_pages", f"{url} was not asked for: {limit}; run again to go on")
                return None
            self._left -= 1
        try:
            if stored is None:
                return self._client.get(url)
            return self._client.get(url, etag=stored.etag, last_modified=stored.last_modified)
        except FetchError as error:
            self._note(url, "not_fetched", str(error))
            return None

    def _take(self, page: Page, answer: Answer) -> Step | None:
        parsed = parse_page(page, self._options.platform)
        bare = replace(page, source=without_fragment(page.source), url=without_fragment(page.url or page.source))
        is_new = answer.page is not None
        self._assembly.add(Parsed(bare, parsed.thread_pages, parsed.problem), answer, keep_raw=is_new)
        self._progress()
        if not parsed.thread_pages:
            return None
        return _step(page, parsed.thread_pages[0])

    def _known_step(self, url: str) -> Step | None:
        """What the store knows of a page, without asking."""
        key = without_fragment(url)
        if key in self._asked:
            return self._asked[key]
        return None if self._find(url) is None else known_step(self._store, url, self._options.platform)

    def _find(self, url: str) -> StoredPage | None:
        key = without_fragment(url)
        if key not in self._found:
            self._found[key] = self._store.find_page(key) if self._has_pages else None
        return self._found[key]

    def _note(self, item: str, code: str, message: str) -> None:
        self._assembly.note(Problem("fetch", item, code, message))


def known_pages(store: Store, url: str, options: Options) -> list[str]:
    """The URLs of a thread's stored pages in their order, found without asking anybody."""
    found: list[str] = []
    onward: str | None = url
    while onward is not None and onward not in found:
        step = known_step(store, onward, options.platform)
        if step is None:
            break
        found.append(onward)
        onward = step.next_url
    return found


def known_step(store: Store, url: str, platform: str | None) -> Step | None:
    """What the store knows of a page."""
    stored = store.find_page(without_fragment(url))
    if stored is None:
        return None
    content = store.page_content(stored.content_hash)
    if content.startswith(REDACTED_MARK):
        kept = json.loads(content)
        return Step(url, kept["next_url"], kept["page_number"], kept["thread_url"], kept["thread_id"], is_fresh=False)
    page = _stored_page(stored, content, url, url)
    parsed = parse_page(page, platform)
    if not parsed.thread_pages:
        return None
    return replace(_step(page, parsed.thread_pages[0]), is_fresh=False)


def _stored_page(stored: StoredPage, content: bytes, source: str, url: str) -> Page:
    return Page(content, source, url, stored.fetched_at, stored.media_type, stored.charset)


def _step(page: Page, found: ThreadPage) -> Step:
    ids = frozenset(post.post_id for post in found.posts)
    is_api = page.content.lstrip()[:1] in {b"{", b"["}
    thread = found.thread
    return Step(page.source, found.next_url, found.page_number, thread.url, thread.thread_id, ids, is_api)


def _has_changed(growing: Growing) -> bool:
    """Whether the pages that were asked for show that others are no longer as they are stored."""
    expected = growing.thread.expected_post_count
    if growing.moved or (expected is not None and expected < len(growing.known)):
        return True
    first = min((growing.known[i] for i in growing.seen if i in growing.known), default=0)
    return any(position >= first and post_id not in growing.seen for post_id, position in growing.known.items())
