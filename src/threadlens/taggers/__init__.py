"""Figures, claims, buzzwords and Phoenix out of posts: one spaCy component a folder, found by a folder scan.

Each folder is a package with a module `component` that registers the spaCy factory `threadlens_<folder>`. The component

    leaves its records in doc.user_data["threadlens_<field>"], where <field> is a field of PostTags
    finds the post's record in doc.user_data["threadlens_post"] (absent in a stranger's pipeline), the sentences'
    spans in doc.user_data["threadlens_sentences"], and what earlier components left

and the module may offer

    REQUIRES: tuple[str, ...]                  folders whose components run before it (default: none)
    NEEDS_TOKENS: bool                         True where it reads more of the doc than its text and user_data
    link(posts, tags) -> Sequence[PostTags]    a second pass over a whole thread, once each of its posts is tagged

A component with a method `use_concepts(concepts)` is given the concepts, one with `use_english(english)` the English
pipeline (taggers/_english.py, loaded when first asked); what its `versions() -> dict[str, str]` returns is part of
Tagger.versions.
A folder with a classifier also has a module `training` (taggers/_training.py says what it offers).
"""

import os
import pkgutil
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import chain, islice
from multiprocessing import get_context
from types import ModuleType
from typing import Any

from threadlens.errors import ThreadlensError
from threadlens.records import Concept, PostTags, PostText

# 64: larger batches cost memory and gain nothing (1024: 620 MB).
_BATCH = 64
# A worker is ready after a second, in which this process tags about this many posts by itself.
_WORTH_WORKERS = 1024
# Batches a worker is given ahead: enough not to wait while this process saves, few enough to bound the memory.
_AHEAD = 12


class Tagger:
    """Tags posts, in this process and in others beside it; the result is the same."""

    def __init__(self, concepts: Sequence[Concept], *, model: str | None = None, workers: int = 1) -> None:
        self._setting = (tuple(concepts), model)
        self._others = workers - 1  # this process is a worker too
        self._pipeline: Any = None
        self._pool: ProcessPoolExecutor | None = None

    @property
    def versions(self) -> dict[str, str]:
        """What code, models and language data the tags come from."""
        return dict(self._own().versions)

    def tag(self, posts: Iterable[PostText]) -> Iterator[PostTags]:
        """The tags of every post, in the order of the posts."""
        stream = iter(posts)
        first = list(islice(stream, _WORTH_WORKERS)) if self._others > 0 and self._pool is None else []
        batches = _batches(chain(first, stream))
        if self._others > 0 and (self._pool is not None or len(first) == _WORTH_WORKERS):
            yield from self._tag_beside_others(batches)
            return
        for batch in batches:
            yield from self._own().tag(batch)

    def close(self) -> None:
        """Ends the other processes now instead of with this object."""
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    def _own(self) -> Any:
        if self._pipeline is None:
            self._pipeline = _build(*self._setting)
        return self._pipeline

    def _tag_beside_others(self, batches: Iterator[list[PostText]]) -> Iterator[PostTags]:
        """Hands batches out and tags one here whenever the next in order is not back yet."""
        pool = self._started()
        waiting: deque[Future[list[PostTags]] | list[PostTags]] = deque()
        most = 2 * _AHEAD * self._others
        handed_out = 0
        while True:
            while handed_out < _AHEAD * self._others and (batch := next(batches, None)):
                waiting.append(pool.submit(_tag_batch, batch))
                handed_out += 1
            if not waiting:
                return
            head = waiting[0]
            if isinstance(head, Future) and not head.done() and len(waiting) < most and (batch := next(batches, None)):
                waiting.append(self._own().tag(batch))
                continue
            waiting.popleft()
            if isinstance(head, Future):
                handed_out -= 1
                yield from head.result()
            else:
                yield from head

    def _started(self) -> ProcessPoolExecutor:
        """The other processes, kept from one call to the next; they end with this object."""
        if self._pool is None:
            # spawn: this process may hold a DuckDB file and its threads, which do not survive a fork.
            self._pool = ProcessPoolExecutor(
                self._others, mp_context=get_context("spawn"), initializer=_start_worker, initargs=self._setting
            )
        return self._pool


@cache
def plugins() -> dict[str, ModuleType]:
    """The component module of every tagger, in the order in which they run."""
    folders = sorted(m.name for m in pkgutil.iter_modules(__path__) if m.ispkg)
    names = [name for name in folders if find_spec(f"{__name__}.{name}.component")]
    modules = {name: import_module(f"{__name__}.{name}.component") for name in names}
    ordered: dict[str, ModuleType] = {}
    while len(ordered) < len(modules):
        ready = [n for n in modules if n not in ordered and set(getattr(modules[n], "REQUIRES", ())) <= set(ordered)]
        if not ready:
            raise ThreadlensError(
                f"these taggers wait for each other: {', '.join(sorted(set(modules) - set(ordered)))}"
            )
        ordered.update((name, modules[name]) for name in ready)
    return ordered


def link_repeats(posts: Sequence[PostText], tags: Sequence[PostTags]) -> tuple[PostTags, ...]:
    """The tags of one thread with what only the whole thread tells: which claim a quoted figure repeats."""
    linked = tuple(tags)
    for module in plugins().values():
        if hasattr(module, "link"):
            linked = tuple(module.link(tuple(posts), linked))
    return linked


def _batches(posts: Iterable[PostText]) -> Iterator[list[PostText]]:
    stream = iter(posts)
    while batch := list(islice(stream, _BATCH)):
        yield batch


def _build(concepts: tuple[Concept, ...], model: str | None) -> Any:
    return import_module("threadlens.taggers._pipeline").Pipeline(plugins(), concepts, model)


_worker_pipeline: Any = None


def _start_worker(concepts: tuple[Concept, ...], model: str | None) -> None:
    global _worker_pipeline  # noqa: PLW0603 (a worker process keeps its pipeline between batches)
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    _worker_pipeline = _build(concepts, model)


def _tag_batch(batch: list[PostText]) -> list[PostTags]:
    tagged: list[PostTags] = _worker_pipeline.tag(batch)
    return tagged
