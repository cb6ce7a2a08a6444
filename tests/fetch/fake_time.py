"""A clock that sleeps without waiting."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from threadlens.fetch.client import Client, Time

START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@dataclass
class FakeTime:
    seconds: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    def time(self) -> Time:
        return Time(
            clock=lambda: self.seconds,
            now=lambda: START + timedelta(seconds=self.seconds),
            sleep=self.sleep,
            jitter=lambda: 0.0,
        )


class MakeClient(Protocol):
    def __call__(self, *, cookies: Any = None, addresses: tuple[str, ...] = ..., **manners: Any) -> Client: ...
