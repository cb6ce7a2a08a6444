"""What robots.txt allows, by RFC 9309."""

from dataclasses import dataclass

from protego import Protego

# What a crawler has to read of it; RFC 9309, 2.5.
MAX_BYTES = 500 * 1024
PRODUCT = "threadlens"


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one site for this crawler."""

    parsed: Protego | None = None  # None: everything is allowed
    unreachable: str | None = None  # why the file could not be had; then nothing is allowed

    def allows(self, url: str) -> bool:
        """Whether a page may be asked for."""
        if self.unreachable is not None:
            return False
        return self.parsed is None or bool(self.parsed.can_fetch(url, PRODUCT))

    @property
    def delay(self) -> float:
        """Seconds between two requests."""
        if self.parsed is None:
            return 0.0
        rate = self.parsed.request_rate(PRODUCT)
        every = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
        return max(float(self.parsed.crawl_delay(PRODUCT) or 0.0), every)


def rules(status: int, content: bytes) -> Rules:
    """Rules out of a server's answer: 4xx means there are none, 5xx that nobody knows them."""
    if status >= 500:
        return Rules(unreachable=f"it answered {status}")
    if status >= 400:
        return Rules()
    return Rules(Protego.parse(content[:MAX_BYTES].decode("utf-8", "replace").lstrip("\ufeff")))
