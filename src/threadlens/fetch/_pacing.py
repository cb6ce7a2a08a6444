"""How long to wait before asking a host again."""

import random
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_JITTER = 0.25  # of the delay, on top of it


class Pace:
    """Keeps a delay between two requests to one host."""

    def __init__(
        self,
        delay: float,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._delay = delay
        self._clock = clock
        self._sleep = sleep
        self._jitter = jitter
        self._free_at: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Sleeps until the host may be asked again."""
        left = self._free_at.get(host, 0.0) - self._clock()
        if left > 0:
            self._sleep(left)

    def asked(self, host: str, crawl_delay: float = 0.0) -> None:
        """Notes that a host was asked just now."""
        delay = max(self._delay, crawl_delay)
        self._free_at[host] = self._clock() + delay * (1 + _JITTER * self._jitter())

    def pause(self, seconds: float) -> None:
        """Sleeps as long as a host asks for, or before another try."""
        self._sleep(seconds)


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for, in either of its forms: a number or a date."""
    if not value:
        return None
    text = value.strip()
    if text.isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
