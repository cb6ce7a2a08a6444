"""Pages from the network, politely: robots.txt, a pause between requests, no address that is not public."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.cookiejar import CookieJar
from importlib.metadata import version
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx2

from threadlens.errors import FetchError
from threadlens.fetch._addresses import Resolve, resolve
from threadlens.fetch._pacing import Pace, retry_after
from threadlens.fetch._reply import CutOffError, Reply, read_reply
from threadlens.fetch._robots import Rules, rules
from threadlens.fetch._statuses import explain_status, is_challenge, is_redirect, is_text
from threadlens.fetch._transport import CheckedTransport
from threadlens.fetch.sites import is_same_site, site_of, without_fragment
from threadlens.records import Answer, Page

_MAX_REDIRECTS = 5  # also what RFC 9309 asks for robots.txt
_PASSING = frozenset({429, 502, 503, 504})
_ACCEPT = "text/html,application/xhtml+xml,application/json;q=0.9,text/plain;q=0.8,*/*;q=0.1"


@dataclass(frozen=True, slots=True)
class Manners:
    """How a client behaves towards the sites it asks."""

    delay: float = 2.0  # seconds between two requests to a host; a longer crawl-delay wins
    contact: str | None = None  # an address or URL where the site's owner reaches whoever runs this
    obey_robots: bool = True
    allow_private: bool = False
    max_bytes: int = 64 * 2**20  # of a page, unpacked
    timeout: float = 30.0  # seconds to connect, and between two pieces of a body
    page_timeout: float = 180.0  # seconds for a whole body
    retries: int = 3
    patience: float = 120.0  # the longest wait that a site may ask for before the run stops instead


@dataclass(frozen=True, slots=True)
class Time:
    """Clock, calendar, sleep and chance, to be replaced in tests."""

    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[], float] = random.random


class Client:
    """Asks for pages one after the other; use it as a context manager."""

    def __init__(
        self,
        manners: Manners | None = None,
        *,
        cookies: CookieJar | None = None,
        time: Time | None = None,
        resolve: Resolve = resolve,
    ) -> None:
        self._manners = manners or Manners()
        self._time = time or Time()
        self._pace = Pace(self._manners.delay, clock=self._time.clock, sleep=self._time.sleep, jitter=self._time.jitter)
        self._rules: dict[str, Rules] = {}
        contact = f" (+{self._manners.contact})" if self._manners.contact else ""
        self.user_agent = f"threadlens/{version('threadlens')}{contact}"
        self._http = httpx2.Client(
            transport=CheckedTransport(allow_private=self._manners.allow_private, resolve=resolve),
            headers={"User-Agent": self.user_agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"},
            cookies=cookies,
            timeout=self._manners.timeout,
            follow_redirects=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes every connection."""
        self._http.close()

    def get(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """The page at a URL, or the word that what the caller has is still right; redirects stay on the site."""
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        asked = _plain_url(url)
        final, reply = self._follow(asked, headers)
        if final == asked:
            final = url  # with its fragment, in which a platform may carry what to ask next
        if reply.status == 304 and headers:
            return Answer(url, final, None, etag, last_modified)
        if reply.status != 200:
            raise FetchError(f"{final}: {explain_status(reply.status, reply.headers)}")
        media_type = reply.headers.get("content-type", "").split(";")[0].strip().lower() or None
        if not is_text(media_type, reply.content):
            raise FetchError(f"{final}: it is {media_type or 'binary'}, not a page")
        page = Page(reply.content, url, final, self._time.now(), media_type, reply.charset)
        return Answer(url, final, page, reply.headers.get("etag"), reply.headers.get("last-modified"))

    def _follow(self, url: str, headers: dict[str, str]) -> tuple[str, Reply]:
        asked = url
        for _ in range(_MAX_REDIRECTS + 1):
            self._require_allowed(url)
            reply = self._ask(url, headers)
            if not is_redirect(reply.status, reply.headers):
                return url, reply
            onward = _plain_url(str(httpx2.URL(url).join(reply.headers["location"])))
            if not is_same_site(url, onward):
                raise FetchError(f"{asked} leads to another site, {onward}: give that URL if you mean it")
            url = onward
        raise FetchError(f"{asked}: more than {_MAX_REDIRECTS} redirects, the last to {url}")

    def _require_allowed(self, url: str) -> None:
        if not self._manners.obey_robots:
            return
        site = _origin(url)
        if site not in self._rules:
            self._rules[site] = self._fetch_rules(site)
            self._pace.asked(site, self._rules[site].delay)
        found = self._rules[site]
        if found.unreachable is not None:
            raise FetchError(
                f"{site}/robots.txt cannot be read ({found.unreachable}), so nothing may be asked for: try again later"
            )
        if not found.allows(url):
            raise FetchError(
                f"{url}: the site's robots.txt asks programs not to read it: save the page in your browser and ingest "
                "the file, or, with the owner's leave, add --no-robots"
            )

    def _fetch_rules(self, site: str) -> Rules:
        url = f"{site}/robots.txt"
        try:
            for _ in range(_MAX_REDIRECTS + 1):
                reply = self._ask(url, {})
                if not is_redirect(reply.status, reply.headers):
                    return rules(reply.status, reply.content)
                url = _plain_url(str(httpx2.URL(url).join(reply.headers["location"])))
        except _UnreachableError as error:
            return Rules(unreachable=error.reason)
        return Rules()  # RFC 9309, 2.3.1.2: after five redirects it may count as not there

    def _ask(self, url: str, headers: dict[str, str]) -> Reply:
        """A reply that is no passing trouble; waits as long as the site asks, within reason."""
        host, waited, reason = site_of(url), 0.0, ""
        for attempt in range(self._manners.retries + 1):
            wait = 2.0**attempt
            try:
                reply = self._ask_once(url, headers)
            except CutOffError as error:
                reason = str(error)
            except httpx2.TransportError as error:
                reason = _reason(error)
            else:
                if reply.status not in _PASSING or is_challenge(reply.headers):
                    return reply
                reason = explain_status(reply.status, reply.headers)
                asked_for = retry_after(reply.headers.get("retry-after"), self._time.now())
                wait = asked_for if asked_for is not None else wait * (15 if reply.status == 429 else 1)
            if waited + wait > self._manners.patience:
                raise FetchError(self._stop_message(host, wait))
            if attempt < self._manners.retries:
                self._pace.pause(wait)
                waited += wait
        raise _UnreachableError(url, reason)

    def _ask_once(self, url: str, headers: dict[str, str]) -> Reply:
        origin = _origin(url)
        self._pace.wait(origin)
        started = self._time.clock()
        try:
            with self._http.stream("GET", url, headers=headers) as response:
                return read_reply(
                    response,
                    max_bytes=self._manners.max_bytes,
                    is_late=lambda: self._time.clock() - started > self._manners.page_timeout,
                )
        finally:
            known = self._rules.get(origin)
            self._pace.asked(origin, known.delay if known else 0.0)

    def _stop_message(self, host: str, wait: float) -> str:
        until = self._time.now() + timedelta(seconds=wait)
        return (
            f"{host} asks to wait until {until:%Y-%m-%d %H:%M} UTC: run the same command again then; "
            "what is stored will not be asked for again"
        )


class _UnreachableError(FetchError):
    """All tries failed."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}, also when tried again: try later; what is stored stays")
        self.reason = reason


def _plain_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        httpx2.URL(url)
    except (ValueError, httpx2.InvalidURL) as error:
        raise FetchError(f"{url}: not a URL ({error})") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise FetchError(f"{url}: only http and https URLs are fetched")
    if parts.username is not None:
        raise FetchError(f"{parts.hostname}: a URL with a password in it would be stored; use --cookies instead")
    return without_fragment(url)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _reason(error: httpx2.TransportError) -> str:
    if isinstance(error, httpx2.TimeoutException):
        return "no answer in time"
    return str(error) or type(error).__name__
